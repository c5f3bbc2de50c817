package walras.mechanism.efficienttrade.types;

import java.io.Serializable;
import org.apache.commons.math3.special.Beta;
import walras.numeric.Elementary;

/**
 * The regularised incomplete beta function, accurate relative to itself to a few units in the last
 * place however small its argument is. Immutable.
 *
 * <p>Source: the continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions,
 * by the method of Lentz as Thompson and Barnett (1986) modified it.
 */
final class IncompleteBeta implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MOST_STEPS = 1000;
  private static final double ROUNDING = 0x1p-51;

  private final double a;
  private final double b;
  private final double inverse;

  /** Creates the function with the exponents of its argument and of one less the argument. */
  IncompleteBeta(double a, double b) {
    this.a = a;
    this.b = b;
    inverse = Elementary.exp(-Beta.logBeta(a, b));
  }

  /** Returns c in {@code I_x ~ c x^a} for small x. */
  double coefficient() {
    return inverse / a;
  }

  /** Returns the function at a number, which is taken for 0 below 0 and for 1 above 1. */
  double at(double x) {
    if (!(x > 0)) {
      return 0;
    }
    double rest = 1 - x;
    if (!(rest > 0)) {
      return 1;
    }
    double lost = 1 - rest - x;
    double power = Elementary.pow(rest, b) * (1 + b * lost / rest);
    double leading = inverse * Elementary.pow(x, a) * power;
    return x < (a + 1) / (a + b + 2)
        ? leading / a * fraction(x, a, b)
        : 1 - leading / b * fraction(rest, b, a);
  }

  private static double fraction(double x, double a, double b) {
    double d = 1 / (1 - (a + b) * x / (a + 1));
    double c = 1;
    double fraction = d;
    for (int m = 1; m <= MOST_STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / (1 + even * d);
      c = 1 + even / c;
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / (1 + odd * d);
      c = 1 + odd / c;
      fraction *= d * c;
      if (Math.abs(d * c - 1) <= ROUNDING) {
        break;
      }
    }
    return fraction;
  }
}
