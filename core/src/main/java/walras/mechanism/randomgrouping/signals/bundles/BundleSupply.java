package walras.mechanism.randomgrouping.signals.bundles;

import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.mechanism.randomgrouping.signals.Side;

/**
 * What sellers announce at every price pair: each commodity from its own threshold on, as costs add
 * up. Mutable, confined to one thread.
 */
public final class BundleSupply {

  private final Grid grid;
  private final Ladder[] ladders = new Ladder[Bundle.COMMODITIES];

  private BundleSupply(Grid grid) {
    this.grid = grid;
  }

  /** Returns the supply of sellers who expect all units to cost nothing. */
  public static BundleSupply create(BundleEnvironment environment) {
    BundleSupply supply = new BundleSupply(environment.grid());
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      supply.ladders[commodity] = new Ladder(environment.sellerSignals(), 1);
    }
    return supply;
  }

  /** Takes what sellers with each signal expect a unit of a commodity to cost. */
  public void expect(int commodity, double[] costs) {
    ladders[commodity].supply(costs, grid);
  }

  /**
   * Sellers supply at their costs; if these depend on the state, at what they expect them to be.
   */
  public static BundleSupply of(BundleEnvironment environment) {
    BundleSupply supply = new BundleSupply(environment.grid());
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      supply.ladders[commodity] =
          ladder(environment.signals().sellers(), commodity, environment.grid());
    }
    return supply;
  }

  private static Ladder ladder(Side sellers, int commodity, Grid grid) {
    if (sellers.isMoneyTheSameInAllStates()) {
      return Ladder.ofCosts(sellers, commodity, grid);
    }
    Ladder ladder = new Ladder(sellers.signals(), 1);
    ladder.supply(sellers.expectedFromOwnSignal(commodity), grid);
    return ladder;
  }

  /** Returns the number of signals. */
  public int signals() {
    return ladders[0].size();
  }

  /** Returns from which price on a commodity is supplied by sellers with a signal. */
  public int threshold(int commodity, int signal) {
    return ladders[commodity].threshold(signal);
  }

  /** Returns the signal whose threshold for a commodity has some number of others before it. */
  public int signal(int commodity, int rank) {
    return ladders[commodity].signal(rank);
  }

  /** Returns the units of a commodity that sellers supply at a price. */
  public long supplied(int commodity, long[] sellers, int price) {
    return ladders[commodity].supplied(sellers, price);
  }

  /** Returns the bundle that sellers with a signal announce at a price pair. */
  public int announced(int signal, int firstPrice, int secondPrice) {
    int first = firstPrice >= threshold(0, signal) ? Bundle.FIRST : Bundle.NONE;
    int second = secondPrice >= threshold(1, signal) ? Bundle.SECOND : Bundle.NONE;
    return first + second;
  }
}
