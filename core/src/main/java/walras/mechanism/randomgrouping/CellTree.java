package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.environment.ContinuousLaw;
import walras.sampling.Binomial;
import walras.sampling.FewTrials;
import walras.sampling.Philox;

/**
 * Counts of units by threshold, drawn as far as somebody asks: an interval of thresholds is split
 * in two by a binomial for each of the four kinds of units only where a question needs it. What
 * stays whole is known by its counts alone. Exact in distribution: given an interval's count, its
 * units are independent, and which questions are asked depends on counts known before.
 *
 * <p>Where an interval is split depends on the interval alone, so probabilities are kept from
 * replication to replication; counts are not. An interval is split at the median of the prices
 * expected in it, so that a price takes about as many splits as it has bits of information: the
 * cost does not depend on the number of thresholds where it grows with the noise of prices.
 * Mutable, confined to one thread.
 */
final class CellTree {

  /** Sellers of groups 0 and 1, then buyers of groups 0 and 1. */
  static final int KINDS = 4;

  static final int BUYERS = 2;

  /** The kinds of units of sellers in each market, and of buyers: one bit per kind. */
  static final int[] SELLERS_OF = {0b0001, 0b0010, 0b0011};

  static final int[] BUYERS_OF = {0b0100, 0b1000, 0b1100};
  static final int ALL = 0b1111;

  /** Intervals beyond which those kept are forgotten before the next replication. */
  private static final int MOST_KEPT = 1 << 14;

  static final int ROOT = 0;

  private final Cells cells;
  private final ContinuousLaw cost;
  private final ContinuousLaw value;
  private final PriceLaw prices;

  private int size;
  private int[] from = new int[0];
  private int[] to = new int[0];
  private int[] left = new int[0];

  /** The cell that holds an interval, or zero if it holds several cells. */
  private int[] cellOf = new int[0];

  private double[] costShare = new double[0];
  private double[] valueShare = new double[0];
  private double[] costMean = new double[0];
  private double[] valueMean = new double[0];
  private long[] splitAt = new long[0];
  private long[] counts = new long[0];
  private double[] sums = new double[0];

  private long replication;
  private int[] order = new int[0];
  private int splits;
  private int sellerPart;
  private int buyerPart;

  /**
   * Creates a tree over thresholds 1 to the number of steps.
   *
   * @param prices where prices are expected
   */
  CellTree(Cells cells, ContinuousLaw cost, ContinuousLaw value, PriceLaw prices) {
    this.cells = cells;
    this.cost = cost;
    this.value = value;
    this.prices = prices;
  }

  /**
   * Starts a replication with nothing known but how many units there are of each kind.
   *
   * @param seller the part that holds a unit of a seller of group 0, drawn before, or {@link
   *     Units#NOBODY}
   * @param buyer the part that holds a unit of a buyer of group 0, drawn before
   */
  void start(long perGroup, int seller, int buyer) {
    replication++;
    splits = 0;
    sellerPart = seller;
    buyerPart = buyer;
    if (size == 0 || size > MOST_KEPT) {
      size = 0;
      add(0, cells.all());
    }
    for (int kind = 0; kind < KINDS; kind++) {
      counts[ROOT * KINDS + kind] = perGroup;
    }
  }

  /** Finds the expected sum of costs or values in every interval split, given all counts. */
  void settle() {
    for (int i = splits - 1; i >= 0; i--) {
      int node = order[i];
      for (int kind = 0; kind < KINDS; kind++) {
        sums[node * KINDS + kind] = sum(left[node], kind) + sum(left[node] + 1, kind);
      }
    }
  }

  /** Returns the expected sum of the costs or values of one kind of units. */
  double total(int kind) {
    return sum(ROOT, kind);
  }

