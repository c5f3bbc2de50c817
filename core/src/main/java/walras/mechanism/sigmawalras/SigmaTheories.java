package walras.mechanism.sigmawalras;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.kernel.Theory.Source;
import walras.mechanism.sigmawalras.economy.ClassSizes;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.CriticalSlope;
import walras.mechanism.sigmawalras.linear.DoubleAuction;
import walras.mechanism.sigmawalras.signals.GridSignals;

/** How the metrics behave as agents grow. */
final class SigmaTheories {

  /** Below, terms of the next order bend the laws. */
  private static final double FROM = 1000;

  private static final String EFFICIENCY = "Proposition 2";
  private static final String GAP = "gap formula";
  private static final String WEDGE = "wedge sigma q of the allocation";
  private static final double SAME = 1e-9;

  /** Closer to the critical slope than this, laws show at sizes beyond those of studies. */
  private static final double NEAR = 0.05;

  private final SigmaEnvironment environment;
  private final SigmaLimits limits;

  SigmaTheories(SigmaEnvironment environment, SigmaLimits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  List<Metric> metrics() {
    List<Measures.Entry> entries = Measures.all();
    return IntStream.range(0, entries.size())
        .mapToObj(
            index -> {
              Measures.Entry entry = entries.get(index);
              return new Metric(
                  entry.name(), entry.unit(), entry.description(), entry.range(), of(index));
            })
        .toList();
  }

  private List<Theory> of(int metric) {
    List<Theory> theories = new ArrayList<>(benchmark(metric));
    if (environment.slope() instanceof SlopeRule.Influence rule && rule.constant() > 0) {
      theories.addAll(wedge(metric, rule.exponent()));
      theories.addAll(payments(metric, rule));
    }
    return theories;
  }

  /** What the slope alone decides: it falls like N to the power minus the exponent. */
  private List<Theory> wedge(int metric, double exponent) {
    return switch (metric) {
      case Measures.ALLOC_RMS_ERROR -> power(-exponent, WEDGE);
      case Measures.ALLOC_MAX_ERROR -> power(-exponent, WEDGE);
      case Measures.SURPLUS_LOSS_PC -> power(-2 * exponent, WEDGE);
      case Measures.REF_PRICE_ABS_ERROR ->
          limits.isPriceNeutral() || (haveOneMean() && !isSampled())
              ? List.of()
              : power(-exponent - (haveOneMean() ? 0.5 : 0), WEDGE);
      case Measures.NAIVE_GAIN_MAX, Measures.NAIVE_GAIN_MEAN ->
          power(-2 * Math.min(1, exponent), "best report under (2)");
      default -> List.of();
    };
  }

  /** Whether all classes value the good alike on average, so that none buys from another. */
  private boolean haveOneMean() {
    Economy economy = environment.economy();
    if (!economy.isLinear() || !limits.isSettled()) {
      return false;
    }
    double first = meanValue(0);
    return IntStream.range(1, economy.classes())
        .allMatch(k -> Math.abs(meanValue(k) - first) <= SAME);
  }

  private double meanValue(int k) {
    Economy economy = environment.economy();
    double total = 0;
    double mean = 0;
    for (int h = 0; h < economy.classes(); h++) {
      double share = economy.type(h).share().doubleValue();
      total += share;
      mean += share * environment.signals().mean(h);
    }
    double value =
        economy.type(k).alpha() * environment.signals().mean(k)
            + economy.type(k).beta() * mean / total;
    for (int h = 0; h < economy.classes(); h++) {
      value += economy.cross(k, h) * environment.signals().mean(h);
    }
    return value;
  }

  /** What agents pay beyond the price: (sigma - kappa) q^2 / 2, with kappa of order 1/N. */
  private List<Theory> payments(int metric, SlopeRule.Influence rule) {
    double exponent = -Math.min(1, rule.exponent());
    if (limits.areExtractive()) {
      return List.of(); // boundary agents pay the same at every size
    }
    boolean isSurplus = rule.exponent() < 1 || isAboveCritical(rule) || isSufficient(rule);
    return switch (metric) {
      case Measures.UTIL_LOSS_MAX -> isSurplus ? paper(exponent) : List.of();
      case Measures.UTIL_LOSS_MEAN, Measures.BUDGET_SURPLUS_PC, Measures.UNIT_PRICE_GAP_MEAN ->
          isAtCritical(rule) ? List.of() : power(exponent, GAP);
      case Measures.UNIT_PRICE_GAP_MAX -> isAtCritical(rule) ? List.of() : power(exponent, GAP);
      case Measures.DEFICIT_INDICATOR -> isSufficient(rule) ? List.of(zero()) : List.of();
      default -> List.of();
    };
  }

  private boolean isAboveCritical(SlopeRule.Influence rule) {
    return rule.exponent() == 1
        && limits.criticalConstant().isPresent()
        && rule.constant() > limits.criticalConstant().getAsDouble() * (1 + NEAR);
  }

  /** Whether the slope gives a surplus at every profile of the first size, and so of all. */
  private boolean isSufficient(SlopeRule.Influence rule) {
    Economy economy = environment.economy();
    if (!economy.isLinear() || rule.exponent() > 1) {
      return false;
    }
    SizedEconomy first = new SizedEconomy(economy, ClassSizes.of(economy.shares(), (long) FROM));
    OptionalDouble sufficient = CriticalSlope.sufficient(first);
    return sufficient.isPresent()
        && rule.of(first).orElseThrow() > sufficient.getAsDouble() * (1 + NEAR);
  }

  private boolean isAtCritical(SlopeRule.Influence rule) {
    return rule.exponent() == 1
        && limits.criticalConstant().isPresent()
        && Math.abs(rule.constant() / limits.criticalConstant().getAsDouble() - 1) <= NEAR;
  }

  /** What does not depend on the slope. */
  private List<Theory> benchmark(int metric) {
    return switch (metric) {
      case Measures.PRICE_LIMIT_ABS_ERROR -> sampling();
      case Measures.VCG_BUDGET_PC -> power(-1, GAP);
      case Measures.SIGMA_CRIT -> power(-1, "realised critical slope");
      case Measures.DA_SURPLUS_LOSS_PC, Measures.DA_UTIL_LOSS_MAX -> auction(metric);
      case Measures.DA_BEST_LINEAR_LOSS_PC -> groups();
      default -> List.of();
    };
  }

  /** Mean signals miss their expectations by the root of 1/N, and the slope moves the price. */
  private List<Theory> sampling() {
    if (!isSampled()) {
      return List.of();
    }
    boolean isFast =
        environment.slope() instanceof SlopeRule.Influence rule
            ? rule.exponent() >= 0.5
            : environment.slope().vanishes();
    return isFast || limits.isPriceNeutral()
        ? power(-0.5, "mean of independent signals")
        : List.of();
  }

  private boolean isSampled() {
    return !(environment.signals() instanceof GridSignals);
  }

  private List<Theory> auction(int metric) {
    if (environment.economy().isLinear() && environment.economy().classes() == 1) {
      return power(-2, "double auction of one class");
    }
    return metric == Measures.DA_SURPLUS_LOSS_PC || areGroupsRandom() ? groups() : List.of();
  }

  /** One price hides what lies between groups: a constant share, or 1/N if only agents differ. */
  private List<Theory> groups() {
    if (!areGroupsBlind()) {
      return List.of();
    }
    return areGroupsRandom()
        ? List.of(theory(new Decay.Constant(), "one price"))
        : power(-1, "one price");
  }

  /** Whether there is a double auction of two groups who heed their own group's mean. */
  private boolean areGroupsBlind() {
    Economy economy = environment.economy();
    SizedEconomy first = new SizedEconomy(economy, ClassSizes.of(economy.shares(), (long) FROM));
    return environment.signals().variation(economy.classes()).isPresent()
        && economy.classes() == 2
        && DoubleAuction.of(first, 0).isPresent()
        && economy.cross(0, 0) != economy.cross(0, 1);
  }

  private boolean areGroupsRandom() {
    return environment
        .signals()
        .variation(environment.economy().classes())
        .filter(known -> known.between() > 0 && known.correlation() < 1)
        .isPresent();
  }

  private static List<Theory> power(double exponent, String reference) {
    return List.of(theory(new Decay.Power(exponent, null), reference));
  }

  private static List<Theory> paper(double exponent) {
    return List.of(
        new Theory(
            Statistic.MEAN,
            null,
            new Decay.Power(exponent, null),
            FROM,
            Double.POSITIVE_INFINITY,
            Source.PAPER,
            EFFICIENCY));
  }

  private static Theory zero() {
    return theory(new Decay.Zero(), "sufficient slope");
  }

  private static Theory theory(Decay decay, String reference) {
    return new Theory(
        Statistic.MEAN, null, decay, FROM, Double.POSITIVE_INFINITY, Source.DERIVED, reference);
  }
}
