package walras.run;

/**
 * The number of replications in a block: the unit of merging, and so of bits.
 *
 * <p>A function of the market and its size alone, never of the number of replications or of
 * measured time. Every block size divides 10^4, so that looks, at 10^4 times powers of two, end
 * whole blocks. A block aims at {@value #TARGET_NANOSECONDS} ns of declared cost, and at results of
 * at most 64 KiB for 25 metrics: with more than three states the sparse histograms of a block of
 * 10^4 replications would exceed that.
 */
final class BlockSize {

  static final double TARGET_NANOSECONDS = 2e7;

  private static final int[] DIVISORS = {10_000, 5_000, 2_500, 1_250, 625, 125, 25, 5, 1};
  private static final int STATES_OF_LARGEST = 3;

  private BlockSize() {}

  /**
   * Returns the number of replications per block.
   *
   * @param nanosecondsPerReplication the declared cost, positive
   * @param states the number of states of the market
   */
  static int of(double nanosecondsPerReplication, int states) {
    if (!(nanosecondsPerReplication > 0)) {
      throw new IllegalArgumentException(
          "declared cost must be positive, got " + nanosecondsPerReplication);
    }
    for (int size : DIVISORS) {
      boolean quick = size * nanosecondsPerReplication <= TARGET_NANOSECONDS;
      boolean small = (long) size * states <= (long) DIVISORS[0] * STATES_OF_LARGEST;
      if (quick && small) {
        return size;
      }
    }
    return 1;
  }
}
