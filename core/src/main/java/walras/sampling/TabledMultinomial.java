package walras.sampling;

/**
 * Multinomial counts of a fixed, small number of trials: one binomial per type, each conditional on
 * the types before it, from tables for each number of trials that these may leave.
 *
 * <p>The draws have the law of {@link Multinomial#sample} for a fraction of its cost, but are not
 * the same: each type but the last takes one word of the stream. The tables hold as many numbers as
 * there are types, times half the square of the trials. Immutable, so it may be shared between
 * threads; a draw allocates nothing.
 */
public final class TabledMultinomial {

  /** The largest number of trials. */
  public static final int MOST = 256;

  private final int trials;

  /** The laws of each type's count but the last one's, by type, then by the trials left. */
  private final TabledBinomial[][] laws;

  TabledMultinomial(Multinomial law, int trials) {
    this.trials = trials;
    laws = new TabledBinomial[law.types() - 1][];
    for (int type = 0; type < laws.length; type++) {
      laws[type] = new TabledBinomial[trials + 1];
      for (int left = type == 0 ? trials : 0; left <= trials; left++) {
        laws[type][left] = law.tabled(type, left);
      }
    }
  }

  /**
   * Draws the counts of all types.
   *
   * @param counts output, shape {@code [types]}; the counts sum to the trials
   * @throws IllegalArgumentException if its length is another
   */
  public void sample(Philox rng, long[] counts) {
    Multinomial.requireLength(counts, laws.length + 1);
    int left = trials;
    for (int type = 0; type < laws.length; type++) {
      int count = laws[type][left].sample(rng);
      counts[type] = count;
      left -= count;
    }
    counts[laws.length] = left;
  }
}
