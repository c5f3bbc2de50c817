package walras.mechanism.randomgrouping.signals.bundles;

import walras.mechanism.randomgrouping.grid.Grid;

/**
 * All price pairs with one first price: finds the stretches of the second price that balance a
 * market best among them. Mutable, confined to one thread.
 */
final class Column {

  private final Grid grid;

  /** The signals of buyers in the order of their thresholds of the second price. */
  private final int[] order;

  private final int[] thresholds;

  /** What buyers want less of the first commodity once the second is too dear. */
  private final int[] dropped;

  /** The stretches that balance best, in order. */
  private final int[] from;

  private final int[] to;
  private int stretches;
  private long larger;
  private long sum;
  private long firstExcess;
  private long secondExcess;
  private int nextSeller;
  private int nextBuyer;

  Column(Grid grid, int sellerSignals, int buyerSignals) {
    this.grid = grid;
    order = new int[buyerSignals];
    for (int signal = 0; signal < buyerSignals; signal++) {
      order[signal] = signal;
    }
    thresholds = new int[buyerSignals];
    dropped = new int[buyerSignals];
    from = new int[buyerSignals + sellerSignals + 1];
    to = new int[from.length];
  }

  /**
   * Finds the stretches.
   *
   * @param sellers the number of sellers by signal
   * @param buyers the number of buyers by signal
   */
  void walk(
      int firstPrice, BundleSupply supply, long[] sellers, BundleDemand demand, long[] buyers) {
    begin(firstPrice, supply, sellers, demand, buyers);
    int price = 0;
    while (price <= grid.steps()) {
      reach(price, supply, sellers, buyers);
      int next = next(supply);
      add(price, next - 1);
      price = next;
    }
  }

  /** Takes what is announced before the second price begins to rise. */
  private void begin(
      int firstPrice, BundleSupply supply, long[] sellers, BundleDemand demand, long[] buyers) {
    firstExcess = supply.supplied(0, sellers, firstPrice);
    secondExcess = 0;
    for (int signal = 0; signal < thresholds.length; signal++) {
      int beside = demand.beside(signal, firstPrice);
      thresholds[signal] = demand.threshold(signal, firstPrice);
      dropped[signal] = beside - demand.alone(signal, firstPrice);
      firstExcess -= beside * buyers[signal];
      secondExcess -= buyers[signal];
    }
    sort();
    nextSeller = 0;
    nextBuyer = 0;
    stretches = 0;
    larger = Long.MAX_VALUE;
    sum = Long.MAX_VALUE;
  }

  /** Sorts by insertion: orders hardly change from one first price to the next. */
  private void sort() {
    for (int i = 1; i < order.length; i++) {
      int signal = order[i];
      int threshold = thresholds[signal];
      int at = i;
      while (at > 0 && thresholds[order[at - 1]] > threshold) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = signal;
    }
  }

  /** Passes all thresholds up to a price. */
  private void reach(int price, BundleSupply supply, long[] sellers, long[] buyers) {
    while (nextSeller < supply.signals()
        && supply.threshold(1, supply.signal(1, nextSeller)) <= price) {
      secondExcess += sellers[supply.signal(1, nextSeller++)];
    }
    while (nextBuyer < order.length && thresholds[order[nextBuyer]] <= price) {
      int signal = order[nextBuyer++];
      secondExcess += buyers[signal];
      firstExcess += dropped[signal] * buyers[signal];
    }
  }

  /** Returns the next threshold; one beyond the grid if there is none. */
  private int next(BundleSupply supply) {
    int next = grid.steps() + 1;
    if (nextSeller < supply.signals()) {
      next = Math.min(next, supply.threshold(1, supply.signal(1, nextSeller)));
    }
    return nextBuyer < order.length ? Math.min(next, thresholds[order[nextBuyer]]) : next;
  }

  private void add(int first, int last) {
    long one = Math.abs(firstExcess);
    long other = Math.abs(secondExcess);
    long worse = Math.max(one, other);
    if (worse < larger || (worse == larger && one + other < sum)) {
      larger = worse;
      sum = one + other;
      stretches = 0;
    }
    if (worse == larger && one + other == sum) {
      from[stretches] = first;
      to[stretches++] = last;
    }
  }

  /** Returns the larger imbalance of the stretches found. */
  long larger() {
    return larger;
  }

  /** Returns the sum of both imbalances of the stretches found. */
  long sum() {
    return sum;
  }

  /** Returns the second price that the rule takes. */
  int chosen() {
    int prices = 0;
    for (int stretch = 0; stretch < stretches; stretch++) {
      prices += to[stretch] - from[stretch] + 1;
    }
    int place = grid.rule().select(0, prices - 1);
    int stretch = 0;
    while (place > to[stretch] - from[stretch]) {
      place -= to[stretch] - from[stretch] + 1;
      stretch++;
    }
    return from[stretch] + place;
  }
}
