package walras.sampling;

/**
 * Factorials of small numbers from a table, and the hypergeometric probabilities that they give
 * without a logarithm. The table takes 512 kB.
 */
final class Factorials {

  /** The largest number. */
  static final int MOST = 1 << 15;

  /** Ratios below 2 to this power are zero. */
  private static final int LEAST_EXPONENT = -1000;

  /** By number, its factorial's mantissa, from 1 to 2, and its binary exponent, a whole number. */
  private static final double[] TABLE = table();

  private Factorials() {}

  /** Multiplies unevaluated sums of two doubles; what they lose is far below the last bit. */
  private static double[] table() {
    double[] table = new double[2 * (MOST + 1)];
    table[0] = 1;
    double high = 1;
    double low = 0;
    int exponent = 0;
    for (int number = 1; number <= MOST; number++) {
      double product = high * number;
      double rest = Math.fma(high, number, -product) + low * number;
      double sum = product + rest;
      int shift = Math.getExponent(sum);
      low = Math.scalb(rest - (sum - product), -shift);
      high = Math.scalb(sum, -shift);
      exponent += shift;
      table[2 * number] = high;
      table[2 * number + 1] = exponent;
    }
    return table;
  }

  /** Returns the mantissa of a factorial, from 1 to 2, correctly rounded. */
  static double mantissa(long number) {
    return TABLE[2 * (int) number];
  }

  /** Returns the binary exponent of a factorial. */
  static double exponent(long number) {
    return TABLE[2 * (int) number + 1];
  }

  /**
   * Returns the hypergeometric probability of a count, with a relative error below 2e-15; zero if
   * it is below 1e-300.
   *
   * @param population at most {@link #MOST}
   */
  static double probability(long population, long successes, long draws, long count) {
    long others = population - successes;
    long left = population - draws;
    double margins = mantissa(successes) * mantissa(others) * mantissa(draws) * mantissa(left);
    double exponents = exponent(successes) + exponent(others) + exponent(draws) + exponent(left);
    long rest = others - draws;
    double cells = cells(successes, draws, rest, count) * mantissa(population);
    double cellExponents = cellExponents(successes, draws, rest, count) + exponent(population);
    return scaled(margins / cells, exponents - cellExponents);
  }

  /**
   * Returns the hypergeometric probability of a count over that of the mode, with a relative error
   * below 2e-15; zero if it is below 1e-300.
   *
   * @param population at most {@link #MOST}
   */
  static double ratio(long population, long successes, long draws, long mode, long count) {
    long rest = population - successes - draws;
    return scaled(
        cells(successes, draws, rest, mode) / cells(successes, draws, rest, count),
        cellExponents(successes, draws, rest, mode) - cellExponents(successes, draws, rest, count));
  }

  /** Returns the mantissas of the four cells of the table of successes against draws. */
  private static double cells(long successes, long draws, long rest, long count) {
    return (mantissa(count) * mantissa(successes - count))
        * (mantissa(draws - count) * mantissa(rest + count));
  }

  private static double cellExponents(long successes, long draws, long rest, long count) {
    return (exponent(count) + exponent(successes - count))
        + (exponent(draws - count) + exponent(rest + count));
  }

  private static double scaled(double mantissa, double exponent) {
    return exponent < LEAST_EXPONENT
        ? 0
        : mantissa * Double.longBitsToDouble((long) (Double.MAX_EXPONENT + exponent) << 52);
  }
}
