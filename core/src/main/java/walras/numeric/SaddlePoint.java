package walras.numeric;

/**
 * The two terms of the saddle-point form of discrete probabilities.
 *
 * <p>Source: Loader (2000), "Fast and accurate computation of binomial probabilities". A factorial
 * is written as {@code x! = sqrt(2 pi max(x, 1)) x^x exp(-x + stirlingError(x))}; the powers of a
 * binomial or hypergeometric probability then collect into deviances, which are small and never
 * negative where the powers are huge and cancel.
 */
public final class SaddlePoint {

  /** The range of v in which the series needs no more than its eight terms. */
  private static final double SERIES = 0.1;

  /** log(x!) - x log(x) + x - log(2 pi max(x, 1)) / 2 for x below 16, from 40-digit arithmetic. */
  private static final double[] STIRLING_ERRORS = {
    -0.9189385332046728,
    0.08106146679532726,
    0.0413406959554093,
    0.02767792568499834,
    0.020790672103765093,
    0.016644691189821193,
    0.013876128823070748,
    0.01189670994589177,
    0.010411265261972096,
    0.009255462182712733,
    0.00833056343336287,
    0.007573675487951841,
    0.00694284010720953,
    0.006408994188004207,
    0.0059513701127588475,
    0.005554733551962801
  };

  private SaddlePoint() {}

  /**
   * Returns {@code x log(x / mean) + mean - x}, with a relative error below 1e-14.
   *
   * <p>The excess is an argument of its own because {@code x - mean} cancels: at 10^15 the mean has
   * a rounding error of 0.06, which would shift a log-probability by 1e-8 eight standard deviations
   * out. Within |v| of 0.1, v = (x - mean) / (x + mean), the logarithm is 2 artanh(v) and the
   * leading terms cancel on paper:
   *
   * <pre>(x - mean) v (1 + (v + v^2) (1/3 + v^2/5 + v^4/7 + ...))</pre>
   *
   * @param x the observed count, at least 0
   * @param mean the expected count, above 0
   * @param excess {@code x - mean}, accurate to its last bits
   */
  public static double deviance(double x, double mean, double excess) {
    double v = excess / (x + mean);
    if (Math.abs(v) > SERIES) {
      return x == 0 ? mean : x * Elementary.log(x / mean) - excess;
    }
    double w = v * v;
    return excess * v * Math.fma(v + w, artanhSeries(w), 1);
  }

  /**
   * Returns {@code log(x / y)} for positive numbers, with a relative error below 1e-15 where they
   * are close: there their difference is exact, and no logarithm is taken.
   */
  public static double logRatio(double x, double y) {
    double v = (x - y) / (x + y);
    if (Math.abs(v) > SERIES) {
      return Elementary.log(x / y);
    }
    double w = v * v;
    return 2 * v * Math.fma(w, artanhSeries(w), 1);
  }

  /** Returns 1/3 + w/5 + w^2/7 + ... for w of at most 0.01. */
  private static double artanhSeries(double w) {
    double series = Math.fma(w, 1.0 / 17, 1.0 / 15);
    series = Math.fma(w, series, 1.0 / 13);
    series = Math.fma(w, series, 1.0 / 11);
    series = Math.fma(w, series, 1.0 / 9);
    series = Math.fma(w, series, 1.0 / 7);
    series = Math.fma(w, series, 1.0 / 5);
    return Math.fma(w, series, 1.0 / 3);
  }

  /**
   * Returns the logarithm of what Stirling's formula misses of x!, with an absolute error below
   * 1e-13.
   *
   * @param x a whole number, at least 0; at 0 the formula takes sqrt(2 pi) for sqrt(2 pi x)
   */
  public static double stirlingError(double x) {
    if (x < STIRLING_ERRORS.length) {
      return STIRLING_ERRORS[(int) x];
    }
    double w = 1 / (x * x);
    return (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680)))) / x;
  }
}
