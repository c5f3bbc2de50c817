package walras.mechanism.sigmawalras.linear;

import java.util.OptionalDouble;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.numeric.Roots;

/** Slopes at which budgets of linear-quadratic economies balance. */
public final class CriticalSlope {

  private static final double LARGEST = 1e12;

  private CriticalSlope() {}

  /**
   * Returns the slope at which agents of a class pay the price and nothing more, where all classes
   * have the same mu: {@code mu c / (a - 2 c)}; nothing if no slope does.
   */
  public static OptionalDouble ofClass(SizedEconomy sized, int k) {
    LinearSlope zero = new LinearSlope(sized, 0);
    double mu = sized.economy().type(k).mu();
    double left = sized.ownEffect(k) - 2 * zero.impact(k);
    return left > 0 ? OptionalDouble.of(mu * zero.impact(k) / left) : OptionalDouble.empty();
  }

  /**
   * Returns the least slope at which no agent pays less than the price at any profile, so that
   * every budget has a surplus; nothing if no slope does.
   */
  public static OptionalDouble sufficient(SizedEconomy sized) {
    return sized.economy().hasCommonSlope() ? largest(sized) : searched(sized);
  }

  private static OptionalDouble largest(SizedEconomy sized) {
    double largest = 0;
    for (int k = 0; k < sized.economy().classes(); k++) {
      if (sized.count(k) > 0) {
        OptionalDouble own = ofClass(sized, k);
        if (own.isEmpty()) {
          return own;
        }
        largest = Math.max(largest, own.getAsDouble());
      }
    }
    return OptionalDouble.of(largest);
  }

  private static OptionalDouble searched(SizedEconomy sized) {
    double high = 1;
    while (!(excess(sized, high) >= 0)) {
      high *= 2;
      if (high > LARGEST) {
        return OptionalDouble.empty();
      }
    }
    return Roots.between(sigma -> excess(sized, sigma), 0, high);
  }

  private static double excess(SizedEconomy sized, double sigma) {
    LinearSlope slope = new LinearSlope(sized, sigma);
    double largest = 0;
    for (int k = 0; k < sized.economy().classes(); k++) {
      if (sized.count(k) > 0) {
        if (!(slope.response(k) > 0)) {
          return Double.NEGATIVE_INFINITY;
        }
        largest = Math.max(largest, slope.kappa(k));
      }
    }
    return sigma - largest;
  }
}
