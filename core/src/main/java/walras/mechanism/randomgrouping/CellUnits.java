package walras.mechanism.randomgrouping;

import java.util.ArrayList;
import java.util.List;
import walras.environment.UniformLaw;
import walras.kernel.Details;
import walras.numeric.Elementary;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Units with continuous laws.
 *
 * <p>State: counts of units in intervals of prices, split as far as prices and quantities need it.
 * Cost: O(log of the grid steps per standard deviation of a price) draws per replication,
 * independent of the number of agents. Prices and quantities are exact in distribution; surplus is
 * its expectation given the counts; the least payoff is drawn.
 */
final class CellUnits implements Units {

  private static final int SELLERS_OF_GROUP_0 = 0b0001;
  private static final int BUYERS_OF_GROUP_0 = 0b0100;
  private static final int[] SELLERS = {
    SELLERS_OF_GROUP_0, SELLERS_OF_GROUP_0 << 1, 3 * SELLERS_OF_GROUP_0
  };
  private static final int[] BUYERS = {
    BUYERS_OF_GROUP_0, BUYERS_OF_GROUP_0 << 1, 3 * BUYERS_OF_GROUP_0
  };

  private final int steps;
  private final long perGroup;
  private final UniformLaw cost;
  private final UniformLaw value;
  private final CellTree tree;
  private final Trader buyer = new Trader();
  private final Trader seller = new Trader();
  private Philox rng = new Philox();

  /**
   * Creates units.
   *
   * @param window the prices, as indices, between which those of markets nearly always lie
   */
  CellUnits(Environment environment, long perGroup, Window window) {
    this.steps = environment.steps();
    this.perGroup = perGroup;
    cost = (UniformLaw) environment.cost();
    value = (UniformLaw) environment.value();
    tree = new CellTree(steps, cost, value, window.from(), window.to());
  }

  /** Price indices from one to another. */
  record Window(int from, int to) {}

  @Override
  public void draw(Streams streams) {
    rng = streams.economy();
    draw(seller, cost);
    draw(buyer, value);
    tree.start(perGroup, seller.threshold, buyer.threshold);
  }

  private void draw(Trader trader, UniformLaw law) {
    double drawn = law.quantile(0, 1, rng.nextDouble());
    trader.set(drawn, Math.min(steps, (int) (drawn * steps) + 1));
  }

  @Override
  public void cross(int market, long rank, int without, Crossing crossing) {
    tree.search(rng, SELLERS[market] | BUYERS[market], rank, without);
    boolean reached = tree.upTo >= rank;
    crossing.leftCount = reached ? tree.before : tree.upTo;
    crossing.leftTo = reached ? tree.cell - 1 : steps;
    crossing.leftFrom = crossing.leftTo;
    crossing.noRight();
    if (reached) {
      crossing.rightCount = tree.upTo;
      crossing.rightFrom = tree.cell;
      crossing.rightTo = tree.cell;
    }
  }

  @Override
  public void extendLeft(int market, int without, Crossing crossing) {
    if (crossing.leftCount == 0) {
      crossing.leftFrom = 0;
      return;
    }
    tree.search(rng, SELLERS[market] | BUYERS[market], crossing.leftCount, without);
    crossing.leftFrom = tree.cell;
  }

  @Override
  public void extendRight(int market, int without, Crossing crossing) {
    tree.search(rng, SELLERS[market] | BUYERS[market], crossing.rightCount + 1, without);
    crossing.rightTo = tree.upTo > crossing.rightCount ? tree.cell - 1 : steps;
  }

  @Override
  public long supply(int market, int price) {
    return tree.countUpTo(rng, SELLERS[market], price);
  }

  @Override
  public long demand(int market, int price) {
    return sellers(market) - tree.countUpTo(rng, BUYERS[market], price);
  }

  /** Returns the number of sellers in a market, and of buyers. */
  private long sellers(int market) {
    return market == Trades.POOL ? Trades.GROUPS * perGroup : perGroup;
  }

  @Override
  public void serve(Trades trades, Streams streams) {
    for (int market = 0; market <= Trades.POOL; market++) {
      trades.sold[market] = trades.traded(market);
      trades.bought[market] = trades.traded(market);
    }
  }

