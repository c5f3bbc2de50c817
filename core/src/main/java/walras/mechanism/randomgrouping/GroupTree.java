package walras.mechanism.randomgrouping;

import java.util.Arrays;
import java.util.stream.IntStream;
import walras.kernel.Population.Side;
import walras.sampling.Hypergeometric;
import walras.sampling.Philox;

/**
 * How many agents of each place of a population are in the first of two groups of equal numbers,
 * drawn as far as somebody asks; the others are in the second. An interval of places is split in
 * two by a hypergeometric for each side only where a question needs it; of an interval that stayed
 * whole, the first group has a uniform subset of known size. Exact in distribution: which questions
 * are asked depends on counts known before.
 *
 * <p>Where an interval is split depends on the interval alone, so intervals are kept from
 * replication to replication; counts are not. The first splits cut out a window in which both
 * prices nearly always lie, the others halve. Mutable, confined to one thread; allocates only while
 * new intervals are met.
 */
final class GroupTree {

  /** Standard deviations of a group's imbalance on either side that the first splits cut out. */
  private static final double WINDOW = 5;

  /** Intervals beyond which those kept are forgotten before the next replication. */
  private static final int MOST_KEPT = 1 << 16;

  static final int ROOT = 0;

  private final PopulationTable table;
  private final int windowFrom;
  private final int windowTo;

  private int size;
  private int[] from = new int[0];
  private int[] to = new int[0];
  private int[] left = new int[0];
  private long[] splitAt = new long[0];

  /** Agents of each side in the first group, by interval. */
  private long[][] counts = new long[2][0];

  /** The expected sum of their costs or values, given all counts. */
  private double[][] sums = new double[2][0];

  private long replication;
  private int[] order = new int[0];
  private int splits;

  /** What the last search found: the place, and the counts up to the one before and up to it. */
  int place;

  long before;
  long upTo;

  GroupTree(PopulationTable table) {
    this.table = table;
    double margin = 2 * WINDOW * imbalance(table) + 1;
    windowFrom = placeOf(table, (double) table.agents(Side.BUYER) - margin);
    windowTo = placeOf(table, (double) table.agents(Side.BUYER) + margin);
  }

  /** Returns the standard deviation of a group's excess supply at the price of the pool. */
  private static double imbalance(PopulationTable table) {
    int place = placeOf(table, (double) table.agents(Side.BUYER));
    double variance = 0;
    for (Side side : Side.values()) {
      double all = (double) table.agents(side);
      double reached = (double) table.before(side, place);
      variance += reached * (all - reached) / (4 * (all - 1));
    }
    return Math.sqrt(variance);
  }

