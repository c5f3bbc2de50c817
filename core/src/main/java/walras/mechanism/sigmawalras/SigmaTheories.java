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
          environment.economy().isLinear() && environment.economy().hasCommonSlope()
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
      case Measures.PRICE_LIMIT_ABS_ERROR -> power(-0.5, "mean of independent signals");
      case Measures.VCG_BUDGET_PC -> power(-1, GAP);
      case Measures.SIGMA_CRIT -> power(-1, "realised critical slope");
      case Measures.DA_SURPLUS_LOSS_PC, Measures.DA_UTIL_LOSS_MAX -> auction();
      case Measures.DA_BEST_LINEAR_LOSS_PC ->
          limits.isSettled() ? List.of() : List.of(theory(new Decay.Constant(), "one price"));
      default -> List.of();
    };
  }

  private List<Theory> auction() {
    if (environment.economy().classes() == 1) {
      return power(-2, "double auction of one class");
    }
    return limits.isSettled() ? List.of() : List.of(theory(new Decay.Constant(), "one price"));
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
