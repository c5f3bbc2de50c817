package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.kernel.Details;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Units of finitely many types.
 *
 * <p>State: counts of types per market. Cost: O(types) draws per replication, independent of the
 * number of agents. Exact in distribution: agents are exchangeable, so those served of a long side
 * are a uniform subset of it; with several units, see {@link Service}.
 */
final class TypeUnits implements Units {

  private final TypeTable table;
  private final long perGroup;
  private final GroupCounts law;
  final long[][] sellers;
  final long[][] buyers;
  final long[][] soldBy;
  final long[][] boughtBy;
  private final long[][] reached;
  private final Trader buyer = new Trader();
  private final Trader seller = new Trader();
  private final TypeAccounts accounts;
  private final TypeService sellersInOrder;
  private final TypeService buyersInOrder;

  /**
   * Creates units.
   *
   * @param perGroup the units of each side of a group
   */
  TypeUnits(TypeTable table, long perGroup) {
    this(table, perGroup, new IndependentCounts(table, perGroup));
  }

  private TypeUnits(TypeTable table, long perGroup, GroupCounts law) {
    this.table = table;
    this.perGroup = perGroup;
    this.law = law;
    sellers = new long[Trades.POOL + 1][table.costs.length];
    buyers = new long[Trades.POOL + 1][table.values.length];
    soldBy = new long[Trades.POOL + 1][table.costs.length];
    boughtBy = new long[Trades.POOL + 1][table.values.length];
    reached = new long[Trades.POOL + 1][table.starts.length];
    accounts = new TypeAccounts(table, this);
    sellersInOrder = new TypeService(table.costs.length);
    buyersInOrder = new TypeService(table.values.length);
  }

  /** Returns the units of an environment with discrete laws. */
  static TypeUnits of(Environment environment, long perGroup) {
    TypeTable table = new TypeTable(environment);
    return environment.isFixed()
        ? new TypeUnits(table, perGroup, new DividedCounts(environment, perGroup))
        : new TypeUnits(table, perGroup);
  }

  @Override
  public void draw(Streams streams) {
    law.draw(streams, sellers, buyers);
    pool();
    if (table.capacity.isOne()) {
      Philox lotteries = streams.lotteries();
      focusOnSeller(pick(sellers[Trades.POOL], lotteries));
      focusOnBuyer(pick(buyers[Trades.POOL], lotteries));
    }
  }

  /** Derives what follows from the counts of both groups. */
  void pool() {
    add(sellers);
    add(buyers);
    for (int market = 0; market <= Trades.POOL; market++) {
      reach(market);
    }
  }

  /** Adds the counts of both groups up in those of the pool. */
  private static void add(long[][] counts) {
    for (int type = 0; type < counts[Trades.POOL].length; type++) {
      counts[Trades.POOL][type] = counts[0][type] + counts[1][type];
    }
  }

  /** Derives what follows from the counts of a market. */
  void reach(int market) {
    long[] counts = reached[market];
    Arrays.fill(counts, 0);
    add(sellers[market], table.costStretch, counts);
    add(buyers[market], table.valueStretch, counts);
    for (int stretch = 1; stretch < counts.length; stretch++) {
      counts[stretch] += counts[stretch - 1];
    }
  }

  private static void add(long[] units, int[] stretches, long[] counts) {
    for (int type = 0; type < units.length; type++) {
      if (stretches[type] < counts.length) {
        counts[stretches[type]] += units[type];
      }
    }
  }

