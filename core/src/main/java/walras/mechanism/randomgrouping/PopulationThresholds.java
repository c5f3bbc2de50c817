package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import walras.kernel.Holdings;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.numeric.ShortestDecimal;

/** Where amounts of a population meet a grid: exactly, and without decimals where they are far. */
final class PopulationThresholds {

  /**
   * Farther than this share of itself from a whole number, a product is on the same side of it as
   * that of the decimal, which differs by at most two roundings of 2^-53 each.
   */
  private static final double ROUNDING = 0x1p-50;

  private PopulationThresholds() {}

  /**
   * Returns the thresholds of the units of all types of a side; they ascend where every agent has
   * one.
   */
  static int[] of(Population population, Side side, Grid grid) {
    Holdings holdings = population.holdings(side);
    int[] thresholds = new int[holdings.units()];
    for (int unit = 0; unit < thresholds.length; unit++) {
      thresholds[unit] = of(side, holdings.amount(unit), grid);
    }
    return thresholds;
  }

  /** Returns the threshold of an amount. */
  static int of(Side side, double amount, Grid grid) {
    double scaled = amount * grid.steps();
    if (Math.abs(scaled - Math.rint(scaled)) > Math.abs(scaled) * ROUNDING) {
      return (int) Math.min(Math.max(0, Math.ceil(scaled)), grid.steps() + 1.0);
    }
    BigDecimal decimal = ShortestDecimal.of(amount);
    return side == Side.SELLER
        ? grid.tie().supply(decimal, grid.steps())
        : grid.tie().demand(decimal, grid.steps());
  }
}
