package walras.mechanism.randomgrouping;

import walras.kernel.Outcome;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.Loss;

/** Writes the metrics of one grouping of a population with several units. Immutable. */
final class HoldingsMetrics {

  private final HoldingsBook book;
  private final Grid grid;
  private final double agents;

  /** The smallest distance of price indices that is at least eps, or -1 where it is not asked. */
  private final long uniformBelow;

  HoldingsMetrics(PopulationEnvironment environment, HoldingsBook book) {
    this.book = book;
    grid = environment.grid();
    agents = (double) environment.population().agents();
    uniformBelow = PopulationMetrics.uniformBelow(environment.eps(), grid.steps());
  }

  void write(HoldingsMarkets markets, Outcome outcome) {
    writePrices(markets.trades, outcome);
    writeQuantities(markets.trades, outcome);
    outcome.metric(Measures.RATIONED_AGENTS, (double) markets.rationedAgents() / agents);
    writeSurplus(markets, outcome);
  }

  private void writePrices(HoldingsTrades[] trades, Outcome outcome) {
    int gap = 0;
    int error = 0;
    for (int commodity = 0; commodity < trades.length; commodity++) {
      gap = Math.max(gap, trades[commodity].gap());
      error = Math.max(error, trades[commodity].distance(book.price[commodity]));
    }
    outcome.metric(Measures.PRICE_GAP, grid.price(gap));
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(Measures.PRICE_ERROR_MARKET, grid.price(error));
    if (uniformBelow >= 0) {
      outcome.metric(Measures.EPS_UNIFORM, gap < uniformBelow ? 1 : 0);
    }
  }

  private void writeQuantities(HoldingsTrades[] trades, Outcome outcome) {
    long rationed = 0;
    long traded = 0;
    long pooled = 0;
    long residual = 0;
    for (int commodity = 0; commodity < trades.length; commodity++) {
      HoldingsTrades own = trades[commodity];
      pooled += book.pool.rationed(commodity);
      for (int group = 0; group < Trades.GROUPS; group++) {
        rationed += own.rationed(group);
        traded += own.bought[group];
        residual += own.price(group) * (own.bought[group] - own.sold[group]);
      }
    }
    long wanted = rationed + traded;
    outcome.metric(Measures.RATIONED_UNITS, (double) rationed / agents);
    outcome.metric(Measures.RATIONED_SHARE, wanted == 0 ? 0 : (double) rationed / (double) wanted);
    outcome.metric(Measures.TRADED_UNITS, (double) traded / agents);
    outcome.metric(Measures.BUDGET_RESIDUAL, (double) residual);
    outcome.metric(Measures.POOLED_RATIONED_UNITS, (double) pooled / agents);
  }

  private void writeSurplus(HoldingsMarkets markets, Outcome outcome) {
    double surplus = markets.surplus(0) + markets.surplus(1);
    double pooled = markets.surplus(Trades.POOL);
    double most = book.pool.maximum();
    outcome.metric(Measures.SURPLUS, surplus / agents);
    outcome.metric(Measures.MAX_SURPLUS, most / agents);
    outcome.metric(Measures.SURPLUS_LOSS, Loss.of(most, surplus) / agents);
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    outcome.metric(Measures.GROUPING_COST, (pooled - surplus) / agents);
    outcome.metric(Measures.POOLED_SURPLUS_LOSS, Loss.of(most, pooled) / agents);
    outcome.metric(Measures.MANIP_GAIN, 0);
    if (book.regrets.isKnown()) {
      outcome.metric(Measures.POOLED_MANIP_GAIN_SELLER, book.meanRegrets[Side.SELLER.index()]);
      outcome.metric(Measures.POOLED_MANIP_GAIN_BUYER, book.meanRegrets[Side.BUYER.index()]);
    }
  }
}
