package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.environment.ContinuousLaw;
import walras.numeric.Elementary;
import walras.sampling.Philox;

/**
 * What trades of units with continuous laws are worth, given counts of units in intervals. Confined
 * to one thread.
 */
final class CellAccounts {

  private final CellTree tree;
  private final CellSearch search;
  private final Cells cells;
  private final ContinuousLaw cost;
  private final ContinuousLaw value;
  private final long perGroup;
  private final boolean isOne;
  private final long[] ranks = new long[Capacity.MOST_UNITS];
  private final double[] money = new double[Capacity.MOST_UNITS];

  /** Expected sums of costs or values up to a place, by kind. */
  private final double[] sums = new double[CellTree.KINDS];

  /**
   * Creates accounts.
   *
   * @param perGroup the units of each side of a group
   */
  CellAccounts(
      Environment environment, Cells cells, CellTree tree, CellSearch search, long perGroup) {
    this.tree = tree;
    this.search = search;
    this.cells = cells;
    this.perGroup = perGroup;
    cost = (ContinuousLaw) environment.cost();
    value = (ContinuousLaw) environment.value();
    isOne = environment.capacity().isOne();
  }

  void write(Trades trades, Philox rng) {
    long kept = Trades.GROUPS * perGroup;
    int node = search.findPart(rng, CellTree.ALL, kept + 1);
    long among = search.upTo - search.before;
    long wanted = kept - (2 * kept - search.upTo);
    tree.settle();
    trades.maximum = maximum(node, among, wanted);
    for (int market = 0; market <= Trades.POOL; market++) {
      trades.surplus[market] = surplus(trades, market, rng);
    }
    if (isOne) {
      payoffs(trades, rng);
    }
  }

  /**
   * Returns the expected surplus if the dearest units are kept: those above the part of a cell that
   * holds the last of them, and the highest of those in it, which are uniform there. Only what
   * changes hands counts, so it is exactly zero where nothing does.
   *
   * @param node the part
   * @param among the number of units in it
   * @param wanted how many of them are kept
   */
  private double maximum(int node, long among, long wanted) {
    double values = 0;
    double costs = 0;
    double costsWithin = 0;
    tree.sumUpTo(tree.parts(node) - 1, sums);
    for (int group = 0; group < Trades.GROUPS; group++) {
      costs += sums[group];
      costsWithin += (double) tree.count(node, group) * tree.mean(node, group);
    }
    if (wanted < among) {
      tree.sumUpTo(tree.parts(node), sums);
    }
    for (int group = 0; group < Trades.GROUPS; group++) {
      int buyers = CellTree.BUYERS + group;
      values += tree.total(buyers) - sums[buyers];
    }
    return wanted < among
        ? values + (highest(node, among, wanted) - costsWithin) - costs
        : values - costs;
  }

  /** Returns the expected sum of the highest of some units that are uniform in an interval. */
  private double highest(int node, long among, long wanted) {
    double number = (double) wanted;
    double missing = number * (number + 1) / (2 * ((double) among + 1));
    return number * tree.to(node) - missing * (tree.to(node) - tree.from(node));
  }

  /**
   * Returns the expected surplus of the trades in a market, whose long side is served at random.
   */
  private double surplus(Trades trades, int market, Philox rng) {
    tree.sumUpTo(cells.upTo(trades.price(market)), sums);
    double values = 0;
    double costs = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      if (market == Trades.POOL || market == group) {
        int kind = CellTree.BUYERS + group;
        values += tree.total(kind) - sums[kind];
        costs += sums[group];
      }
    }
    if (!isOne && trades.service[market].isLastRationed()) {
      return trades.supply[market] > trades.demand[market]
          ? values - served(trades, market, CellTree.SELLERS_OF[market], costs, rng)
          : served(trades, market, CellTree.BUYERS_OF[market], values, rng) - costs;
    }
    double traded = (double) trades.traded(market);
    return mean(values, trades.demand[market]) * traded
        - mean(costs, trades.supply[market]) * traded;
  }

  private static double mean(double sum, long count) {
    return count == 0 ? 0 : sum / (double) count;
  }

  /**
   * Returns the money of the units served of a long side, given the units that the last one served
   * announced, which are drawn; of these she trades the best.
   *
   * @param sum the expected money of all units announced
   */
  private double served(Trades trades, int market, int kinds, double sum, Philox rng) {
    Service service = trades.service[market];
    boolean buys = kinds >= CellTree.BUYERS_OF[0];
    long announced = buys ? trades.demand[market] : trades.supply[market];
    long idle = buys ? tree.count(kinds) - announced : 0;
    double others = sum;
    drawRanks(rng, announced, service.wanted);
    for (int i = 0; i < service.wanted; i++) {
      int node = tree.place(kinds, idle + ranks[i] + 1);
      ContinuousLaw law = buys ? value : cost;
      money[i] = law.quantile(tree.from(node), tree.to(node), rng.nextDouble());
      others -= tree.mean(node, buys ? CellTree.BUYERS : 0);
    }
    Arrays.sort(money, 0, service.wanted);
    double best = 0;
    for (int i = 0; i < service.got; i++) {
      best += money[buys ? service.wanted - 1 - i : i];
    }
    return best + mean(others, announced - service.wanted) * (double) service.before;
  }

  /** Draws different numbers below a bound by Floyd's algorithm. */
  private void drawRanks(Philox rng, long bound, int number) {
    for (int i = 0; i < number; i++) {
      long last = bound - number + i;
      long drawn = rng.nextLong(last + 1);
      ranks[i] = isDrawn(drawn, i) ? last : drawn;
    }
  }

  private boolean isDrawn(long rank, int number) {
    for (int i = 0; i < number; i++) {
      if (ranks[i] == rank) {
        return true;
      }
    }
    return false;
  }

  /** Where all agents trade, draws the values nearest to the prices. */
  private void payoffs(Trades trades, Philox rng) {
    trades.misreportGain = 0;
    trades.leastPayoff = 0;
    if (trades.traded(0) < perGroup || trades.traded(1) < perGroup) {
      return;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < Trades.GROUPS; group++) {
      double price = (double) trades.price(group) / cells.steps();
      int kind = CellTree.BUYERS + group;
      least = Math.min(least, price - dearest(tree.last(group), group, rng));
      least = Math.min(least, cheapest(tree.first(kind), kind, rng) - price);
    }
    trades.leastPayoff = least;
  }

  /** Draws the highest of the costs in an interval. */
  private double dearest(int node, int kind, Philox rng) {
    double share = highest(tree.count(node, kind), rng);
    return cost.quantile(tree.from(node), tree.to(node), share);
  }

  /** Draws the lowest of the values in an interval. */
  private double cheapest(int node, int kind, Philox rng) {
    double share = 1 - highest(tree.count(node, kind), rng);
    return value.quantile(tree.from(node), tree.to(node), share);
  }

  /** Draws the highest of some numbers uniform in [0, 1]. */
  private static double highest(long count, Philox rng) {
    return Elementary.exp(Elementary.log(1 - rng.nextDouble()) / (double) count);
  }
}