  /**
   * Finds the expected sums of the costs or values of all kinds of units up to a part of a cell, at
   * the edge of an interval.
   *
   * @param sumsUpTo output, one sum per kind
   */
  void sumUpTo(int part, double[] sumsUpTo) {
    Arrays.fill(sumsUpTo, 0);
    int node = ROOT;
    while (to[node] > part && from[node] < part) {
      int low = left[node];
      if (part >= to[low]) {
        addSums(low, sumsUpTo);
        node = low + 1;
      } else {
        node = low;
      }
    }
    if (to[node] <= part) {
      addSums(node, sumsUpTo);
    }
  }

  private void addSums(int node, double[] sumsUpTo) {
    for (int kind = 0; kind < KINDS; kind++) {
      sumsUpTo[kind] += sum(node, kind);
    }
  }

  /**
   * Counts the units of all kinds up to a part of a cell, and splits what it cuts.
   *
   * @param countsUpTo output, one count per kind
   * @param at the place of the first one in it
   */
  void countUpTo(Philox rng, int part, long[] countsUpTo, int at) {
    Arrays.fill(countsUpTo, at, at + KINDS, 0);
    int node = ROOT;
    while (to[node] > part && from[node] < part) {
      split(rng, node);
      int low = left[node];
      if (part >= to[low]) {
        addCounts(low, countsUpTo, at);
        node = low + 1;
      } else {
        node = low;
      }
    }
    if (to[node] <= part) {
      addCounts(node, countsUpTo, at);
    }
  }

  private void addCounts(int node, long[] countsUpTo, int at) {
    for (int kind = 0; kind < KINDS; kind++) {
      countsUpTo[at + kind] += counts[node * KINDS + kind];
    }
  }

  /** Returns the interval that stayed whole and holds the unit of some kinds with a rank. */
  int place(int kinds, long rank) {
    int node = ROOT;
    long inside = rank;
    while (isSplit(node)) {
      long low = count(left[node], kinds, Units.NOBODY);
      boolean isLow = inside <= low;
      inside -= isLow ? 0 : low;
      node = isLow ? left[node] : left[node] + 1;
    }
    return node;
  }

  /** Returns the mean cost or value of one kind of units in an interval that stayed whole. */
  double mean(int node, int kind) {
    return kind < BUYERS ? costMean[node] : valueMean[node];
  }

  /** Returns the last interval that stayed whole and holds a unit of a kind. */
  int last(int kind) {
    int node = ROOT;
    while (isSplit(node)) {
      int high = left[node] + 1;
      node = counts[high * KINDS + kind] > 0 ? high : left[node];
    }
    return node;
  }

  /** Returns the first interval that stayed whole and holds a unit of a kind. */
  int first(int kind) {
    int node = ROOT;
    while (isSplit(node)) {
      int low = left[node];
      node = counts[low * KINDS + kind] > 0 ? low : low + 1;
    }
    return node;
  }

  /** Returns the number of all units of some kinds. */
  long count(int kinds) {
    return count(ROOT, kinds, Units.NOBODY);
  }

  long count(int node, int kind) {
    return counts[node * KINDS + kind];
  }

  /** Returns the value at which an interval begins. */
  double from(int node) {
    return cells.end(from[node]);
  }

  /** Returns the value at which an interval ends. */
  double to(int node) {
    return cells.end(to[node]);
  }

  /** Returns the number of parts of cells up to the beginning of an interval. */
  int partsBefore(int node) {
    return from[node];
  }

  /** Returns the number of parts of cells up to the end of an interval. */
  int parts(int node) {
    return to[node];
  }

  /** Returns the cell that holds an interval, or zero if it holds several cells. */
  int cell(int node) {
    return cellOf[node];
  }

  int left(int node) {
    return left[node];
  }

  /** Tells whether an interval was split in this replication. */
  boolean isSplit(int node) {
    return splitAt[node] == replication;
  }

  private double sum(int node, int kind) {
    int place = node * KINDS + kind;
    if (isSplit(node)) {
      return sums[place];
    }
    return (double) counts[place] * mean(node, kind);
  }

