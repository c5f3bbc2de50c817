package walras.mechanism.randomgrouping.interdependent;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import walras.environment.Information;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.StateLimit;

/**
 * What the means of the metrics tend to given each state, as everybody learns it: what infinitely
 * many agents do on the grid. Immutable.
 */
final class InterdependentLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final InterdependentMarket market;
  private final SignalEnvironment environment;
  private final long perGroup;

  InterdependentLimits(InterdependentMarket market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
    environment = market.environment();
  }

  /** Returns the logarithm of the posterior error that is typical of a state at this size. */
  double typicalLogError(int state) {
    Information information = new Information(environment.buyers().model(), state);
    return -Groups.GROUPS * (double) perGroup * information.leastEntropy();
  }

  /** Returns the limit of a metric's mean in a state, or nothing where there is none. */
  OptionalDouble of(int metric, int state) {
    StateLimit limit = market.limit(state);
    return switch (metric) {
      case Measures.MAX_SURPLUS -> OptionalDouble.of(limit.maximum());
      case Measures.BUDGET_RESIDUAL, Measures.POSTERIOR_ERROR_GROUP, Measures.POSTERIOR_ERROR_ALL ->
          OptionalDouble.of(0);
      case Measures.LOG_POSTERIOR_ERROR_ALL -> OptionalDouble.empty();
      case Measures.SURPLUS_LOSS_BRANCH_1 ->
          costsAreKnown() ? OptionalDouble.of(first(state).loss()) : OptionalDouble.empty();
      case Measures.SURPLUS_LOSS_BRANCH_2, Measures.SURPLUS_LOSS_BRANCH_3 ->
          costsAreKnown() ? OptionalDouble.of(known(state).loss()) : OptionalDouble.empty();
      default -> isSettled(limit) ? atPrice(metric, state, limit) : OptionalDouble.empty();
    };
  }

  /** Between prices that balance equally badly chance decides; costs may depend on the state. */
  private boolean isSettled(StateLimit limit) {
    return !limit.isTied() && costsAreKnown();
  }

  private boolean costsAreKnown() {
    return environment.sellers().isMoneyTheSameInAllStates();
  }

  private BranchLimit first(int state) {
    return BranchLimit.ofFirstMessages(environment, market.limit(state), state);
  }

  private BranchLimit known(int state) {
    return BranchLimit.ofKnownState(environment, market.limit(state), state);
  }

  private OptionalDouble atPrice(int metric, int state, StateLimit limit) {
    double loss = loss(limit);
    return switch (metric) {
      case Measures.PROB_PRICE_GAP_ZERO, Measures.EPS_UNIFORM -> OptionalDouble.of(1);
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT -> priceError(limit);
      case Measures.SURPLUS -> OptionalDouble.of(limit.surplus());
      case Measures.SURPLUS_LOSS, Measures.POOLED_SURPLUS_LOSS -> OptionalDouble.of(loss);
      case Measures.RELATIVE_EFFICIENCY ->
          OptionalDouble.of(limit.maximum() > 0 ? 1 - loss / limit.maximum() : 1);
      case Measures.EPS_EFFICIENT -> efficient(state, loss);
      case Measures.MECHANISM_SURPLUS_LOSS -> OptionalDouble.of(mechanismLoss(state, loss));
      case Measures.MIN_PAYOFF -> leastPayoff(limit);
      default -> quantity(metric, limit);
    };
  }

  private OptionalDouble priceError(StateLimit limit) {
    double error = Math.abs(environment.grid().price(limit.price()) - limit.competitiveLowest());
    return market.hasCompetitivePrice() ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  private OptionalDouble quantity(int metric, StateLimit limit) {
    double excess = limit.balances() ? 0 : limit.excess(limit.price());
    double most = Math.max(limit.supply(limit.price()), limit.demand(limit.price()));
    if (metric >= Measures.INTERIM_PAYOFF_SELLER) {
      return OptionalDouble.of(payoff(metric - Measures.INTERIM_PAYOFF_SELLER, limit));
    }
    return OptionalDouble.of(
        switch (metric) {
          case Measures.RATIONED_UNITS, Measures.POOLED_RATIONED_UNITS -> Math.abs(excess) / 2;
          case Measures.RATIONED_AGENTS -> limit.imbalance().agents(excess / 2);
          case Measures.UNSERVED_UNITS -> Math.max(0, excess) / 2;
          case Measures.FORCED_UNITS -> Math.max(0, -excess) / 2;
          case Measures.RATIONED_SHARE -> most == 0 ? 0 : Math.abs(excess) / most;
          case Measures.TRADED_UNITS -> limit.demand(limit.price()) / 2;
          default -> 0;
        });
  }

  private static double loss(StateLimit limit) {
    return limit.balances() ? 0 : Math.max(0, limit.maximum() - limit.surplus());
  }

  private double mechanismLoss(int state, double loss) {
    double known = known(state).loss();
    double[] random = {first(state).loss(), known, known};
    return Branches.of(environment).mix(random, loss);
  }

  private OptionalDouble efficient(int state, double loss) {
    BigDecimal eps = environment.eps();
    double bound = eps == null ? Double.NaN : eps.doubleValue();
    if (!(Math.abs(loss - bound) > StateLimit.ROUNDING)) {
      return OptionalDouble.empty();
    }
    double known = known(state).efficient();
    double[] random = {first(state).efficient(), known, known};
    double mixed = Branches.of(environment).mix(random, loss < bound ? 1 : 0);
    return Double.isNaN(mixed) ? OptionalDouble.empty() : OptionalDouble.of(mixed);
  }

  private static double payoff(int signal, StateLimit limit) {
    double excess = limit.balances() ? 0 : limit.excess(limit.price());
    return limit.imbalance().payoff(signal, Math.max(0, excess), Math.max(0, -excess));
  }

  /** If sellers are neither rationed nor forced for sure, groups lack them half of the time. */
  private static OptionalDouble leastPayoff(StateLimit limit) {
    double supply = limit.supply(limit.price());
    if (limit.spread() == 0 || supply == limit.units()) {
      return OptionalDouble.empty();
    }
    if (limit.balances()) {
      return OptionalDouble.of(limit.imbalance().leastIfBalanced(Groups.GROUPS));
    }
    double excess = limit.excess(limit.price());
    return OptionalDouble.of(excess < 0 ? limit.imbalance().leastIfForced() : 0);
  }

  void describe(Details details) {
    List<String> states = environment.states();
    List<Measures.Entry> metrics = Measures.of(environment);
    for (int z = 0; z < states.size(); z++) {
      Details part = details.at(states.get(z));
      describe(part, market.limit(z));
      beliefs(part.at("beliefs"), z);
      Details means = part.at("limits");
      for (int metric = 0; metric < metrics.size(); metric++) {
        means.put(metrics.get(metric).name(), of(metric, z).orElse(Double.NaN));
      }
    }
  }

  private void beliefs(Details details, int state) {
    Information information = new Information(environment.buyers().model(), state);
    details
        .put("relative_entropy_per_signal", information.leastEntropy())
        .put("chernoff_information_per_signal", information.leastChernoff())
        .put("typical_log_posterior_error_all", typicalLogError(state));
  }

  private void describe(Details details, StateLimit limit) {
    details
        .at("competitive")
        .put("lowest_price", limit.competitiveLowest())
        .put("highest_price", limit.competitiveHighest())
        .put("surplus", limit.maximum());
    details
        .at("grid")
        .put("T", (long) environment.steps())
        .put("lowest_price", environment.grid().price(limit.lowest()))
        .put("highest_price", environment.grid().price(limit.highest()))
        .put("price", environment.grid().price(limit.price()))
        .put("balances", limit.balances())
        .put("tied", limit.isTied())
        .put("supply_per_seller", limit.supply(limit.price()))
        .put("demand_per_buyer", limit.demand(limit.price()))
        .put("surplus", limit.isTied() ? Double.NaN : limit.surplus());
    StateNoise noise = StateNoise.of(limit);
    details
        .at("theory")
        .put("spread", noise.spread())
        .put("margin", noise.margin())
        .put("last_margin", noise.lastMargin())
        .put("lock_rate_per_n", limit.balances() ? limit.lockRate() : Double.NaN);
  }
}
