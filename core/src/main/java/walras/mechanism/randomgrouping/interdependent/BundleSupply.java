package walras.mechanism.randomgrouping.interdependent;

import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/**
 * What sellers announce at every price pair: each commodity from its own threshold on, as costs add
 * up. Immutable.
 */
final class BundleSupply {

  private final Ladder[] ladders = new Ladder[Bundle.COMMODITIES];

  private BundleSupply(SignalEnvironment environment) {
    for (int commodity = 0; commodity < ladders.length; commodity++) {
      ladders[commodity] = ladder(environment.sellers(), commodity, environment.grid());
    }
  }

  /**
   * Sellers supply at their costs; if these depend on the state, at what they expect them to be.
   */
  static BundleSupply of(BundleEnvironment environment) {
    return new BundleSupply(environment.signals());
  }

  private static Ladder ladder(Side sellers, int commodity, Grid grid) {
    if (sellers.isMoneyTheSameInAllStates()) {
      return Ladder.ofCosts(sellers, commodity, grid);
    }
    Ladder ladder = new Ladder(sellers.signals(), 1);
    ladder.supply(sellers.expectedFromOwnSignal(commodity), grid);
    return ladder;
  }

  int signals() {
    return ladders[0].size();
  }

  /** Returns from which price on a commodity is supplied by sellers with a signal. */
  int threshold(int commodity, int signal) {
    return ladders[commodity].threshold(signal);
  }

  /** Returns the signal whose threshold for a commodity has some number of others before it. */
  int signal(int commodity, int rank) {
    return ladders[commodity].signal(rank);
  }

  /** Returns the units of a commodity that sellers supply at a price. */
  long supplied(int commodity, long[] sellers, int price) {
    return ladders[commodity].supplied(sellers, price);
  }

  /** Returns the bundle that sellers with a signal announce at a price pair. */
  int announced(int signal, int firstPrice, int secondPrice) {
    int first = firstPrice >= threshold(0, signal) ? Bundle.FIRST : Bundle.NONE;
    int second = secondPrice >= threshold(1, signal) ? Bundle.SECOND : Bundle.NONE;
    return first + second;
  }
}
