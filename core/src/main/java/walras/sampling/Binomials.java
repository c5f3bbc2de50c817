package walras.sampling;

import java.math.BigInteger;

/** Binomial coefficients of few things, from a table of factorials over powers of two. */
final class Binomials {

  /** The largest number of things: the largest coefficient of 1030 is no finite double. */
  static final int MOST = 1020;

  private static final double[] MANTISSAS = new double[MOST + 1];
  private static final int[] EXPONENTS = new int[MOST + 1];

  static {
    BigInteger factorial = BigInteger.ONE;
    for (int things = 0; things <= MOST; things++) {
      factorial = things == 0 ? factorial : factorial.multiply(BigInteger.valueOf(things));
      int exponent = factorial.bitLength() - 1;
      int cut = Math.max(0, exponent - Long.SIZE);
      BigInteger leading = factorial.shiftRight(cut);
      boolean isRounded = factorial.getLowestSetBit() < cut;
      double rounded = (isRounded ? leading.setBit(0) : leading).doubleValue();
      MANTISSAS[things] = Math.scalb(rounded, cut - exponent);
      EXPONENTS[things] = exponent;
    }
  }

  private Binomials() {}

  /**
   * Returns the number of ways to choose, with a relative error below 1e-15.
   *
   * @param things from 0 to {@link #MOST}
   * @param chosen from 0 to the things
   */
  static double of(int things, int chosen) {
    int rest = things - chosen;
    double mantissa = MANTISSAS[things] / (MANTISSAS[chosen] * MANTISSAS[rest]);
    int exponent = EXPONENTS[things] - EXPONENTS[chosen] - EXPONENTS[rest];
    return mantissa * Double.longBitsToDouble((long) (Double.MAX_EXPONENT + exponent) << 52);
  }
}
