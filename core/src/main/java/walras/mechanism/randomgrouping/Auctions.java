package walras.mechanism.randomgrouping;

import walras.sampling.Streams;

/**
 * Forms the prices of both groups and of the pooled double auction and lets them trade. Mutable,
 * confined to one thread.
 */
final class Auctions {

  private final Environment environment;
  private final long perGroup;
  private final Units units;
  private final PooledReports reports;
  private final Crossing crossing = new Crossing();

  /**
   * Creates auctions.
   *
   * @param perGroup the units of each side of a group
   */
  Auctions(Environment environment, long perGroup, Units units) {
    this.environment = environment;
    this.perGroup = perGroup;
    this.units = units;
    reports = new PooledReports(environment.grid(), Trades.GROUPS * perGroup);
  }

  /** Forms all prices and finds announced quantities at the prices at which markets trade. */
  void clear(Trades trades) {
    for (int market = 0; market <= Trades.POOL; market++) {
      form(market, trades);
    }
    for (int market = 0; market <= Trades.POOL; market++) {
      announce(market, trades);
    }
  }

  /** Does the same for the pooled double auction alone. */
  void clearPool(Trades trades) {
    form(Trades.POOL, trades);
    announce(Trades.POOL, trades);
  }

  private void form(int market, Trades trades) {
    long sellers = sellers(market);
    units.cross(market, sellers, Units.NOBODY, crossing);
    if (crossing.isLeftBest(sellers)) {
      units.extendLeft(market, Units.NOBODY, crossing);
    }
    if (crossing.isRightBest(sellers)) {
      units.extendRight(market, Units.NOBODY, crossing);
    }
    trades.formed[market] = crossing.price(sellers, environment.rule());
  }

  private void announce(int market, Trades trades) {
    trades.supply[market] = units.supply(market, trades.price(market));
    trades.demand[market] = units.demand(market, trades.price(market));
    trades.rationedAgents[market] = (double) trades.rationed(market);
  }

  /** Finds what misreports could gain in the pooled double auction. */
  void misreport(Trades trades) {
    if (environment.capacity().isOne()) {
      trades.pooledGainBuyer = reports.buyerGain(units, units.buyer());
      trades.pooledGainSeller = reports.sellerGain(units, units.seller());
    }
  }

  /** Executes trades and finds what they are worth. */
  void trade(Trades trades, Streams streams) {
    if (!environment.capacity().isOne()) {
      order(trades, streams);
    }
    units.serve(trades, streams);
    units.account(trades);
  }

  /** Draws where service of the long sides ends. */
  private void order(Trades trades, Streams streams) {
    for (int market = 0; market <= Trades.POOL; market++) {
      Service service = trades.service[market];
      long agents = sellers(market) / environment.units();
      if (trades.rationed(market) == 0) {
        service.all(agents);
      } else {
        long announced = Math.max(trades.supply[market], trades.demand[market]);
        long served = trades.traded(market);
        service.draw(streams.lotteries(), agents, environment.units(), announced, served);
      }
      trades.rationedAgents[market] = service.rationed();
    }
  }

  /** Returns the number of units of sellers in a market, and of buyers. */
  private long sellers(int market) {
    return market == Trades.POOL ? Trades.GROUPS * perGroup : perGroup;
  }
}
