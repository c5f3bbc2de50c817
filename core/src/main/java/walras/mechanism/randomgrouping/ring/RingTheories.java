package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/**
 * How the metrics behave as agents grow, state by state.
 *
 * <p>Signals are finitely many, so prices lock where infinitely many agents balance, if they do:
 * gaps vanish exponentially, at the rate of the signals in a group or that of beliefs, whichever is
 * slower. Rationing and losses go on as n^(-1/2). Errors of beliefs vanish exponentially by
 * themselves. Immutable.
 */
final class RingTheories implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String LOCKED = "rates: locked prices";
  private static final String BALANCE = "Section 2, condition (2)";
  private static final double ROOT = -0.5;

  /** Sellers per group from which terms of higher order hardly show. */
  private static final double SETTLED = 1000;

  /** Exponents of an error's probability by which it has vanished. */
  private static final double LOCKED_EXPONENTS = 10;

  /** Constants below this share of the surplus are zero but for rounding. */
  private static final double NEGLIGIBLE = 1e-12;

  private static final double SD_OF_ABSOLUTE_NORMAL = Math.sqrt(1 - 2 / Math.PI);
  private static final double SD_OF_POSITIVE_PART = Math.sqrt(0.5 - 0.5 / Math.PI);

  private final RingMarket market;
  private final int groups;
  private final int states;
  private final double agentsPerSeller;
  private final BeliefTheories beliefs;

  RingTheories(RingMarket market) {
    this.market = market;
    groups = market.environment().groups();
    states = market.environment().states();
    agentsPerSeller = 2.0 * groups;
    beliefs = new BeliefTheories(market.information(), groups);
  }

  List<Metric> metrics() {
    return IntStream.range(0, Measures.all().size()).mapToObj(this::metric).toList();
  }

  private Metric metric(int index) {
    Measures.Entry entry = Measures.all().get(index);
    List<Theory> theories = new ArrayList<>();
    switch (index) {
      case Measures.BUDGET_RESIDUAL -> theories.add(zero());
      case Measures.PRICE_GAP,
          Measures.PROB_PRICE_GAP_ZERO,
          Measures.PRICE_ERROR_MARKET,
          Measures.PRICE_ERROR_GRID_LIMIT ->
          theories.addAll(lockedPrices());
      case Measures.POSTERIOR_ERROR_SECOND -> theories.addAll(beliefs.errors(1));
      case Measures.POSTERIOR_ERROR_THIRD -> theories.addAll(beliefs.errors(groups - 1));
      case Measures.POSTERIOR_ERROR_ALL -> theories.addAll(beliefs.errors(groups));
      case Measures.CONDITION3_VIOLATION_SHARE -> {
        if (!market.areCostsPrivate()) {
          theories.addAll(beliefs.errors(groups - 1));
        }
      }
      case Measures.EPS_UNIFORM -> {
        if (isEpsBelowStep()) {
          theories.addAll(lockedPrices());
        }
      }
      case Measures.LOG_POSTERIOR_ERROR_ALL -> theories.addAll(beliefs.logError());
      default -> theories.addAll(locked(index));
    }
    return new Metric(entry.name(), entry.unit(), entry.description(), entry.range(), theories);
  }

  /** Tells whether prices are at most eps apart only if they are equal. */
  private boolean isEpsBelowStep() {
    BigDecimal eps = market.environment().signals().eps();
    BigDecimal steps = BigDecimal.valueOf(market.environment().signals().steps());
    return eps != null && eps.multiply(steps).compareTo(BigDecimal.ONE) < 0;
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

  /** In one state the rate is that of the state; over all, the slowest shows. */
  private List<Theory> lockedPrices() {
    List<Theory> theories = new ArrayList<>();
    double slowest = Double.POSITIVE_INFINITY;
    for (int state = 0; state < states; state++) {
      StateNoise noise = market.noise(state);
      if (noise != null) {
        theories.add(beliefs.exponential(state, noise.lockRate(), LOCKED));
        slowest = Math.min(slowest, noise.lockRate());
      }
    }
    if (theories.size() == states) {
      theories.add(beliefs.exponential(null, slowest, LOCKED));
    }
    return theories;
  }

  /**
   * What mean and standard deviation are in a state in terms of its constants, times √n; NaN where
   * not known.
   */
  private record Law(ToDoubleFunction<StateNoise> mean, ToDoubleFunction<StateNoise> spread) {}

  private List<Theory> locked(int index) {
    Law law =
        Measures.isBranch(index)
            ? new Law(this::largestSurplus, RingTheories::unknown)
            : law(index);
    return law == null ? List.of() : locked(index, law);
  }

  private @Nullable Law law(int index) {
    double root = Math.sqrt(groups);
    double eta = market.environment().eta();
    double mainShare = market.environment().mainShare();
    ToDoubleFunction<StateNoise> rationedSd =
        noise -> noise.spread() * SD_OF_ABSOLUTE_NORMAL / (2 * root);
    return switch (index) {
      case Measures.RATIONED_UNITS -> new Law(StateNoise::rationed, rationedSd);
      case Measures.RATIONED_AGENTS ->
          new Law(
              noise -> noise.rationed() * noise.agentsPerUnit(),
              noise -> noise.spread() * noise.spreadOfAgents() / (2 * root));
      case Measures.POOLED_RATIONED_UNITS -> new Law(noise -> noise.rationed() / root, rationedSd);
      case Measures.UNSERVED_UNITS, Measures.FORCED_UNITS ->
          new Law(
              noise -> noise.rationed() / 2,
              noise -> noise.spread() * SD_OF_POSITIVE_PART / (2 * root));
      case Measures.TRADED_UNITS ->
          new Law(noise -> 0, noise -> noise.tradedSpread() / (2 * Math.sqrt(2) * root));
      case Measures.RATIONED_SHARE -> new Law(RingTheories::unknown, RingTheories::unknown);
      case Measures.SURPLUS -> new Law(noise -> -noise.misplaced(), RingTheories::unknown);
      case Measures.MAX_SURPLUS -> new Law(this::largestSurplus, RingTheories::unknown);
      case Measures.SURPLUS_LOSS -> new Law(noise -> noise.loss(groups), RingTheories::unknown);
      case Measures.RELATIVE_EFFICIENCY ->
          new Law(noise -> -noise.loss(groups) / noise.surplus(), RingTheories::unknown);
      case Measures.POOLED_SURPLUS_LOSS ->
          new Law(noise -> noise.pooledLoss(groups), RingTheories::unknown);
      case Measures.GROUPING_COST ->
          new Law(noise -> noise.loss(groups) - noise.pooledLoss(groups), RingTheories::unknown);
      case Measures.MECHANISM_SURPLUS_LOSS ->
          new Law(
              noise ->
                  mainShare * noise.loss(groups) + Pairs.BRANCHES * eta * largestSurplus(noise),
              RingTheories::unknown);
      default -> null;
    };
  }

  private static double unknown(StateNoise noise) {
    return Double.NaN;
  }

  private double largestSurplus(StateNoise noise) {
    return -noise.shortfall(groups);
  }

  private List<Theory> locked(int index, Law law) {
    List<Theory> theories = new ArrayList<>();
    double mixed = 0;
    double from = 0;
    for (int state = 0; state < states; state++) {
      StateNoise noise = market.noise(state);
      double own = noise == null ? Double.POSITIVE_INFINITY : from(noise);
      from = Math.max(from, own);
      if (noise != null) {
        double mean = law.mean().applyAsDouble(noise);
        mixed += market.prior().get(state) * mean;
        theories.addAll(mean(state, mean, own));
        theories.add(power(Statistic.SD, state, law.spread().applyAsDouble(noise), own));
      }
    }
    if (Double.isFinite(from) && market.limits().isSameInAllStates(index)) {
      theories.addAll(mean(null, mixed, from));
      theories.add(power(Statistic.SD, null, Double.NaN, from));
    }
    return theories;
  }

  private double from(StateNoise noise) {
    return Math.ceil(agentsPerSeller * Math.max(SETTLED, LOCKED_EXPONENTS / noise.lockRate()));
  }

  private static boolean isNegligible(double constant) {
    return Math.abs(constant) <= NEGLIGIBLE;
  }

  /** Returns the law of a mean, unless its constant is zero. */
  private List<Theory> mean(@Nullable Integer state, double constant, double from) {
    return isNegligible(constant)
        ? List.of()
        : List.of(power(Statistic.MEAN, state, constant, from));
  }

  private Theory power(Statistic statistic, @Nullable Integer state, double perRoot, double from) {
    Double constant =
        Double.isNaN(perRoot) ? null : Double.valueOf(Math.sqrt(agentsPerSeller) * perRoot);
    return new Theory(
        statistic,
        state,
        new Decay.Power(ROOT, constant),
        from,
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        LOCKED);
  }
}
