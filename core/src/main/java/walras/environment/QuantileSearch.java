package walras.environment;

/** Quantiles of a law given its probabilities and density: Newton's steps within a bracket. */
final class QuantileSearch {

  private static final int MOST_STEPS = 200;

  /** Relative error of a probability at which the search ends. */
  private static final double PRECISION = 1e-12;

  /** Steps, in units in the last place, that are only rounding. */
  private static final double ROUNDING = 4;

  /** How fast the search comes down to quantiles near zero, where densities may be infinite. */
  private static final double DESCENT = 0x1p-10;

  private QuantileSearch() {}

  /**
   * Returns the value below which a share of the values between two numbers lies, its probability
   * accurate to 1e-12 of itself or to the resolution of values.
   *
   * @param share from 0 to 1
   */
  static double find(ContinuousLaw law, double from, double to, double share) {
    double target = share * law.mass(from, to);
    double low = from;
    double high = to;
    double value = from + share * (to - from);
    for (int step = 0; step < MOST_STEPS; step++) {
      double beyond = law.mass(from, value) - target;
      double resolution = ROUNDING * Math.ulp(value) * law.density(value);
      if (Math.abs(beyond) <= PRECISION * target + resolution) {
        return value;
      }
      if (beyond < 0) {
        low = value;
      } else {
        high = value;
      }
      double next = value - beyond / law.density(value);
      if (!(next > low && next < high)) {
        next = low == 0 ? DESCENT * high : 0.5 * (low + high);
      }
      value = next;
    }
    return value;
  }
}
