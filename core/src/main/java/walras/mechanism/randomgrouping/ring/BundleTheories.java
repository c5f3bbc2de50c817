package walras.mechanism.randomgrouping.ring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.signals.bundles.BundleOutcome;

/**
 * How the metrics behave with bundles given each state: errors of beliefs vanish exponentially, and
 * once prices lock at a pair that balances infinitely many agents, each group's imbalances are the
 * noise of its own announcements there. Immutable.
 */
final class BundleTheories {

  private static final String LOCKED = "bundles: rates";
  private static final String BALANCE = "Section 2, condition (2)";
  private static final double ROOT = -0.5;

  /** Sellers per group from which terms of higher order hardly show. */
  private static final double SETTLED = 1000;

  /** Standard deviations of an imbalance that the next region's is off zero once prices lock. */
  private static final double LOCKING = 10;

  /** Exponents of an error's probability by which it has vanished. */
  private static final double VANISHED = 10;

  private final BundleRingMarket market;
  private final BeliefTheories beliefs;
  private final int groups;
  private final double agentsPerSeller;

  BundleTheories(BundleRingMarket market) {
    this.market = market;
    groups = market.ring().groups();
    agentsPerSeller = 2.0 * groups;
    beliefs = new BeliefTheories(market.information(), groups);
  }

  List<Metric> metrics() {
    return IntStream.range(0, BundleMeasures.all().size()).mapToObj(this::metric).toList();
  }

  private Metric metric(int index) {
    Measures.Entry entry = BundleMeasures.all().get(index);
    return new Metric(
        entry.name(), entry.unit(), entry.description(), entry.range(), theories(index));
  }

  private List<Theory> theories(int metric) {
    return switch (metric) {
      case Measures.BUDGET_RESIDUAL -> List.of(zero());
      case Measures.POSTERIOR_ERROR_SECOND -> beliefs.errors(1);
      case Measures.POSTERIOR_ERROR_THIRD -> beliefs.errors(groups - 1);
      case Measures.POSTERIOR_ERROR_ALL -> beliefs.errors(groups);
      case Measures.CONDITION3_VIOLATION_SHARE ->
          market.areCostsPrivate() ? List.of() : beliefs.errors(groups - 1);
      case Measures.LOG_POSTERIOR_ERROR_ALL -> beliefs.logError();
      default -> locked(metric);
    };
  }

  private Theory zero() {
    return new Theory(
        Statistic.MEAN,
        null,
        new Decay.Zero(),
        agentsPerSeller,
        Double.POSITIVE_INFINITY,
        Theory.Source.PAPER,
        BALANCE);
  }

  private List<Theory> locked(int metric) {
    List<Theory> theories = new ArrayList<>();
    for (int state = 0; state < market.ring().states(); state++) {
      BundleOutcome outcome = market.outcome(state);
      if (market.known(state).balances() && outcome.spread(0) + outcome.spread(1) > 0) {
        theories.addAll(locked(metric, state));
      }
    }
    return theories;
  }

  private List<Theory> locked(int metric, int state) {
    BundleOutcome outcome = market.outcome(state);
    double rationed = (outcome.spread(0) + outcome.spread(1)) / Math.sqrt(2 * Math.PI);
    double ofOne = 1 / Math.sqrt(groups);
    return switch (metric) {
      case Measures.RATIONED_UNITS -> both(state, rationed);
      case Measures.UNSERVED_UNITS, Measures.FORCED_UNITS -> both(state, rationed / 2);
      case Measures.POOLED_RATIONED_UNITS -> both(state, rationed * ofOne);
      case Measures.SURPLUS -> both(state, -misplaced(outcome));
      case Measures.GROUPING_COST -> both(state, misplaced(outcome) * (1 - ofOne));
      case Measures.RATIONED_SHARE,
          Measures.RATIONED_AGENTS,
          Measures.SURPLUS_LOSS,
          Measures.RELATIVE_EFFICIENCY,
          Measures.POOLED_SURPLUS_LOSS ->
          both(state, null);
      case Measures.MAX_SURPLUS -> List.of(law(Statistic.SD, state, null));
      case Measures.TRADED_UNITS ->
          List.of(law(Statistic.SD, state, outcome.demandSpread() * ofOne / 2));
      case Measures.MECHANISM_SURPLUS_LOSS -> List.of(law(Statistic.MEAN, state, null));
      case Measures.PRICE_GAP,
          Measures.PROB_PRICE_GAP_ZERO,
          Measures.PRICE_ERROR_MARKET,
          Measures.PRICE_ERROR_GRID_LIMIT,
          Measures.EPS_UNIFORM ->
          List.of(theory(Statistic.MEAN, state, new Decay.Zero()));
      default -> List.of();
    };
  }

  /** Returns what units cost more on average as other sellers than those who supply sell them. */
  private static double misplaced(BundleOutcome outcome) {
    double sum = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      double spread = outcome.spread(commodity);
      sum += spread == 0 ? 0 : spread * outcome.margin(commodity);
    }
    return sum / Math.sqrt(2 * Math.PI);
  }

  private List<Theory> both(int state, @Nullable Double perRoot) {
    return List.of(law(Statistic.MEAN, state, perRoot), law(Statistic.SD, state, null));
  }

  /** Returns a power law from the constant in front of the root of the sellers per group. */
  private Theory law(Statistic statistic, int state, @Nullable Double perRoot) {
    Double constant = perRoot == null ? null : Double.valueOf(Math.sqrt(agentsPerSeller) * perRoot);
    return theory(statistic, state, new Decay.Power(ROOT, constant));
  }

  private Theory theory(Statistic statistic, int state, Decay decay) {
    return new Theory(
        statistic,
        state,
        decay,
        lockedFrom(state),
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        LOCKED);
  }

  private double lockedFrom(int state) {
    BundleOutcome outcome = market.outcome(state);
    double spread = Math.max(outcome.spread(0), outcome.spread(1));
    double next = LOCKING * spread / market.known(state).nextImbalance();
    double mistaken = VANISHED / market.information().get(state).chernoff();
    return Math.ceil(agentsPerSeller * Math.max(SETTLED, Math.max(next * next, mistaken)));
  }
}
