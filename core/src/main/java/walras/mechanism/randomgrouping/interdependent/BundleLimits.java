package walras.mechanism.randomgrouping.interdependent;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import walras.environment.Information;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleOutcome;

/**
 * What the means of the metrics tend to given each state, as everybody learns it: what infinitely
 * many agents do on the grid. Immutable.
 */
final class BundleLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final InterdependentBundles market;
  private final BundleEnvironment environment;
  private final long perGroup;

  BundleLimits(InterdependentBundles market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
    environment = market.environment();
  }

  /** Returns the logarithm of the posterior error that is typical of a state at this size. */
  double typicalLogError(int state) {
    return -BundleGroups.GROUPS * (double) perGroup * information(state).leastEntropy();
  }

  private Information information(int state) {
    return new Information(environment.signals().buyers().model(), state);
  }

  /** Returns the limit of a metric's mean in a state, or nothing where there is none. */
  OptionalDouble of(int metric, int state) {
    return switch (metric) {
      case Measures.MAX_SURPLUS -> OptionalDouble.of(market.known(state).largestSurplus());
      case Measures.BUDGET_RESIDUAL, Measures.POSTERIOR_ERROR_GROUP, Measures.POSTERIOR_ERROR_ALL ->
          OptionalDouble.of(0);
      case Measures.LOG_POSTERIOR_ERROR_ALL, Measures.MIN_PAYOFF -> OptionalDouble.empty();
      case Measures.SURPLUS_LOSS_BRANCH_1 ->
          costsAreKnown() ? OptionalDouble.of(market.first(state).loss()) : OptionalDouble.empty();
      case Measures.SURPLUS_LOSS_BRANCH_2, Measures.SURPLUS_LOSS_BRANCH_3 ->
          costsAreKnown() ? OptionalDouble.of(market.second(state).loss()) : OptionalDouble.empty();
      default -> isSettled(state) ? atPrices(metric, state) : OptionalDouble.empty();
    };
  }

  /** Between prices that balance equally badly chance decides; costs may depend on the state. */
  private boolean isSettled(int state) {
    return !market.known(state).isTied() && costsAreKnown();
  }

  private boolean costsAreKnown() {
    return environment.signals().sellers().isMoneyTheSameInAllStates();
  }

  private OptionalDouble atPrices(int metric, int state) {
    BundleOutcome outcome = market.outcome(state);
    double most = market.known(state).largestSurplus();
    return switch (metric) {
      case Measures.PROB_PRICE_GAP_ZERO, Measures.EPS_UNIFORM -> OptionalDouble.of(1);
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT -> priceError(state);
      case Measures.SURPLUS -> OptionalDouble.of(outcome.surplus());
      case Measures.SURPLUS_LOSS, Measures.POOLED_SURPLUS_LOSS -> OptionalDouble.of(outcome.loss());
      case Measures.RELATIVE_EFFICIENCY ->
          OptionalDouble.of(most > 0 ? 1 - outcome.loss() / most : 1);
      case Measures.EPS_EFFICIENT -> efficient(state);
      case Measures.MECHANISM_SURPLUS_LOSS -> OptionalDouble.of(mechanismLoss(state));
      default -> OptionalDouble.of(quantity(metric, outcome));
    };
  }

  private OptionalDouble priceError(int state) {
    return market.hasCompetitivePrices()
        ? OptionalDouble.of(market.known(state).distance(price(state, 0), price(state, 1)))
        : OptionalDouble.empty();
  }

  private double price(int state, int commodity) {
    return environment.grid().price(market.known(state).price(commodity));
  }

  private static double quantity(int metric, BundleOutcome outcome) {
    double unserved = outcome.unserved();
    double forced = outcome.forced();
    double wanted = outcome.wanted();
    if (metric >= Measures.INTERIM_PAYOFF_SELLER) {
      return outcome.payoff(metric - Measures.INTERIM_PAYOFF_SELLER);
    }
    return switch (metric) {
      case Measures.RATIONED_UNITS, Measures.POOLED_RATIONED_UNITS -> (unserved + forced) / 2;
      case Measures.UNSERVED_UNITS -> unserved / 2;
      case Measures.FORCED_UNITS -> forced / 2;
      case Measures.RATIONED_SHARE -> wanted == 0 ? 0 : (unserved + forced) / wanted;
      case Measures.RATIONED_AGENTS -> outcome.rationedAgents();
      case Measures.TRADED_UNITS -> (outcome.demand(0) + outcome.demand(1)) / 2;
      default -> 0;
    };
  }

  private double mechanismLoss(int state) {
    double known = market.second(state).loss();
    double[] random = {market.first(state).loss(), known, known};
    return Branches.of(environment.signals()).mix(random, market.outcome(state).loss());
  }

  private OptionalDouble efficient(int state) {
    BundleOutcome outcome = market.outcome(state);
    BigDecimal eps = environment.signals().eps();
    double bound = eps == null ? Double.NaN : eps.doubleValue();
    if (!(Math.abs(outcome.loss() - bound) > KnownBundles.ROUNDING)) {
      return OptionalDouble.empty();
    }
    double known = market.second(state).efficient();
    double[] random = {market.first(state).efficient(), known, known};
    double mixed = Branches.of(environment.signals()).mix(random, outcome.loss() < bound ? 1 : 0);
    return Double.isNaN(mixed) ? OptionalDouble.empty() : OptionalDouble.of(mixed);
  }

  void describe(Details details) {
    List<String> states = market.states();
    List<Measures.Entry> metrics = BundleMeasures.of(environment);
    for (int state = 0; state < states.size(); state++) {
      Details part = details.at(states.get(state));
      describe(part, state);
      Information information = information(state);
      part.at("beliefs")
          .put("relative_entropy_per_signal", information.leastEntropy())
          .put("chernoff_information_per_signal", information.leastChernoff())
          .put("typical_log_posterior_error_all", typicalLogError(state));
      Details means = part.at("limits");
      for (int metric = 0; metric < metrics.size(); metric++) {
        means.put(metrics.get(metric).name(), of(metric, state).orElse(Double.NaN));
      }
    }
  }

  /** There is none where all sellers supply, or none does. */
  private static double margin(BundleOutcome outcome, int commodity) {
    boolean exists = outcome.supply(commodity) > 0 && outcome.supply(commodity) < 1;
    return exists ? outcome.margin(commodity) : Double.NaN;
  }

  private void describe(Details details, int state) {
    KnownBundles known = market.known(state);
    BundleOutcome outcome = market.outcome(state);
    details
        .at("competitive")
        .put("lowest_prices", known.lowestPrices())
        .put("highest_prices", known.highestPrices())
        .put("surplus_lp", known.largestSurplus());
    details
        .at("grid")
        .put("T", (long) environment.grid().steps())
        .put("prices", price(state, 0), price(state, 1))
        .put("balances", known.balances())
        .put("tied", known.isTied())
        .put("supply_per_seller", outcome.supply(0), outcome.supply(1))
        .put("demand_per_buyer", outcome.demand(0), outcome.demand(1))
        .put("surplus", known.isTied() ? Double.NaN : outcome.surplus());
    details
        .at("theory")
        .put("spreads", outcome.spread(0), outcome.spread(1))
        .put("margins", margin(outcome, 0), margin(outcome, 1));
  }
}
