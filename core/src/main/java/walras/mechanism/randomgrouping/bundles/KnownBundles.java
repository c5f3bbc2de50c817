package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.util.List;
import walras.mechanism.randomgrouping.grid.Grid;

/**
 * Sellers and buyers of bundles whose costs and values are known: the largest surplus that they
 * could reach if bundles could be divided, the competitive prices of infinitely many of them, and
 * what these do on a grid. Immutable.
 */
public final class KnownBundles implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How far sums of shares and gains may differ by rounding alone. */
  public static final double ROUNDING = Competitive.ROUNDING;

  private final Tables tables;
  private final Competitive competitive;
  private final FluidLimit fluid;

  private KnownBundles(Tables tables) {
    this.tables = tables;
    competitive = Competitive.of(tables.dual, tables.sellers, tables.buyers);
    fluid = new FluidLimit(tables);
  }

  /**
   * Solves a market.
   *
   * @param sellers types of sellers, whose probabilities sum to 1
   * @param buyers types of buyers, whose probabilities sum to 1
   */
  public static KnownBundles of(Grid grid, List<AgentType> sellers, List<AgentType> buyers) {
    return new KnownBundles(new Tables(new Environment(grid, sellers, buyers, null)));
  }

  /** Names the types that are indifferent between best bundles at some prices of a grid. */
  public static List<String> indifferent(Grid grid, List<AgentType> types) {
    return BundleChecks.indifferent(grid, types);
  }

  /**
   * Returns the largest surplus of as many sellers as buyers.
   *
   * @param sellers the number of sellers of each type
   * @param buyers the number of buyers of each type
   */
  public double largestSurplus(double[] sellers, double[] buyers) {
    return tables.dual.largestSurplus(sellers, buyers);
  }

  /** Returns the largest surplus per agent. */
  public double largestSurplus() {
    return competitive.surplus();
  }

  /** Returns the lowest competitive price of each commodity, without a grid. */
  public double[] lowestPrices() {
    return competitive.lowest();
  }

  /** Returns the highest competitive price of each commodity, without a grid. */
  public double[] highestPrices() {
    return competitive.highest();
  }

  /** Tells whether there is one competitive price pair. */
  public boolean isUnique() {
    return competitive.isUnique();
  }

  /** Returns the larger distance of a price pair from the lowest competitive one. */
  public double distance(double first, double second) {
    return competitive.distance(first, second);
  }

  /** Returns the price index of a commodity, numbered from 0, that balances best on the grid. */
  public int price(int commodity) {
    return fluid.price(commodity);
  }

  /** Tells whether both commodities balance at these prices. */
  public boolean balances() {
    return fluid.balances();
  }

  /** Tells whether chance decides at every size which prices balance best. */
  public boolean isTied() {
    return fluid.isTied();
  }

  /** Returns the bundle that each type of a side announces at these prices, a copy. */
  public int[] announced(Side side) {
    return fluid.announced(side).clone();
  }

  /** Returns the units of a commodity, numbered from 0, announced per agent of a side. */
  public double announced(Side side, int commodity) {
    return fluid.announced(side, commodity);
  }

  /** Returns the least of the larger imbalances in the regions of prices around, per seller. */
  public double nextImbalance() {
    return fluid.nextImbalance();
  }
}
