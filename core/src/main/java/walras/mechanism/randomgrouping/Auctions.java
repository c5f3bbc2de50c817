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

  Auctions(Environment environment, long perGroup, Units units) {
    this.environment = environment;
    this.perGroup = perGroup;
    this.units = units;
    reports = new PooledReports(environment, Trades.GROUPS * perGroup);
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
  }

  /** Finds what misreports could gain in the pooled double auction. */
  void misreport(Trades trades) {
    trades.pooledGainBuyer = reports.buyerGain(units);
    trades.pooledGainSeller = reports.sellerGain(units);
  }

  /** Executes trades and finds what they are worth. */
  void trade(Trades trades, Streams streams) {
    units.serve(trades, streams);
    units.account(trades);
  }

  private long sellers(int market) {
    return market == Trades.POOL ? Trades.GROUPS * perGroup : perGroup;
  }
}