  /**
   * Returns the number of units of some kinds in an interval.
   *
   * @param kinds one bit per kind
   * @param without the part that holds one unit that does not count, or {@link Units#NOBODY}
   */
  long count(int node, int kinds, int without) {
    int place = node * KINDS;
    long sum = from[node] < without && without <= to[node] ? -1 : 0;
    sum += counts[place] & -(kinds & 1L);
    sum += counts[place + 1] & -(kinds >> 1 & 1L);
    sum += counts[place + 2] & -(kinds >> 2 & 1L);
    return sum + (counts[place + 3] & -(kinds >> 3 & 1L));
  }

  /** Splits an interval unless it was split before in this replication. */
  void split(Philox rng, int node) {
    if (isSplit(node)) {
      return;
    }
    int low = left[node];
    if (low < 0) {
      int middle = middle(node);
      low = add(from[node], middle);
      add(middle, to[node]);
      left[node] = low;
      costShare[node] = share(cost, node, middle);
      valueShare[node] = share(value, node, middle);
    }
    for (int kind = 0; kind < KINDS; kind++) {
      long count = counts[node * KINDS + kind];
      long lower = count == 0 ? 0 : lower(rng, node, kind, count);
      counts[low * KINDS + kind] = lower;
      counts[(low + 1) * KINDS + kind] = count - lower;
    }
    splitAt[node] = replication;
    if (splits == order.length) {
      order = Arrays.copyOf(order, 2 * splits + 64);
    }
    order[splits++] = node;
  }

  /** Draws how many units of a kind in an interval lie in its lower part. */
  private long lower(Philox rng, int node, int kind, long count) {
    double share = kind < BUYERS ? costShare[node] : valueShare[node];
    int known = kind == 0 ? sellerPart : kind == BUYERS ? buyerPart : Units.NOBODY;
    if (known <= from[node] || known > to[node]) {
      return successes(rng, count, share);
    }
    return successes(rng, count - 1, share) + (known <= to[left[node]] ? 1 : 0);
  }

  private static long successes(Philox rng, long trials, double share) {
    return trials <= FewTrials.MOST
        ? FewTrials.sample(rng, trials, share)
        : Binomial.sample(rng, trials, share);
  }

  /** Returns where to split: between cells, or within one cell in the middle. */
  private int middle(int node) {
    if (cellOf[node] > 0) {
      return from[node] + (to[node] - from[node]) / 2;
    }
    int first = cells.cell(from[node] + 1);
    int last = cells.cell(to[node]) - 1;
    double median = prices.median(from(node), to(node)) * cells.steps();
    return cells.upTo((int) Math.max(first, Math.min(last, Math.rint(median))));
  }

  private double share(ContinuousLaw law, int node, int middle) {
    return law.share(from(node), cells.end(middle), to(node));
  }

  private int add(int first, int last) {
    if (size == from.length) {
      grow(2 * size + 64);
    }
    from[size] = first;
    to[size] = last;
    left[size] = -1;
    int cell = cells.cell(last);
    cellOf[size] = cells.cell(first + 1) == cell ? cell : 0;
    splitAt[size] = 0;
    costMean[size] = cost.mean(cells.end(first), cells.end(last));
    valueMean[size] = value.mean(cells.end(first), cells.end(last));
    return size++;
  }

  private void grow(int capacity) {
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    left = Arrays.copyOf(left, capacity);
    cellOf = Arrays.copyOf(cellOf, capacity);
    costShare = Arrays.copyOf(costShare, capacity);
    valueShare = Arrays.copyOf(valueShare, capacity);
    costMean = Arrays.copyOf(costMean, capacity);
    valueMean = Arrays.copyOf(valueMean, capacity);
    splitAt = Arrays.copyOf(splitAt, capacity);
    counts = Arrays.copyOf(counts, capacity * KINDS);
    sums = Arrays.copyOf(sums, capacity * KINDS);
  }
}
