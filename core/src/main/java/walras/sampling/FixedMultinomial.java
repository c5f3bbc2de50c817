package walras.sampling;

/**
 * Multinomial counts of a fixed number of trials: the draws of {@link Multinomial#sample}, bit for
 * bit, for less, as the law of the first count is prepared.
 *
 * <p>Immutable, so it may be shared between threads; a draw allocates nothing.
 */
public final class FixedMultinomial {

  private final Multinomial law;
  private final long trials;
  private final FixedBinomial first;

  FixedMultinomial(Multinomial law, long trials, FixedBinomial first) {
    this.law = law;
    this.trials = trials;
    this.first = first;
  }

  /**
   * Draws the counts of all types.
   *
   * @param counts output, shape {@code [types]}; the counts sum to the trials
   * @throws IllegalArgumentException if its length is another
   */
  public void sample(Philox rng, long[] counts) {
    law.requireLength(counts);
    long count = first.sample(rng);
    law.sampleFrom(1, rng, trials - count, counts);
    counts[0] = count; // last, as what is left goes to the last type, which may be this one
  }
}