  /** Returns the first place before which there are at least as many agents as a number. */
  private static int placeOf(PopulationTable table, double agents) {
    int low = 0;
    int high = table.places();
    while (low < high) {
      int middle = low + (high - low) / 2;
      double count =
          (double) table.before(Side.SELLER, middle) + (double) table.before(Side.BUYER, middle);
      if (count < agents) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Starts a replication with nothing known but how many agents the group has. */
  void start() {
    replication++;
    splits = 0;
    if (size == 0 || size > MOST_KEPT) {
      size = 0;
      add(0, table.places());
    }
    counts[0][ROOT] = table.agents(Side.SELLER) / Trades.GROUPS;
    counts[1][ROOT] = table.agents(Side.BUYER) / Trades.GROUPS;
  }

  /**
   * Finds the first place up to which the number of agents of a group reaches a rank; the last
   * place if none does. The result is in {@link #place}, {@link #before}, {@link #upTo}.
   */
  void search(Philox rng, int group, long rank) {
    int node = ROOT;
    before = 0;
    while (to[node] - from[node] > 1) {
      split(rng, node);
      int low = left[node];
      long count = count(low, group, Side.SELLER) + count(low, group, Side.BUYER);
      if (before + count >= rank) {
        node = low;
      } else {
        before += count;
        node = low + 1;
      }
    }
    place = from[node];
    upTo = before + count(node, group, Side.SELLER) + count(node, group, Side.BUYER);
  }

  /** Makes sure that a place begins an interval, or comes after all. */
  void cut(Philox rng, int at) {
    int node = ROOT;
    while (from[node] < at && at < to[node]) {
      split(rng, node);
      node = at < to[left[node]] ? left[node] : left[node] + 1;
    }
  }

  /** Returns the agents of a side of a group in the places before one that was cut at. */
  long countBefore(int group, Side side, int end) {
    int node = ROOT;
    long sum = 0;
    while (from[node] < end && end < to[node]) {
      int low = left[node];
      if (end >= to[low]) {
        sum += count(low, group, side);
        node = low + 1;
      } else {
        node = low;
      }
    }
    return to[node] <= end ? sum + count(node, group, side) : sum;
  }

  /** Finds the expected sums of costs and values in every interval split, given all counts. */
  void settle() {
    for (int i = splits - 1; i >= 0; i--) {
      int node = order[i];
      int low = left[node];
      sums[0][node] = sum(low, 0) + sum(low + 1, 0);
      sums[1][node] = sum(low, 1) + sum(low + 1, 1);
    }
  }

  /**
   * Returns the expected sum of the costs or values of a side of the first group in the places
   * before one that was cut at.
   */
  double sumBefore(Side side, int end) {
    int node = ROOT;
    double sum = 0;
    while (from[node] < end && end < to[node]) {
      int low = left[node];
      if (end >= to[low]) {
        sum += sum(low, side.index());
        node = low + 1;
      } else {
        node = low;
      }
    }
    return to[node] <= end ? sum + sum(node, side.index()) : sum;
  }

  /** Returns the agents of a side of a group in an interval. */
  long count(int node, int group, Side side) {
    long first = counts[side.index()][node];
    return group == 0 ? first : all(node, side) - first;
  }

  /** Returns the agents of a side in an interval. */
  long all(int node, Side side) {
    return table.before(side, to[node]) - table.before(side, from[node]);
  }

  int from(int node) {
    return from[node];
  }

  /** Returns the place after the last one of an interval. */
  int to(int node) {
    return to[node];
  }

  /** Returns the lower half of an interval that was split; the upper half is the one after it. */
  int left(int node) {
    return left[node];
  }

  /** Tells whether an interval was split in this replication. */
  boolean isSplit(int node) {
    return splitAt[node] == replication;
  }

  /**
   * Returns the last interval that stayed whole with a seller of a group, or the first one with a
   * buyer.
   */
  int outermost(int group, Side side) {
    int node = ROOT;
    while (isSplit(node)) {
      int low = left[node];
      int outer = side == Side.SELLER ? low + 1 : low;
      int inner = side == Side.SELLER ? low : low + 1;
      node = count(outer, group, side) > 0 ? outer : inner;
    }
    return node;
  }

  /** Returns the intervals that stayed whole, in ascending order. */
  int[] whole() {
    return whole(ROOT).toArray();
  }

  private IntStream whole(int node) {
    return isSplit(node)
        ? IntStream.concat(whole(left[node]), whole(left[node] + 1))
        : IntStream.of(node);
  }

  private double sum(int node, int side) {
    if (isSplit(node)) {
      return sums[side][node];
    }
    Side of = side == 0 ? Side.SELLER : Side.BUYER;
    long all = all(node, of);
    double money = table.moneyBefore(of, to[node]) - table.moneyBefore(of, from[node]);
    return all == 0 ? 0 : money * ((double) counts[side][node] / (double) all);
  }

  private void split(Philox rng, int node) {
    if (isSplit(node)) {
      return;
    }
    int low = left[node];
    if (low < 0) {
      int middle = middle(from[node], to[node]);
      low = add(from[node], middle);
      add(middle, to[node]);
      left[node] = low;
    }
    divide(rng, node, low, Side.SELLER);
    divide(rng, node, low, Side.BUYER);
    splitAt[node] = replication;
    if (splits == order.length) {
      order = Arrays.copyOf(order, 2 * splits + 64);
    }
    order[splits++] = node;
  }

  /** Draws how many agents of the first group in an interval lie in its lower part. */
  private void divide(Philox rng, int node, int low, Side side) {
    long[] known = counts[side.index()];
    long lower = Hypergeometric.sample(rng, all(node, side), all(low, side), known[node]);
    known[low] = lower;
    known[low + 1] = known[node] - lower;
  }

  private int middle(int first, int end) {
    if (first < windowFrom && windowFrom < end) {
      return windowFrom;
    }
    return first < windowTo && windowTo < end ? windowTo : first + (end - first) / 2;
  }

  private int add(int first, int end) {
    if (size == from.length) {
      grow(2 * size + 64);
    }
    from[size] = first;
    to[size] = end;
    left[size] = -1;
    splitAt[size] = 0;
    return size++;
  }

  private void grow(int capacity) {
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    left = Arrays.copyOf(left, capacity);
    splitAt = Arrays.copyOf(splitAt, capacity);
    for (int side = 0; side < counts.length; side++) {
      counts[side] = Arrays.copyOf(counts[side], capacity);
      sums[side] = Arrays.copyOf(sums[side], capacity);
    }
  }
}
