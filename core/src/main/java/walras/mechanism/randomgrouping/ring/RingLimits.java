package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.StateLimit;

/** What the means of the metrics tend to in each state: infinitely many agents on the grid. */
final class RingLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final RingMarket market;
  private final RingEnvironment environment;

  RingLimits(RingMarket market) {
    this.market = market;
    environment = market.environment();
  }

  /** Tells whether the mean of a metric tends to the same in every state. */
  boolean isSameInAllStates(int metric) {
    OptionalDouble first = of(metric, 0);
    for (int state = 1; state < environment.states(); state++) {
      if (!first.equals(of(metric, state))) {
        return false;
      }
    }
    return first.isPresent();
  }

  /** Returns the limit of a metric's mean in a state, or nothing where there is none. */
  OptionalDouble of(int metric, int state) {
    StateLimit limit = market.limit(state);
    if (Measures.isBranch(metric)) {
      Pairs branch = Pairs.ALL.get(metric - Measures.SURPLUS_LOSS_BRANCH_1);
      return OptionalDouble.of(pairs(branch, state).loss());
    }
    return switch (metric) {
      case Measures.MAX_SURPLUS -> OptionalDouble.of(limit.maximum());
      case Measures.BUDGET_RESIDUAL,
          Measures.POSTERIOR_ERROR_SECOND,
          Measures.POSTERIOR_ERROR_THIRD,
          Measures.POSTERIOR_ERROR_ALL ->
          OptionalDouble.of(0);
      case Measures.LOG_POSTERIOR_ERROR_ALL -> OptionalDouble.empty();
      default -> limit.isTied() ? OptionalDouble.empty() : untied(metric, state);
    };
  }

  private OptionalDouble untied(int metric, int state) {
    StateLimit limit = market.limit(state);
    return switch (metric) {
      case Measures.PROB_PRICE_GAP_ZERO, Measures.EPS_UNIFORM -> OptionalDouble.of(1);
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT -> priceError(limit);
      case Measures.SURPLUS -> OptionalDouble.of(limit.maximum() - loss(limit));
      case Measures.SURPLUS_LOSS, Measures.POOLED_SURPLUS_LOSS -> OptionalDouble.of(loss(limit));
      case Measures.MECHANISM_SURPLUS_LOSS -> OptionalDouble.of(mechanismLoss(state));
      case Measures.RELATIVE_EFFICIENCY -> OptionalDouble.of(efficiency(limit));
      case Measures.EPS_EFFICIENT -> efficient(state);
      case Measures.RATIONED_UNITS, Measures.POOLED_RATIONED_UNITS ->
          OptionalDouble.of(unserved(limit) + forced(limit));
      case Measures.RATIONED_AGENTS ->
          OptionalDouble.of(limit.imbalance().agents(unserved(limit) - forced(limit)));
      case Measures.UNSERVED_UNITS -> OptionalDouble.of(unserved(limit));
      case Measures.FORCED_UNITS -> OptionalDouble.of(forced(limit));
      case Measures.RATIONED_SHARE -> OptionalDouble.of(rationedShare(limit));
      case Measures.TRADED_UNITS -> OptionalDouble.of(limit.demand(limit.price()) / 2);
      case Measures.MIN_PAYOFF -> leastPayoff(state);
      default -> OptionalDouble.of(0);
    };
  }

  private OptionalDouble priceError(StateLimit limit) {
    double price = environment.grid().price(limit.price());
    return market.isPriceUnique()
        ? OptionalDouble.of(Math.abs(price - limit.competitiveLowest()))
        : OptionalDouble.empty();
  }

  private static double efficiency(StateLimit limit) {
    double most = limit.maximum();
    return most > 0 ? 1 - loss(limit) / most : 1;
  }

  private PairLimit pairs(Pairs branch, int state) {
    return new PairLimit(environment, state, branch, market.limit(state));
  }

  private double mechanismLoss(int state) {
    double sum = environment.mainShare() * loss(market.limit(state));
    for (Pairs branch : Pairs.ALL) {
      sum += environment.eta() * pairs(branch, state).loss();
    }
    return sum;
  }

  /** Chance decides between the two where the loss, or that of a branch at a price, equals eps. */
  private OptionalDouble efficient(int state) {
    BigDecimal given = environment.signals().eps();
    double eps = given == null ? Double.NaN : given.doubleValue();
    double loss = loss(market.limit(state));
    if (!(Math.abs(loss - eps) > StateLimit.ROUNDING)) {
      return OptionalDouble.empty();
    }
    double sum = loss < eps ? environment.mainShare() : 0;
    for (Pairs branch : Pairs.ALL) {
      OptionalDouble share = pairs(branch, state).shareBelow(eps);
      if (share.isEmpty()) {
        return share;
      }
      sum += environment.eta() * share.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  /**
   * Where the market balances, each group lacks sellers with probability 1/2, and some of the
   * sellers with the highest cost are among those made to sell.
   */
  private OptionalDouble leastPayoff(int state) {
    StateLimit limit = market.limit(state);
    if (!limit.balances()) {
      return OptionalDouble.of(forced(limit) > 0 ? limit.imbalance().leastIfForced() : 0);
    }
    double supply = limit.supply(limit.price());
    if (supply > limit.units() - StateLimit.ROUNDING) {
      return OptionalDouble.empty();
    }
    boolean isTrading = supply > StateLimit.ROUNDING;
    return OptionalDouble.of(
        isTrading ? limit.imbalance().leastIfBalanced(environment.groups()) : 0);
  }

  private static double loss(StateLimit limit) {
    return limit.balances() ? 0 : Math.max(0, limit.maximum() - limit.surplus());
  }

  /** Returns the units per agent that are offered and not sold. */
  private static double unserved(StateLimit limit) {
    return limit.balances() ? 0 : Math.max(0, limit.excess(limit.price())) / 2;
  }

  /** Returns the units per agent that sellers are made to sell. */
  private static double forced(StateLimit limit) {
    return limit.balances() ? 0 : Math.max(0, -limit.excess(limit.price())) / 2;
  }

  private static double rationedShare(StateLimit limit) {
    double most = Math.max(limit.supply(limit.price()), limit.demand(limit.price()));
    return most == 0 ? 0 : 2 * (unserved(limit) + forced(limit)) / most;
  }

  void describe(Details details) {
    for (int state = 0; state < environment.states(); state++) {
      describe(state, details.at(environment.signals().states().get(state)));
    }
  }

  private void describe(int state, Details details) {
    StateLimit limit = market.limit(state);
    Grid grid = environment.grid();
    details
        .at("competitive")
        .put("lowest_price", limit.competitiveLowest())
        .put("highest_price", limit.competitiveHighest())
        .put("surplus", limit.maximum());
    details
        .at("grid")
        .put("T", (long) grid.steps())
        .put("lowest_price", grid.price(limit.lowest()))
        .put("highest_price", grid.price(limit.highest()))
        .put("price", grid.price(limit.price()))
        .put("balances", limit.balances())
        .put("tied", limit.isTied())
        .put("supply_per_seller", limit.supply(limit.price()))
        .put("demand_per_buyer", limit.demand(limit.price()));
    Details limits = details.at("limits");
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      limits.put(Measures.all().get(metric).name(), of(metric, state).orElse(Double.NaN));
    }
    theory(state, details.at("theory"));
  }

  private void theory(int state, Details details) {
    Information information = market.information(state);
    boolean isOnly = environment.states() == 1;
    details
        .put("chernoff_per_pair", isOnly ? Double.NaN : information.chernoff())
        .put("entropy_per_pair", information.entropy());
    StateNoise noise = market.noise(state);
    if (noise != null) {
      details
          .at("locked")
          .put("spread", noise.spread())
          .put("cost_step", noise.costStep())
          .put("width", noise.width())
          .put("rate_per_n", noise.lockRate());
    }
  }
}
