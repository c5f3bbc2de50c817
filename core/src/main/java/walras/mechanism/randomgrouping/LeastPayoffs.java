package walras.mechanism.randomgrouping;

import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.sampling.Hypergeometric;
import walras.sampling.Philox;

/**
 * Draws the least payoff of a population's agents: zero as soon as one of them does not trade, else
 * that of the highest cost or the lowest value in a group. Mutable, confined to one thread.
 */
final class LeastPayoffs {

  private final PopulationTable table;
  private final Population population;
  private final GroupTree tree;

  /** The highest cost or lowest value of each group; NaN until it is found. */
  private final double[] outermost = new double[Trades.GROUPS];

  LeastPayoffs(PopulationTable table, Population population, GroupTree tree) {
    this.table = table;
    this.population = population;
    this.tree = tree;
  }

  double draw(Philox rng, Trades trades) {
    long most = Math.max(table.agents(Side.SELLER), table.agents(Side.BUYER)) / Trades.GROUPS;
    if (trades.traded(0) < most || trades.traded(1) < most) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Side side : Side.values()) {
      find(rng, side);
      for (int group = 0; group < Trades.GROUPS; group++) {
        double margin = table.grid().price(trades.price(group)) - outermost[group];
        least = Math.min(least, side == Side.SELLER ? margin : -margin);
      }
    }
    return least;
  }

  /** Finds the outermost agents of a side, of all intervals with one the farthest first. */
  private void find(Philox rng, Side side) {
    outermost[0] = Double.NaN;
    outermost[1] = Double.NaN;
    int first = tree.outermost(0, side);
    int second = tree.outermost(1, side);
    boolean firstIsHigher = tree.from(first) > tree.from(second);
    boolean firstIsFarther = side == Side.SELLER ? firstIsHigher : !firstIsHigher;
    walk(rng, side, firstIsFarther ? first : second);
    walk(rng, side, firstIsFarther ? second : first);
  }

  /**
   * Draws the groups of the agents of an interval from the outermost type on, until all groups that
   * have some of them there are found.
   */
  private void walk(Philox rng, Side side, int node) {
    boolean sells = side == Side.SELLER;
    int type = sells ? firstType(side, tree.to(node)) - 1 : firstType(side, tree.from(node));
    long all = tree.all(node, side);
    long first = tree.count(node, 0, side);
    while (isOpen(0, first) || isOpen(1, all - first)) {
      long members = population.count(side, type);
      long drawn = Hypergeometric.sample(rng, all, members, first);
      double amount = population.amount(side, type);
      if (isOpen(0, drawn)) {
        outermost[0] = amount;
      }
      if (isOpen(1, members - drawn)) {
        outermost[1] = amount;
      }
      all -= members;
      first -= drawn;
      type += sells ? -1 : 1;
    }
  }

  private boolean isOpen(int group, long agents) {
    return agents > 0 && Double.isNaN(outermost[group]);
  }

  /** Returns the first type of a side in a place or after it, by bisection. */
  private int firstType(Side side, int place) {
    int threshold = table.threshold(place);
    int low = 0;
    int high = population.types(side);
    while (low < high) {
      int middle = low + (high - low) / 2;
      double amount = population.amount(side, middle);
      if (PopulationThresholds.of(side, amount, table.grid()) < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
