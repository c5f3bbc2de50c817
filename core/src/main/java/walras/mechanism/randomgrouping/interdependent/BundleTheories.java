package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.environment.Information;
import walras.kernel.Decay;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.signals.bundles.BundleOutcome;

/**
 * How the metrics behave given one state, once prices lock at a pair that balances infinitely many
 * agents: each group's imbalances are the noise of its own announcements there. Immutable.
 */
final class BundleTheories {

  private static final String LOCKED = "bundles: rates";
  private static final String BELIEFS = "rates: beliefs";
  private static final double ROOT = -0.5;
  private static final double AGENTS_PER_SELLER = InterdependentMarket.AGENTS_PER_SELLER;

  /** Sellers per group from which terms of higher order hardly show. */
  private static final double SETTLED = 1000;

  /** Standard deviations of an imbalance that the next region's is off zero once prices lock. */
  private static final double LOCKING = 10;

  /** Exponents of a probability by which it has shown its rate, and has vanished. */
  private static final double SHOWN = 3;

  private static final double VANISHED = 10;

  private final int state;
  private final boolean locks;
  private final boolean hasBeliefs;
  private final BundleOutcome outcome;
  private final Information information;
  private final double lockedFrom;

  private BundleTheories(InterdependentBundles market, int state) {
    this.state = state;
    KnownBundles known = market.known(state);
    outcome = market.outcome(state);
    information = new Information(market.environment().signals().buyers().model(), state);
    hasBeliefs = market.environment().states() > 1;
    locks =
        known.balances()
            && outcome.spread(0) + outcome.spread(1) > 0
            && market.environment().signals().sellers().isMoneyTheSameInAllStates();
    double next = LOCKING * Math.max(outcome.spread(0), outcome.spread(1)) / known.nextImbalance();
    double mistaken = hasBeliefs ? VANISHED / information.leastChernoff() : 0;
    lockedFrom = Math.ceil(AGENTS_PER_SELLER * Math.max(SETTLED, Math.max(next * next, mistaken)));
  }

  static BundleTheories of(InterdependentBundles market, int state) {
    return new BundleTheories(market, state);
  }

  /** Returns what theory says of a metric given the state. */
  List<Theory> of(int metric) {
    List<Theory> theories = new ArrayList<>(hasBeliefs ? beliefs(metric) : List.of());
    if (locks) {
      theories.addAll(locked(metric));
    }
    return theories;
  }

  private List<Theory> beliefs(int metric) {
    double chernoff = information.leastChernoff();
    return switch (metric) {
      case Measures.POSTERIOR_ERROR_GROUP -> List.of(exponential(chernoff));
      case Measures.POSTERIOR_ERROR_ALL -> List.of(exponential(BundleGroups.GROUPS * chernoff));
      case Measures.LOG_POSTERIOR_ERROR_ALL -> information.tied() ? List.of() : logError();
      default -> List.of();
    };
  }

  private List<Theory> logError() {
    double sd = Math.sqrt(information.nearestVariance() / 2);
    double entropy = information.leastEntropy();
    double from = Math.ceil(AGENTS_PER_SELLER * Math.max(1, VANISHED / entropy));
    return List.of(
        theory(Statistic.MEAN, new Decay.Power(1, -entropy / 2), from, BELIEFS),
        theory(Statistic.SD, new Decay.Power(-ROOT, sd), from, BELIEFS));
  }

  private Theory exponential(double perSeller) {
    return theory(
        Statistic.MEAN,
        new Decay.Exponential(perSeller / AGENTS_PER_SELLER, ROOT),
        Math.ceil(AGENTS_PER_SELLER * Math.max(1, SHOWN / perSeller)),
        BELIEFS);
  }

  private List<Theory> locked(int metric) {
    double rationed = (outcome.spread(0) + outcome.spread(1)) / Math.sqrt(2 * Math.PI);
    double pooled = rationed / Math.sqrt(2);
    double misplaced = misplaced();
    return switch (metric) {
      case Measures.RATIONED_UNITS -> both(rationed);
      case Measures.UNSERVED_UNITS, Measures.FORCED_UNITS -> both(rationed / 2);
      case Measures.POOLED_RATIONED_UNITS -> both(pooled);
      case Measures.SURPLUS -> both(-misplaced);
      case Measures.GROUPING_COST -> both(misplaced * (1 - 1 / Math.sqrt(2)));
      case Measures.RATIONED_SHARE,
          Measures.RATIONED_AGENTS,
          Measures.SURPLUS_LOSS,
          Measures.RELATIVE_EFFICIENCY,
          Measures.POOLED_SURPLUS_LOSS ->
          both(null);
      case Measures.MAX_SURPLUS -> List.of(law(Statistic.SD, null));
      case Measures.TRADED_UNITS ->
          List.of(law(Statistic.SD, outcome.demandSpread() / Math.sqrt(8)));
      case Measures.MECHANISM_SURPLUS_LOSS -> List.of(law(Statistic.MEAN, null));
      case Measures.PRICE_GAP,
          Measures.PROB_PRICE_GAP_ZERO,
          Measures.PRICE_ERROR_MARKET,
          Measures.PRICE_ERROR_GRID_LIMIT,
          Measures.EPS_UNIFORM ->
          List.of(theory(Statistic.MEAN, new Decay.Zero(), lockedFrom, LOCKED));
      default ->
          metric >= Measures.INTERIM_PAYOFF_SELLER
              ? interim(metric - Measures.INTERIM_PAYOFF_SELLER)
              : List.of();
    };
  }

  /** Returns what units cost more on average as other sellers than those who supply sell them. */
  private double misplaced() {
    double sum = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      sum += spreadOrNothing(commodity, outcome.margin(commodity));
    }
    return sum / Math.sqrt(2 * Math.PI);
  }

  private double spreadOrNothing(int commodity, double factor) {
    return outcome.spread(commodity) == 0 ? 0 : outcome.spread(commodity) * factor;
  }

  /** Half of the time a group rations those who supply, half of the time it forces others. */
  private List<Theory> interim(int signal) {
    double sum = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      double supply = outcome.supply(commodity);
      double hit = outcome.supplies(signal, commodity) ? -supply : 1 - supply;
      sum += spreadOrNothing(commodity, outcome.profit(signal, commodity) / hit);
    }
    return sum == 0 ? List.of() : List.of(law(Statistic.MEAN, sum / Math.sqrt(2 * Math.PI)));
  }

  /**
   * Returns the laws of mean and standard deviation.
   *
   * @param perRoot the constant of the mean in front of the root of the sellers per group
   */
  private List<Theory> both(@Nullable Double perRoot) {
    return List.of(law(Statistic.MEAN, perRoot), law(Statistic.SD, null));
  }

  private Theory law(Statistic statistic, @Nullable Double perRoot) {
    return theory(statistic, StateTheories.power(perRoot), lockedFrom, LOCKED);
  }

  private Theory theory(Statistic statistic, Decay decay, double from, String reference) {
    return new Theory(
        statistic, state, decay, from, Double.POSITIVE_INFINITY, Theory.Source.DERIVED, reference);
  }
}
