package walras.mechanism.randomgrouping.bundles;

import walras.sampling.Streams;

/**
 * Forms the prices of both groups and of the pooled double auction and lets them trade. Mutable,
 * confined to one thread.
 */
final class Auctions {

  private final Tables tables;
  private final PriceSelection selection;
  private final Service sellers;
  private final Service buyers;

  /** Excess supply of both commodities in each region, in both groups and the pool. */
  private final long[][] first;

  private final long[][] second;

  Auctions(Tables tables) {
    this.tables = tables;
    selection = new PriceSelection(tables.regions, tables.environment.grid().rule());
    sellers = new Service(tables.sellers.types());
    buyers = new Service(tables.buyers.types());
    first = new long[Trades.MARKETS][tables.regions.length];
    second = new long[Trades.MARKETS][tables.regions.length];
  }

  /** Forms all prices and lets everybody announce at those at which they trade. */
  void clear(Trades trades) {
    for (int group = 0; group < Trades.GROUPS; group++) {
      long[] supply = trades.sellers[group].counts;
      long[] demand = trades.buyers[group].counts;
      tables.excess(0, supply, demand, first[group]);
      tables.excess(1, supply, demand, second[group]);
    }
    for (int region = 0; region < tables.regions.length; region++) {
      first[Trades.POOL][region] = first[0][region] + first[1][region];
      second[Trades.POOL][region] = second[0][region] + second[1][region];
    }
    for (int market = 0; market < Trades.MARKETS; market++) {
      selection.select(first[market], second[market], trades.formed[market]);
    }
    for (int market = 0; market < Trades.MARKETS; market++) {
      int region = trades.quote(market).region;
      trades.sellers[market].announce(tables.supplied[region]);
      trades.buyers[market].announce(tables.demanded[region]);
    }
  }

  /** Serves the long sides of all markets in random order. */
  void serve(Trades trades, Streams streams) {
    for (int market = 0; market < Trades.MARKETS; market++) {
      Crowd supply = trades.sellers[market];
      Crowd demand = trades.buyers[market];
      sellers.serve(streams.lotteries(), supply, demand.announced(0), demand.announced(1));
      buyers.serve(streams.lotteries(), demand, supply.announced(0), supply.announced(1));
    }
  }
}
