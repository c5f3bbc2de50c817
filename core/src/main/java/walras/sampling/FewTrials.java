package walras.sampling;

/**
 * Exact binomial draws of few trials, by inversion as in {@link Binomial} for less: the probability
 * of no success is a product. The draws differ from those of {@link Binomial#sample} by rounding
 * alone, with a probability below 1e-13.
 *
 * <p>Stateless; a draw allocates nothing and takes one word of the stream, none if the outcome is
 * certain.
 */
public final class FewTrials {

  /** The largest number of trials. */
  public static final int MOST = 16;

  private FewTrials() {}

  /**
   * Draws the number of successes in independent trials.
   *
   * @param trials from 0 to {@link #MOST}
   * @param probability of success, from 0 to 1
   * @throws IllegalArgumentException if an argument is outside its range or NaN
   */
  public static long sample(Philox rng, long trials, double probability) {
    if (trials < 0 || trials > MOST) {
      throw new IllegalArgumentException("trials must lie in [0, 16], got " + trials);
    }
    Binomial.requireProbability(probability);
    if (trials == 0) {
      return 0;
    }
    double rare = Math.min(probability, 1 - probability);
    long count = rare == 0 ? 0 : invert(rng, trials, rare);
    return probability > 0.5 ? trials - count : count;
  }

  private static long invert(Philox rng, long trials, double rare) {
    double common = 1 - rare;
    double rest = rng.nextDouble();
    if (trials == 1) {
      return rest < common ? 0 : 1;
    }
    double term = common;
    for (long trial = 1; trial < trials; trial++) {
      term *= common;
    }
    long count = 0;
    while (rest >= term && ++count < trials) {
      rest -= term;
      term *= (double) (trials - count + 1) * (rare / common) / (double) count;
    }
    return count;
  }
}
