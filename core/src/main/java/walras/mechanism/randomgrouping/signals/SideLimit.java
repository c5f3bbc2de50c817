package walras.mechanism.randomgrouping.signals;

import java.io.Serializable;
import java.util.Arrays;
import walras.mechanism.randomgrouping.grid.Grid;

/**
 * What infinitely many agents of one side announce in a state they know, at prices of the grid.
 * Units and money are per agent of the side. Immutable.
 */
final class SideLimit implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int units;
  private final boolean isSupply;
  private final double[] shares;
  private final double[] money;
  private final int[] thresholds;

  private SideLimit(Side side, int state, int[] thresholds, boolean isSupply) {
    units = side.units();
    shares = side.model().signals(state);
    money = side.money(state, 0);
    this.thresholds = thresholds;
    this.isSupply = isSupply;
  }

  static SideLimit ofSellers(Side side, int state, Grid grid) {
    int[] thresholds = new int[side.signals() * side.units()];
    Arrays.setAll(
        thresholds,
        i ->
            grid.tie()
                .supply(side.money(state, i / side.units(), 0, i % side.units()), grid.steps()));
    return new SideLimit(side, state, thresholds, true);
  }

  static SideLimit ofBuyers(Side side, int state, Grid grid) {
    int[] thresholds = new int[side.signals() * side.units()];
    Arrays.setAll(
        thresholds,
        i ->
            grid.tie()
                .demand(side.money(state, i / side.units(), 0, i % side.units()), grid.steps()));
    return new SideLimit(side, state, thresholds, false);
  }

  private boolean isAnnounced(int place, int index) {
    return thresholds[place] <= index == isSupply;
  }

  /** Returns the share of agents by place of their units. */
  double share(int place) {
    return shares[place / units];
  }

  /** Returns what units cost or are worth, by their places; not to be changed. */
  double[] money() {
    return money;
  }

  /** Returns the units announced at a price index. */
  double announced(int index) {
    double sum = 0;
    for (int place = 0; place < money.length; place++) {
      sum += isAnnounced(place, index) ? share(place) : 0;
    }
    return sum;
  }

  /** Returns the units not announced at a price index. */
  double others(int index) {
    double sum = 0;
    for (int place = 0; place < money.length; place++) {
      sum += isAnnounced(place, index) ? 0 : share(place);
    }
    return sum;
  }

  /** Returns what the units announced at a price index are worth. */
  double worth(int index) {
    double sum = 0;
    for (int place = 0; place < money.length; place++) {
      sum += isAnnounced(place, index) ? share(place) * money[place] : 0;
    }
    return sum;
  }

  /** Returns what the units not announced at a price index are worth. */
  double worthOfOthers(int index) {
    double sum = 0;
    for (int place = 0; place < money.length; place++) {
      sum += isAnnounced(place, index) ? 0 : share(place) * money[place];
    }
    return sum;
  }

  /** Returns the number of units that agents of a signal announce at a price index. */
  int quantity(int signal, int index) {
    int quantity = 0;
    while (quantity < units && isAnnounced(signal * units + quantity, index)) {
      quantity++;
    }
    return quantity;
  }

  /** Returns the share of agents who announce at least some number of units. */
  double atLeast(int quantity, int index) {
    double sum = 0;
    for (int signal = 0; signal < shares.length; signal++) {
      sum += quantity(signal, index) >= quantity ? shares[signal] : 0;
    }
    return sum;
  }

  /** Returns the share of agents who announce less than all of their units. */
  double lessThanAll(int index) {
    double sum = 0;
    for (int signal = 0; signal < shares.length; signal++) {
      sum += quantity(signal, index) < units ? shares[signal] : 0;
    }
    return sum;
  }

  /** Returns the variance of an agent's announcement: whoever announces a unit has all before. */
  double variance(int index) {
    double sum = 0;
    for (int unit = 1; unit <= units; unit++) {
      double share = atLeast(unit, index);
      sum += share * (1 - share);
      for (int next = unit + 1; next <= units; next++) {
        sum += 2 * atLeast(next, index) * (1 - share);
      }
    }
    return Math.max(0, sum);
  }

  /**
   * Returns the probabilities of 0, 1, ... units that an agent announces at two prices together.
   */
  double[] atBoth(int low, int high) {
    double[] law = new double[2 * units + 1];
    for (int signal = 0; signal < shares.length; signal++) {
      law[quantity(signal, low) + quantity(signal, high)] += shares[signal];
    }
    return law;
  }

  /** Returns what an agent of a signal gains who trades a number of units at a price. */
  double payoff(int signal, int quantity, double price) {
    double sum = 0;
    for (int unit = 0; unit < quantity; unit++) {
      double worth = money[signal * units + unit];
      sum += isSupply ? price - worth : worth - price;
    }
    return sum;
  }

  int signals() {
    return shares.length;
  }
}
