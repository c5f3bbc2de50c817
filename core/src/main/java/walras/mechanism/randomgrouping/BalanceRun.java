package walras.mechanism.randomgrouping;

/**
 * The neighbouring stretches of prices on which a market balances best, as far as a window shows
 * them. Mutable, reused by one thread.
 */
final class BalanceRun {

  /** The first stretch of the run, and the last. */
  int first;

  int last;

  /**
   * Finds the run.
   *
   * @param supply the units supplied on each stretch of the window, ascending
   * @param demand the units demanded there, descending
   * @param stretches the number of stretches of the window
   * @param outside where there are prices that the window does not show
   * @return whether none of them can belong to the run
   */
  boolean find(long[] supply, long[] demand, int stretches, Outside outside) {
    int right = from(supply, demand, stretches, 0);
    long shortage = right > 0 ? demand[right - 1] - supply[right - 1] : Long.MAX_VALUE;
    long surplus = right < stretches ? supply[right] - demand[right] : Long.MAX_VALUE;
    first = shortage <= surplus ? from(supply, demand, stretches, -shortage) : right;
    last = (surplus <= shortage ? from(supply, demand, stretches, surplus + 1) : right) - 1;
    return !(outside.below && first == 0) && !(outside.above && last == stretches - 1);
  }

  /** Which prices lie outside a window. */
  enum Outside {
    NONE(false, false),
    BELOW(true, false),
    ABOVE(false, true),
    BOTH(true, true);

    private final boolean below;
    private final boolean above;

    Outside(boolean below, boolean above) {
      this.below = below;
      this.above = above;
    }

    /** Returns what lies outside the stretches from one to another of some number. */
    static Outside of(int from, int to, int all) {
      if (from > 0) {
        return to < all - 1 ? BOTH : BELOW;
      }
      return to < all - 1 ? ABOVE : NONE;
    }
  }

  /** Returns the first stretch with at least some excess supply, or their number. */
  private static int from(long[] supply, long[] demand, int stretches, long excess) {
    int low = -1;
    int high = stretches;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (supply[middle] - demand[middle] >= excess) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
