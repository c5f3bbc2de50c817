package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.Loss;

/** Writes the metrics of what happened in a replication. Immutable. */
final class TradeMetrics {

  /**
   * With atoms a loss equal to eps is common, and sums of doubles miss it by rounding: by less than
   * this share of the largest cost or value.
   */
  private static final double TIE = 1e-12;

  private final Environment environment;
  private final double agents;
  private final int gridLimit;
  private final double limit;

  /** The smallest distance of price indices that is at least eps. */
  private final long uniformBelow;

  /** The largest loss that counts as none, or NaN. */
  private final double eps;

  private final boolean isOne;

  /**
   * Creates the writer of metrics.
   *
   * @param limit the competitive price, or NaN where there is not exactly one
   */
  TradeMetrics(Environment environment, long perGroup, int gridLimit, double limit) {
    this.environment = environment;
    this.gridLimit = gridLimit;
    this.limit = limit;
    agents = 2.0 * Trades.GROUPS * (double) perGroup;
    isOne = environment.capacity().isOne();
    BigDecimal given = environment.eps();
    eps = given == null ? Double.NaN : given.doubleValue() + TIE * environment.largestMoney();
    uniformBelow = given == null ? 0 : uniformBelow(given, environment.steps());
  }

  private static long uniformBelow(BigDecimal eps, int steps) {
    return eps.multiply(BigDecimal.valueOf(steps))
        .setScale(0, RoundingMode.CEILING)
        .min(BigDecimal.valueOf(steps + 1L))
        .longValueExact();
  }

  void writeAll(Trades trades, Outcome outcome) {
    writePrices(trades, outcome);
    writeQuantities(trades, outcome);
    writeRationed(trades, outcome);
    writeAgents(trades, outcome);
    writePooledMarket(trades, outcome);
    writeReports(trades, outcome);
    writeSurplus(trades, outcome);
    writePooledSurplus(trades, outcome);
    writeComparison(trades, outcome);
  }

  void writePrices(Trades trades, Outcome outcome) {
    int gap = trades.gap();
    int pooled = trades.formed[Trades.POOL];
    outcome.metric(Measures.PRICE_GAP, environment.price(gap));
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(Measures.PRICE_ERROR_MARKET, environment.price(trades.distance(pooled)));
    outcome.metric(Measures.PRICE_ERROR_GRID_LIMIT, environment.price(trades.distance(gridLimit)));
    if (!Double.isNaN(limit)) {
      outcome.metric(
          Measures.PRICE_ERROR_LIMIT, Math.max(error(trades.formed[0]), error(trades.formed[1])));
    }
    if (environment.eps() != null) {
      outcome.metric(Measures.EPS_UNIFORM, isUniform(gap) ? 1 : 0);
    }
  }

  /** Returns the distance of a price from the competitive one. */
  double error(int price) {
    return Math.abs(environment.price(price) - limit);
  }

  void writeQuantities(Trades trades, Outcome outcome) {
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
    outcome.metric(Measures.TRADED_UNITS, traded / agents);
  }

  /** Writes who does not trade as announced. */
  void writeRationed(Trades trades, Outcome outcome) {
    double rationed = trades.rationedAgents[0] + trades.rationedAgents[1];
    outcome.metric(Measures.RATIONED_AGENTS, rationed / agents);
  }

  /** Writes what the agents of the groups could reach, and what they get at least. */
  void writeAgents(Trades trades, Outcome outcome) {
    outcome.metric(Measures.MAX_SURPLUS, Math.max(0, trades.maximum / agents));
    if (isOne) {
      outcome.metric(Measures.MIN_PAYOFF, trades.leastPayoff);
    }
    outcome.metric(Measures.MANIP_GAIN, trades.misreportGain);
  }

  /** Writes what follows from executed trades in the groups. */
  void writeSurplus(Trades trades, Outcome outcome) {
    double surplus = (trades.surplus[0] + trades.surplus[1]) / agents;
    double most = trades.maximum / agents;
    double loss = loss(most, surplus);
    outcome.metric(Measures.SURPLUS, surplus);
    outcome.metric(Measures.SURPLUS_LOSS, loss);
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    outcome.metric(Measures.BUDGET_RESIDUAL, residual(trades));
    if (isEfficiencyDefined(environment, agents)) {
      outcome.metric(Measures.EPS_EFFICIENT, isEfficient(loss) ? 1 : 0);
    }
  }

  /** Tells whether prices are less than eps apart. */
  boolean isUniform(int gap) {
    return gap < uniformBelow;
  }

  /** Tells whether a loss is at most eps. */
  boolean isEfficient(double loss) {
    return loss <= eps;
  }

  /** Tells whether the loss is known well enough to be held against eps. */
  static boolean isEfficiencyDefined(Environment environment, double agents) {
    return environment.eps() != null
        && (environment.isDiscrete() || agents * environment.capacity().all() > 20_000);
  }

  /** Returns payments less receipts in both groups. */
  static double residual(Trades trades) {
    long residual = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      residual += trades.price(group) * (trades.bought[group] - trades.sold[group]);
    }
    return (double) residual;
  }

  /** Writes what follows from executed trades in the pooled double auction. */
  void writePooledSurplus(Trades trades, Outcome outcome) {
    double pooled = trades.surplus[Trades.POOL] / agents;
    outcome.metric(Measures.POOLED_SURPLUS_LOSS, loss(trades.maximum / agents, pooled));
  }

  /** Writes the difference between both. */
  void writeComparison(Trades trades, Outcome outcome) {
    double pooled = trades.surplus[Trades.POOL] / agents;
    outcome.metric(
        Measures.GROUPING_COST, pooled - (trades.surplus[0] + trades.surplus[1]) / agents);
  }

  /** Writes the price and the rationing of the pooled double auction. */
  void writePooledMarket(Trades trades, Outcome outcome) {
    outcome.metric(Measures.POOLED_RATIONED_UNITS, (double) trades.rationed(Trades.POOL) / agents);
    if (!Double.isNaN(limit)) {
      outcome.metric(Measures.POOLED_PRICE_ERROR_LIMIT, error(trades.formed[Trades.POOL]));
    }
  }

  /** Writes what misreports could gain in the pooled double auction. */
  void writeReports(Trades trades, Outcome outcome) {
    if (isOne) {
      outcome.metric(Measures.POOLED_MANIP_GAIN_BUYER, trades.pooledGainBuyer);
      outcome.metric(Measures.POOLED_MANIP_GAIN_SELLER, trades.pooledGainSeller);
    }
  }

  /**
   * Where both surpluses are expectations given different draws, the difference may be of either
   * sign.
   */
  private double loss(double most, double surplus) {
    return isLossSigned(environment) ? most - surplus : Loss.of(most, surplus);
  }

  /** Tells whether what is known of a loss may be negative. */
  static boolean isLossSigned(Environment environment) {
    return !environment.isDiscrete() && environment.units() > 1;
  }
}
