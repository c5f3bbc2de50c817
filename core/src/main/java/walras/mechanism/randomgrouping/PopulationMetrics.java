package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import walras.kernel.Outcome;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;

/** Writes the metrics of one grouping of a population. Immutable. */
final class PopulationMetrics {

  private final Grid grid;
  private final PooledPopulation pool;
  private final double agents;
  private final double buyerRegret;
  private final double sellerRegret;

  /** The smallest distance of price indices that is at least eps, or -1 where it is not asked. */
  private final long uniformBelow;

  PopulationMetrics(PopulationEnvironment environment, PopulationBook book) {
    grid = environment.grid();
    pool = book.pool();
    agents = (double) environment.population().agents();
    buyerRegret = book.regret(Side.BUYER);
    sellerRegret = book.regret(Side.SELLER);
    uniformBelow = uniformBelow(environment.eps(), grid.steps());
  }

  /** Returns the smallest distance of price indices that is at least eps, or -1 without eps. */
  static long uniformBelow(@Nullable BigDecimal eps, int steps) {
    return eps == null
        ? -1
        : eps.multiply(BigDecimal.valueOf(steps))
            .setScale(0, RoundingMode.CEILING)
            .min(BigDecimal.valueOf(Long.MAX_VALUE))
            .longValue();
  }

  void write(Trades trades, Outcome outcome) {
    writePrices(trades, outcome);
    writeQuantities(trades, outcome);
    writeSurplus(trades, outcome);
    writePool(outcome);
  }

  private void writePrices(Trades trades, Outcome outcome) {
    int gap = trades.gap();
    outcome.metric(Measures.PRICE_GAP, grid.price(gap));
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(Measures.PRICE_ERROR_MARKET, grid.price(trades.distance(pool.price())));
    if (uniformBelow >= 0) {
      outcome.metric(Measures.EPS_UNIFORM, gap < uniformBelow ? 1 : 0);
    }
  }

  private void writeQuantities(Trades trades, Outcome outcome) {
    double rationed = 0;
    double wanted = 0;
    double traded = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      rationed += (double) trades.rationed(group);
      wanted += (double) Math.max(trades.supply[group], trades.demand[group]);
      traded += (double) trades.traded(group);
    }
    outcome.metric(Measures.RATIONED_UNITS, rationed / agents);
    outcome.metric(Measures.RATIONED_SHARE, wanted == 0 ? 0 : rationed / wanted);
    outcome.metric(Measures.RATIONED_AGENTS, rationed / agents);
    outcome.metric(Measures.TRADED_UNITS, traded / agents);
  }

  private void writeSurplus(Trades trades, Outcome outcome) {
    double surplus = trades.surplus[0] + trades.surplus[1];
    double most = pool.maximum();
    outcome.metric(Measures.SURPLUS, surplus / agents);
    outcome.metric(Measures.MAX_SURPLUS, most / agents);
    outcome.metric(Measures.SURPLUS_LOSS, Math.max(0, (most - surplus) / agents));
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    outcome.metric(Measures.GROUPING_COST, (pool.surplus() - surplus) / agents);
    outcome.metric(Measures.MIN_PAYOFF, trades.leastPayoff);
    outcome.metric(Measures.MANIP_GAIN, 0);
    outcome.metric(Measures.BUDGET_RESIDUAL, residual(trades));
  }

  private static double residual(Trades trades) {
    long residual = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      residual += trades.price(group) * (trades.bought[group] - trades.sold[group]);
    }
    return (double) residual;
  }

  private void writePool(Outcome outcome) {
    outcome.metric(
        Measures.POOLED_SURPLUS_LOSS, Math.max(0, (pool.maximum() - pool.surplus()) / agents));
    outcome.metric(Measures.POOLED_RATIONED_UNITS, (double) pool.rationed() / agents);
    outcome.metric(Measures.POOLED_MANIP_GAIN_BUYER, buyerRegret);
    outcome.metric(Measures.POOLED_MANIP_GAIN_SELLER, sellerRegret);
  }
}