  @Override
  public void account(Trades trades) {
    int kinds = SELLERS[Trades.POOL] | BUYERS[Trades.POOL];
    long kept = Trades.GROUPS * perGroup;
    tree.search(rng, kinds, kept + 1, NOBODY);
    int marginal = tree.cell;
    long among = tree.upTo - tree.before;
    long wanted = kept - (2 * kept - tree.upTo);
    tree.settle();
    trades.maximum = keptAbove(marginal) + keptWithin(marginal, among, wanted) - costs();
    for (int market = 0; market <= Trades.POOL; market++) {
      trades.surplus[market] = surplus(trades, market);
    }
    payoffs(trades);
  }

  private double costs() {
    return tree.total(0) + tree.total(1);
  }

  private double keptAbove(int marginal) {
    double sum = 0;
    for (int kind = 0; kind < CellTree.KINDS; kind++) {
      sum += tree.total(kind) - tree.sumUpTo(kind, marginal);
    }
    return sum;
  }

  /**
   * Returns the expected sum of the highest of some units that are uniform in a cell.
   *
   * @param among the number of units
   * @param wanted how many of the highest
   */
  private double keptWithin(int cell, long among, long wanted) {
    double highest = (double) wanted;
    double missing = highest * (highest + 1) / (2 * ((double) among + 1));
    return (highest * cell - missing) / steps;
  }

  /**
   * Returns the expected surplus of the trades in a market, whose long side is served at random.
   */
  private double surplus(Trades trades, int market) {
    int price = trades.price(market);
    double traded = (double) trades.traded(market);
    double values = 0;
    double costs = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      if (market == Trades.POOL || market == group) {
        int kind = CellTree.BUYERS + group;
        values += tree.total(kind) - tree.sumUpTo(kind, price);
        costs += tree.sumUpTo(group, price);
      }
    }
    return mean(values, trades.demand[market]) * traded
        - mean(costs, trades.supply[market]) * traded;
  }

  private static double mean(double sum, long count) {
    return count == 0 ? 0 : sum / (double) count;
  }

  /** Where all agents trade, draws the values nearest to the prices. */
  private void payoffs(Trades trades) {
    trades.misreportGain = 0;
    trades.leastPayoff = 0;
    if (trades.traded(0) < perGroup || trades.traded(1) < perGroup) {
      return;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < Trades.GROUPS; group++) {
      double price = edge(trades.price(group));
      int kind = CellTree.BUYERS + group;
      least = Math.min(least, price - dearest(tree.last(group), group));
      least = Math.min(least, cheapest(tree.first(kind), kind) - price);
    }
    trades.leastPayoff = least;
  }

  /** Draws the highest of the costs in an interval. */
  private double dearest(int node, int kind) {
    double share = highest(tree.count(node, kind));
    return cost.quantile(edge(tree.from(node)), edge(tree.to(node)), share);
  }

  /** Draws the lowest of the values in an interval. */
  private double cheapest(int node, int kind) {
    double share = 1 - highest(tree.count(node, kind));
    return value.quantile(edge(tree.from(node)), edge(tree.to(node)), share);
  }

  /** Draws the highest of some numbers uniform in [0, 1]. */
  private double highest(long count) {
    return Elementary.exp(Elementary.log(1 - rng.nextDouble()) / (double) count);
  }

  private double edge(int threshold) {
    return (double) threshold / steps;
  }

  @Override
  public Trader buyer() {
    return buyer;
  }

  @Override
  public Trader seller() {
    return seller;
  }

  /** Writes the intervals that stayed whole: where each ends, and the counts of each kind. */
  @Override
  public void describe(Details details) {
    List<Integer> whole = new ArrayList<>();
    collect(0, whole);
    details.put("up_to", whole.stream().mapToDouble(node -> edge(tree.to(node))).toArray());
    for (int group = 0; group < Trades.GROUPS; group++) {
      details
          .at("group_%d".formatted(group + 1))
          .put("sellers", counts(whole, group))
          .put("buyers", counts(whole, CellTree.BUYERS + group));
    }
    details.put("seller_cost", seller.value).put("buyer_value", buyer.value);
  }

  private void collect(int node, List<Integer> whole) {
    if (tree.isSplit(node)) {
      collect(tree.left(node), whole);
      collect(tree.left(node) + 1, whole);
    } else {
      whole.add(node);
    }
  }

  private long[] counts(List<Integer> nodes, int kind) {
    return nodes.stream().mapToLong(node -> tree.count(node, kind)).toArray();
  }
}
