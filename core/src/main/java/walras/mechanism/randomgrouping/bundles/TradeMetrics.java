package walras.mechanism.randomgrouping.bundles;

import java.math.BigDecimal;
import java.math.RoundingMode;
import walras.kernel.Outcome;

/** Writes the metrics of what happened in a replication. Immutable. */
final class TradeMetrics {

  /** With finitely many types a loss equal to eps is common, and sums of doubles miss it. */
  private static final double TIE = 1e-12;

  private final Environment environment;
  private final double agents;
  private final Quote gridLimit;
  private final Competitive competitive;

  /** The smallest distance of price indices that is at least eps. */
  private final long uniformBelow;

  private final double eps;

  TradeMetrics(Environment environment, long perGroup, Quote gridLimit, Competitive competitive) {
    this.environment = environment;
    this.gridLimit = gridLimit;
    this.competitive = competitive;
    agents = 2.0 * Trades.GROUPS * (double) perGroup;
    BigDecimal given = environment.eps();
    eps = given == null ? Double.NaN : given.doubleValue();
    uniformBelow = given == null ? 0 : uniformBelow(given, environment.grid().steps());
  }

  private static long uniformBelow(BigDecimal eps, int steps) {
    return eps.multiply(BigDecimal.valueOf(steps))
        .setScale(0, RoundingMode.CEILING)
        .min(BigDecimal.valueOf(steps + 1L))
        .longValueExact();
  }

  void write(Trades trades, Outcome outcome) {
    writePrices(trades, outcome);
    writeQuantities(trades, outcome);
    writeSurplus(trades, outcome);
    writePool(trades, outcome);
    outcome.metric(Measures.MIN_PAYOFF, trades.leastPayoff);
    outcome.metric(Measures.MANIP_GAIN, trades.mostGain);
    outcome.metric(Measures.MANIP_GAIN_EX_POST, trades.expectedGain);
    outcome.metric(Measures.BUDGET_RESIDUAL, (double) residual(trades));
    for (int type = 0; type < trades.interim.length; type++) {
      outcome.metric(Measures.INTERIM_PAYOFF + type, trades.interim[type]);
    }
  }

  private void writePrices(Trades trades, Outcome outcome) {
    int gap = trades.formed[0].distance(trades.formed[1]);
    outcome.metric(Measures.PRICE_GAP, environment.price(gap));
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(
        Measures.PRICE_ERROR_MARKET,
        environment.price(trades.distance(trades.formed[Trades.POOL])));
    outcome.metric(Measures.PRICE_ERROR_GRID_LIMIT, environment.price(trades.distance(gridLimit)));
    if (competitive.isUnique()) {
      outcome.metric(
          Measures.PRICE_ERROR_LIMIT, Math.max(error(trades.formed[0]), error(trades.formed[1])));
      outcome.metric(Measures.POOLED_PRICE_ERROR_LIMIT, error(trades.formed[Trades.POOL]));
    }
    if (environment.eps() != null) {
      outcome.metric(Measures.EPS_UNIFORM, gap < uniformBelow ? 1 : 0);
    }
  }

  private double error(Quote quote) {
    return competitive.distance(environment.price(quote.first), environment.price(quote.second));
  }

  private void writeQuantities(Trades trades, Outcome outcome) {
    double imbalance = 0;
    double wanted = 0;
    double traded = 0;
    double rationed = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      rationed += (double) trades.sellers[group].rationed();
      rationed += (double) trades.buyers[group].rationed();
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        imbalance += (double) trades.imbalance(group, commodity);
        wanted += (double) trades.wanted(group, commodity);
        traded += (double) trades.buyers[group].traded(commodity);
      }
    }
    outcome.metric(Measures.RATIONED_UNITS, imbalance / agents);
    outcome.metric(Measures.RATIONED_SHARE, wanted == 0 ? 0 : imbalance / wanted);
    outcome.metric(Measures.RATIONED_AGENTS, rationed / agents);
    outcome.metric(Measures.TRADED_UNITS, traded / agents);
  }

  private void writeSurplus(Trades trades, Outcome outcome) {
    double surplus = (trades.surplus[0] + trades.surplus[1]) / agents;
    double most = Math.max(0, trades.maximum / agents);
    double loss = loss(most, surplus);
    outcome.metric(Measures.SURPLUS, surplus);
    outcome.metric(Measures.MAX_SURPLUS_LP, most);
    outcome.metric(Measures.SURPLUS_LOSS_LP, loss);
    outcome.metric(Measures.RELATIVE_EFFICIENCY_LP, most > 0 ? surplus / most : 1);
    if (environment.eps() != null) {
      outcome.metric(Measures.EPS_EFFICIENT_LP, loss <= eps + TIE ? 1 : 0);
    }
  }

  private void writePool(Trades trades, Outcome outcome) {
    double pooled = trades.surplus[Trades.POOL] / agents;
    double rationed =
        (double) trades.imbalance(Trades.POOL, 0) + (double) trades.imbalance(Trades.POOL, 1);
    outcome.metric(Measures.POOLED_SURPLUS_LOSS_LP, loss(trades.maximum / agents, pooled));
    outcome.metric(Measures.POOLED_RATIONED_UNITS, rationed / agents);
    outcome.metric(
        Measures.GROUPING_COST, pooled - (trades.surplus[0] + trades.surplus[1]) / agents);
  }

  private static long residual(Trades trades) {
    long residual = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        long units =
            trades.buyers[group].traded(commodity) - trades.sellers[group].traded(commodity);
        residual += trades.quote(group).of(commodity) * units;
      }
    }
    return residual;
  }

  /** A loss is not negative; where both surpluses agree, rounding may make the difference so. */
  private static double loss(double most, double surplus) {
    return Math.max(0, most - surplus);
  }
}
