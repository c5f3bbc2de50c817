package walras.mechanism.randomgrouping;

import walras.sampling.Philox;

/**
 * How many units of a {@link CellTree} are reached at the prices that were asked for last: what is
 * asked for once is asked for again, of another kind of units. Mutable, confined to one thread.
 */
final class PriceCounts {

  /** The prices formed, and two for the reports of either trader. */
  private static final int KEPT = 8;

  private final CellTree tree;
  private final Cells cells;
  private final int[] prices = new int[KEPT];
  private final long[] counts = new long[KEPT * CellTree.KINDS];
  private int asked;

  PriceCounts(CellTree tree, Cells cells) {
    this.tree = tree;
    this.cells = cells;
  }

  /** Starts a replication. */
  void start() {
    asked = 0;
  }

  /**
   * Returns the number of units reached at a price index.
   *
   * @param kinds one bit per kind
   */
  long of(Philox rng, int kinds, int price) {
    int first = place(rng, price) * CellTree.KINDS;
    long sum = counts[first] & -(kinds & 1L);
    sum += counts[first + 1] & -(kinds >> 1 & 1L);
    sum += counts[first + 2] & -(kinds >> 2 & 1L);
    return sum + (counts[first + 3] & -(kinds >> 3 & 1L));
  }

  private int place(Philox rng, int price) {
    int known = Math.min(asked, KEPT);
    for (int place = 0; place < known; place++) {
      if (prices[place] == price) {
        return place;
      }
    }
    int place = asked++ % KEPT;
    prices[place] = price;
    tree.countUpTo(rng, cells.upTo(price), counts, place * CellTree.KINDS);
    return place;
  }
}
