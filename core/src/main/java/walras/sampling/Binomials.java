package walras.sampling;

import java.math.BigInteger;

/** Binomial coefficients of few things, from a table of factorials. */
final class Binomials {

  /** The largest number of things: the factorial of one more is no finite double. */
  static final int MOST = 170;

  private static final double[] FACTORIALS = factorials();

  private Binomials() {}

  /**
   * Returns the number of ways to choose, with a relative error below 1e-15.
   *
   * @param things from 0 to {@link #MOST}
   * @param chosen from 0 to the things
   */
  static double of(int things, int chosen) {
    return FACTORIALS[things] / (FACTORIALS[chosen] * FACTORIALS[things - chosen]);
  }

  private static double[] factorials() {
    double[] factorials = new double[MOST + 1];
    BigInteger product = BigInteger.ONE;
    factorials[0] = 1;
    for (int i = 1; i <= MOST; i++) {
      product = product.multiply(BigInteger.valueOf(i));
      factorials[i] = product.doubleValue();
    }
    return factorials;
  }
}
