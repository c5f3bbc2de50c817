package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.kernel.Details;
import walras.kernel.Population.Side;
import walras.kernel.ProfileRanges;
import walras.sampling.Philox;

/**
 * A population divided into two groups at random, as far as it is known, and what each group
 * announces. Mutable, confined to one thread.
 */
final class PopulationGroups {

  private final PopulationTable table;
  private final GroupTree tree;
  private final Crossing crossing = new Crossing();

  /** The first place that is not reached at the price at which each group trades. */
  private final int[] ends = new int[Trades.GROUPS];

  /** The share of each side of each group that is not served of those who announce a unit. */
  private final double[][] unserved = new double[2][Trades.GROUPS];

  PopulationGroups(PopulationTable table) {
    this.table = table;
    tree = new GroupTree(table);
  }

  GroupTree tree() {
    return tree;
  }

  /** Divides the agents, forms both prices and finds what is announced where groups trade. */
  void draw(Philox rng, Trades trades) {
    tree.start();
    form(rng, 0, trades);
    form(rng, 1, trades);
    announce(rng, 0, trades);
    announce(rng, 1, trades);
  }

  private void form(Philox rng, int group, Trades trades) {
    long buyers = table.agents(Side.BUYER) / Trades.GROUPS;
    tree.search(rng, group, buyers);
    table.cross(tree.place, tree.before, tree.upTo, crossing);
    if (crossing.isLeftBest(buyers)) {
      tree.search(rng, group, crossing.leftCount);
      crossing.leftFrom = crossing.leftCount == 0 ? 0 : table.price(tree.place);
    }
    if (crossing.isRightBest(buyers)) {
      tree.search(rng, group, crossing.rightCount + 1);
      boolean ends = tree.upTo > crossing.rightCount;
      crossing.rightTo = (ends ? table.price(tree.place) : table.grid().steps() + 1) - 1;
    }
    trades.formed[group] = crossing.price(buyers, table.grid().rule());
  }

  private void announce(Philox rng, int group, Trades trades) {
    int end = table.reached(trades.price(group)) + 1;
    ends[group] = end;
    tree.cut(rng, end);
    trades.supply[group] = tree.countBefore(group, Side.SELLER, end);
    trades.demand[group] =
        table.agents(Side.BUYER) / Trades.GROUPS - tree.countBefore(group, Side.BUYER, end);
  }

  /** Finds the surplus of each group, expected given the counts drawn. */
  void account(Trades trades) {
    tree.settle();
    int all = table.places();
    for (int group = 0; group < Trades.GROUPS; group++) {
      double costs = sum(group, Side.SELLER, ends[group]);
      double values = sum(group, Side.BUYER, all) - sum(group, Side.BUYER, ends[group]);
      long traded = trades.traded(group);
      trades.surplus[group] =
          PooledPopulation.mean(values, trades.demand[group], traded)
              - PooledPopulation.mean(costs, trades.supply[group], traded);
    }
  }

  private double sum(int group, Side side, int end) {
    double first = tree.sumBefore(side, end);
    return group == 0 ? first : table.moneyBefore(side, end) - first;
  }

  /**
   * Adds the probability that an agent who announces a unit does not trade it, by places: the one
   * to be in a group, given how many of the agents around are, times the share not served there.
   */
  void ration(Trades trades, ProfileRanges ranges) {
    for (int group = 0; group < Trades.GROUPS; group++) {
      unserved[0][group] = unserved(trades.supply[group], trades.demand[group]);
      unserved[1][group] = unserved(trades.demand[group], trades.supply[group]);
    }
    ration(Side.SELLER, GroupTree.ROOT, ranges);
    ration(Side.BUYER, GroupTree.ROOT, ranges);
  }

  private static double unserved(long announced, long wanted) {
    return announced > wanted ? (double) (announced - wanted) / (double) announced : 0;
  }

  private void ration(Side side, int node, ProfileRanges ranges) {
    double first = unserved(side, node, 0);
    double second = unserved(side, node, 1);
    if (first == 0 && second == 0) {
      return;
    }
    if (tree.isSplit(node)) {
      ration(side, tree.left(node), ranges);
      ration(side, tree.left(node) + 1, ranges);
      return;
    }
    long all = tree.all(node, side);
    if (all > 0) {
      double share = (double) tree.count(node, 0, side) / (double) all;
      double probability = share * first + (1 - share) * second;
      ranges.add(side, tree.from(node), tree.to(node), Math.min(1, probability));
    }
  }

  /** Returns the share not served of a group's agents in an interval; 0 if none announces. */
  private double unserved(Side side, int node, int group) {
    boolean announces =
        side == Side.SELLER ? tree.from(node) < ends[group] : tree.to(node) > ends[group];
    return announces ? unserved[side.index()][group] : 0;
  }

  /** Writes the intervals that stayed whole: the price each begins at, and the counts in both. */
  void describe(Details details) {
    int[] whole = tree.whole();
    details.put(
        "reached_from",
        Arrays.stream(whole)
            .mapToDouble(node -> table.grid().price(table.price(tree.from(node))))
            .toArray());
    for (int group = 0; group < Trades.GROUPS; group++) {
      details
          .at("group_%d".formatted(group + 1))
          .put("sellers", counts(whole, group, Side.SELLER))
          .put("buyers", counts(whole, group, Side.BUYER));
    }
  }

  private long[] counts(int[] nodes, int group, Side side) {
    return Arrays.stream(nodes).mapToLong(node -> tree.count(node, group, side)).toArray();
  }
}
