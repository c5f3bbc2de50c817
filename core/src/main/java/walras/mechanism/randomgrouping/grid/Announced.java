package walras.mechanism.randomgrouping.grid;

/** What infinitely many agents announce at each price index, in units per agent of a side. */
public interface Announced {

  /** Returns what a seller supplies on average. */
  double supply(int price);

  /** Returns what a buyer demands on average. */
  double demand(int price);

  /**
   * Returns the probabilities that a seller supplies 0, 1, ... units at two prices together; if not
   * overridden, of sellers with one unit.
   */
  default double[] supplyAtBoth(int low, int high) {
    return ofOneUnit(supply(low), supply(high));
  }

  /**
   * Returns the probabilities that a buyer demands 0, 1, ... units at two prices together; if not
   * overridden, of buyers who want one unit.
   */
  default double[] demandAtBoth(int low, int high) {
    return ofOneUnit(demand(high), demand(low));
  }

  private static double[] ofOneUnit(double both, double either) {
    return new double[] {Math.max(0, 1 - either), Math.max(0, either - both), both};
  }
}
