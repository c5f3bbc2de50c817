package walras.mechanism.randomgrouping.signals.bundles;

import walras.mechanism.randomgrouping.grid.Grid;

/**
 * Finds the price pair that balances a market best: least in the larger imbalance of both
 * commodities, then in their sum, then by the price rule in the first price, then in the second.
 *
 * <p>The first price runs through the grid; for each of them a {@link Column} walks along the
 * stretches of the second price on which nobody changes what they announce. Cost: proportional to
 * the steps of the grid times the number of signals. Mutable, confined to one thread.
 */
public final class BalancingPair {

  private final Grid grid;
  private final Column column;

  /** The first prices that balance best so far. */
  private final int[] best;

  private int count;
  private long larger;
  private long sum;

  /** Creates a search for markets with some numbers of signals. */
  public BalancingPair(Grid grid, int sellerSignals, int buyerSignals) {
    this.grid = grid;
    column = new Column(grid, sellerSignals, buyerSignals);
    best = new int[grid.steps() + 1];
  }

  /**
   * Finds the price pair.
   *
   * @param sellers the number of sellers by signal
   * @param buyers the number of buyers by signal
   */
  public void find(
      BundleSupply supply, long[] sellers, BundleDemand demand, long[] buyers, PricePair found) {
    count = 0;
    for (int price = 0; price <= grid.steps(); price++) {
      column.walk(price, supply, sellers, demand, buyers);
      add(price);
    }
    int first = best[grid.rule().select(0, count - 1)];
    column.walk(first, supply, sellers, demand, buyers);
    found.set(first, column.chosen());
  }

  private void add(int price) {
    boolean better =
        count == 0 || column.larger() < larger || (column.larger() == larger && column.sum() < sum);
    if (better) {
      count = 0;
      larger = column.larger();
      sum = column.sum();
    }
    if (column.larger() == larger && column.sum() == sum) {
      best[count++] = price;
    }
  }
}
