package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.sampling.Philox;

/**
 * Finds where the number of units of a {@link CellTree} reaches a rank, and splits intervals on the
 * way. A search begins where the one before it ended if it counts the same kinds of units: what is
 * asked for next is mostly near. Mutable, confined to one thread.
 */
final class CellSearch {

  private static final int NO_KIND = 0;

  private final CellTree tree;
  private final Cells cells;

  /** The intervals from all cells down to the one found last, and the units before each. */
  private int[] path = new int[0];

  private long[] pathBefore = new long[0];
  private int depth;
  private int kinds;

  /** What the last search found: the cell, and the counts up to the one before and up to it. */
  int cell;

  long before;
  long upTo;

  CellSearch(CellTree tree, Cells cells) {
    this.tree = tree;
    this.cells = cells;
    grow();
  }

  /** Starts a replication. */
  void start() {
    kinds = NO_KIND;
  }

  /**
   * Finds the first threshold up to which the number of units of some kinds reaches a rank; the
   * last threshold if none does. The result is in {@link #cell}, {@link #before}, {@link #upTo}.
   *
   * @param counted one bit per kind
   * @param without the threshold of one unit that does not count, or {@link Units#NOBODY}
   */
  void find(Philox rng, int counted, long rank, int without) {
    int part = without == Units.NOBODY ? Units.NOBODY : cells.upTo(without);
    climb(counted, rank, part);
    int node = path[depth];
    while (tree.cell(node) == 0) {
      node = descend(rng, node, rank, part);
      push(node, part);
    }
    upTo = before + tree.count(node, kinds, part);
    cell = tree.cell(node);
  }

  /** Does the same for parts of cells, and returns the interval of the one found. */
  int findPart(Philox rng, int counted, long rank) {
    find(rng, counted, rank, Units.NOBODY);
    int node = path[depth];
    while (tree.parts(node) - tree.partsBefore(node) > 1) {
      node = descend(rng, node, rank, Units.NOBODY);
    }
    upTo = before + tree.count(node, kinds, Units.NOBODY);
    return node;
  }

  /** Returns to the smallest interval on the path in which a rank is reached. */
  private void climb(int counted, long rank, int part) {
    if (kinds != counted) {
      kinds = counted;
      depth = 0;
      path[0] = CellTree.ROOT;
      pathBefore[0] = 0;
    }
    before = before(part);
    while (depth > 0 && (rank <= before || rank > before + tree.count(path[depth], kinds, part))) {
      depth--;
      before = before(part);
    }
  }

  /** Returns the number of units before the end of the path. */
  private long before(int part) {
    return pathBefore[depth] - (part <= tree.partsBefore(path[depth]) ? 1 : 0);
  }

  private void push(int node, int part) {
    depth++;
    if (depth == path.length) {
      grow();
    }
    path[depth] = node;
    pathBefore[depth] = before + (part <= tree.partsBefore(node) ? 1 : 0);
  }

  private void grow() {
    path = Arrays.copyOf(path, 2 * path.length + 32);
    pathBefore = Arrays.copyOf(pathBefore, path.length);
  }

  /** Returns the half of an interval in which a rank is reached, and counts what is before it. */
  private int descend(Philox rng, int node, long rank, int part) {
    tree.split(rng, node);
    int low = tree.left(node);
    long count = tree.count(low, kinds, part);
    if (before + count >= rank) {
      return low;
    }
    before += count;
    return low + 1;
  }
}