  private static int pick(long[] counts, Philox rng) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    long rank = (long) (rng.nextDouble() * (double) total);
    int type = 0;
    while (rank >= counts[type] && type < counts.length - 1) {
      rank -= counts[type++];
    }
    return type;
  }

  /** Makes the seller whose reports are varied one of a type. */
  void focusOnSeller(int type) {
    seller.set(table.costs[type], table.supplyFrom[type]);
  }

  /** Makes the buyer whose reports are varied one of a type. */
  void focusOnBuyer(int type) {
    buyer.set(table.values[type], table.demandTo[type]);
  }

  @Override
  public void cross(int market, long rank, int without, Crossing crossing) {
    int stretches = table.starts.length;
    int right = 0;
    while (right < stretches && reached(market, right, without) < rank) {
      right++;
    }
    crossing.noLeft();
    crossing.noRight();
    if (right > 0) {
      crossing.leftFrom = table.starts[right - 1];
      crossing.leftTo = table.ends[right - 1];
      crossing.leftCount = reached(market, right - 1, without);
    }
    if (right < stretches) {
      crossing.rightFrom = table.starts[right];
      crossing.rightTo = table.ends[right];
      crossing.rightCount = reached(market, right, without);
    }
  }

  @Override
  public void extendLeft(int market, int without, Crossing crossing) {
    int first = table.stretch(crossing.leftFrom);
    while (first > 0 && reached(market, first - 1, without) == crossing.leftCount) {
      first--;
    }
    crossing.leftFrom = table.starts[first];
  }

  @Override
  public void extendRight(int market, int without, Crossing crossing) {
    int last = table.stretch(crossing.rightTo);
    while (last + 1 < table.starts.length
        && reached(market, last + 1, without) == crossing.rightCount) {
      last++;
    }
    crossing.rightTo = table.ends[last];
  }

  private long reached(int market, int stretch, int without) {
    return reached[market][stretch] - (without <= table.starts[stretch] ? 1 : 0);
  }

  @Override
  public long supply(int market, int price) {
    int stretch = table.stretch(price);
    long supply = 0;
    for (int type = 0; type < table.costs.length; type++) {
      supply += table.costStretch[type] <= stretch ? sellers[market][type] : 0;
    }
    return supply;
  }

  @Override
  public long demand(int market, int price) {
    int stretch = table.stretch(price);
    long demand = 0;
    for (int type = 0; type < table.values.length; type++) {
      demand += table.valueStretch[type] > stretch ? buyers[market][type] : 0;
    }
    return demand;
  }

  @Override
  public void serve(Trades trades, Streams streams) {
    for (int market = 0; market <= Trades.POOL; market++) {
      announce(market, trades.price(market));
      if (table.capacity.isOne()) {
        serveAtRandom(market, trades, streams.lotteries());
      } else {
        serveInOrder(market, trades, streams.lotteries());
      }
    }
  }

  private void serveAtRandom(int market, Trades trades, Philox rng) {
    long traded = trades.traded(market);
    if (trades.supply[market] > traded) {
      MultivariateHypergeometric.sample(rng, soldBy[market], traded, soldBy[market]);
    } else if (trades.demand[market] > traded) {
      MultivariateHypergeometric.sample(rng, boughtBy[market], traded, boughtBy[market]);
    }
  }

  private void serveInOrder(int market, Trades trades, Philox rng) {
    if (trades.supply[market] > trades.demand[market]) {
      sellersInOrder.serve(rng, soldBy[market], trades.service[market], false);
    } else if (trades.demand[market] > trades.supply[market]) {
      buyersInOrder.serve(rng, boughtBy[market], trades.service[market], true);
    }
  }

  /** Lets everybody in a market trade what they announce at a price. */
  void announce(int market, int price) {
    int stretch = table.stretch(price);
    for (int type = 0; type < table.costs.length; type++) {
      soldBy[market][type] = table.costStretch[type] <= stretch ? sellers[market][type] : 0;
    }
    for (int type = 0; type < table.values.length; type++) {
      boughtBy[market][type] = table.valueStretch[type] > stretch ? buyers[market][type] : 0;
    }
  }

  TypeAccounts accounts() {
    return accounts;
  }

  @Override
  public void account(Trades trades) {
    accounts.write(trades, perGroup);
  }

  @Override
  public Trader buyer() {
    return buyer;
  }

  @Override
  public Trader seller() {
    return seller;
  }

  @Override
  public void describe(Details details) {
    details.put("costs", table.costs.clone()).put("values", table.values.clone());
    for (int group = 0; group < Trades.GROUPS; group++) {
      details
          .at("group_%d".formatted(group + 1))
          .put("sellers", sellers[group].clone())
          .put("buyers", buyers[group].clone())
          .put("sold", soldBy[group].clone())
          .put("bought", boughtBy[group].clone());
    }
    details
        .at("pooled")
        .put("sold", soldBy[Trades.POOL].clone())
        .put("bought", boughtBy[Trades.POOL].clone());
    if (table.capacity.isOne()) {
      details.put("seller_cost", seller.value).put("buyer_value", buyer.value);
    }
  }
}
