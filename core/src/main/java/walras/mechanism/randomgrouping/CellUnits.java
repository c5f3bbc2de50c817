package walras.mechanism.randomgrouping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import walras.environment.ContinuousLaw;
import walras.kernel.Details;
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

  private final int steps;
  private final long perGroup;
  private final boolean isOne;
  private final Cells cells;
  private final DoubleUnaryOperator costs;
  private final DoubleUnaryOperator values;
  private final CellTree tree;
  private final CellSearch search;
  private final PriceCounts reached;
  private final CellAccounts accounts;
  private final Trader buyer = new Trader();
  private final Trader seller = new Trader();
  private Philox rng = new Philox();

  /**
   * Creates units.
   *
   * @param perGroup the units of each side of a group
   * @param prices where prices are expected
   */
  CellUnits(Environment environment, long perGroup, PriceLaw prices) {
    this.steps = environment.steps();
    this.perGroup = perGroup;
    isOne = environment.capacity().isOne();
    ContinuousLaw cost = (ContinuousLaw) environment.cost();
    ContinuousLaw value = (ContinuousLaw) environment.value();
    cells = Cells.of(steps, cost, value);
    costs = cost.quantiles();
    values = value.quantiles();
    tree = new CellTree(cells, cost, value, prices);
    search = new CellSearch(tree, cells);
    reached = new PriceCounts(tree, cells);
    accounts = new CellAccounts(environment, cells, tree, search, perGroup);
  }

  @Override
  public void draw(Streams streams) {
    rng = streams.economy();
    int sold = isOne ? draw(seller, costs) : NOBODY;
    int bought = isOne ? draw(buyer, values) : NOBODY;
    tree.start(perGroup, sold, bought);
    search.start();
    reached.start();
  }

  /** Draws a trader and returns the part of a cell that holds the unit. */
  private int draw(Trader trader, DoubleUnaryOperator quantiles) {
    double drawn = quantiles.applyAsDouble(rng.nextDouble());
    int part = cells.part(drawn);
    trader.set(drawn, cells.cell(part));
    return part;
  }

  @Override
  public void cross(int market, long rank, int without, Crossing crossing) {
    search.find(rng, kinds(market), rank, without);
    boolean found = search.upTo >= rank;
    crossing.leftCount = found ? search.before : search.upTo;
    crossing.leftTo = found ? search.cell - 1 : steps;
    crossing.leftFrom = crossing.leftTo;
    crossing.noRight();
    if (found) {
      crossing.rightCount = search.upTo;
      crossing.rightFrom = search.cell;
      crossing.rightTo = search.cell;
    }
  }

  @Override
  public void extendLeft(int market, int without, Crossing crossing) {
    if (crossing.leftCount == 0) {
      crossing.leftFrom = 0;
      return;
    }
    search.find(rng, kinds(market), crossing.leftCount, without);
    crossing.leftFrom = search.cell;
  }

  @Override
  public void extendRight(int market, int without, Crossing crossing) {
    search.find(rng, kinds(market), crossing.rightCount + 1, without);
    crossing.rightTo = search.upTo > crossing.rightCount ? search.cell - 1 : steps;
  }

  private static int kinds(int market) {
    return CellTree.SELLERS_OF[market] | CellTree.BUYERS_OF[market];
  }

  @Override
  public long supply(int market, int price) {
    return reached.of(rng, CellTree.SELLERS_OF[market], price);
  }

  @Override
  public long demand(int market, int price) {
    return sellers(market) - reached.of(rng, CellTree.BUYERS_OF[market], price);
  }

  /** Returns the number of units of sellers in a market, and of buyers. */
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
    accounts.write(trades, rng);
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
    details.put("up_to", whole.stream().mapToDouble(tree::to).toArray());
    for (int group = 0; group < Trades.GROUPS; group++) {
      details
          .at("group_%d".formatted(group + 1))
          .put("sellers", counts(whole, group))
          .put("buyers", counts(whole, CellTree.BUYERS + group));
    }
    if (isOne) {
      details.put("seller_cost", seller.value).put("buyer_value", buyer.value);
    }
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
