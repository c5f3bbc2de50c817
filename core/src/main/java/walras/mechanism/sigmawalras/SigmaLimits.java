package walras.mechanism.sigmawalras;

import java.io.Serializable;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.curved.LimitEconomy;
import walras.mechanism.sigmawalras.curved.LimitSums;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.ClassSizes;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.LimitPrice;
import walras.mechanism.sigmawalras.signals.ContinuousSignals;
import walras.mechanism.sigmawalras.signals.FiniteSignals;
import walras.mechanism.sigmawalras.signals.SignalLaw;

/** What infinitely many agents do, and where the means of metrics tend to. */
final class SigmaLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Where the influence of an agent is its limit but for rounding. */
  static final long MANY = 1_000_000_000_000_000L;

  private final SigmaEnvironment environment;
  private final double influence;
  private final @Nullable LimitPrice linear;
  private final @Nullable Settled settled;

  private SigmaLimits(
      SigmaEnvironment environment, @Nullable LimitPrice linear, @Nullable Settled settled) {
    this.environment = environment;
    this.linear = linear;
    this.settled = settled;
    Economy economy = environment.economy();
    influence =
        new SizedEconomy(economy, ClassSizes.of(economy.shares(), MANY)).influence()
            * (double) MANY;
  }

  static SigmaLimits of(SigmaEnvironment environment) {
    Economy economy = environment.economy();
    LimitPrice linear = economy.isLinear() ? new LimitPrice(economy) : null;
    Settled settled = environment.signals().hasFactors() ? null : Settled.of(environment);
    return new SigmaLimits(environment, linear, settled);
  }

  /**
   * Returns the price of infinitely many agents.
   *
   * @param shared states or factors that agents share
   */
  double price(double[] shared) {
    if (settled != null) {
      return settled.price();
    }
    if (linear == null) {
      return new LimitEconomy(environment.economy(), environment.signals(), shared).price();
    }
    double price = 0;
    for (int k = 0; k < environment.economy().classes(); k++) {
      price += linear.weight(k) * mean(environment.signals(), k, shared);
    }
    return price;
  }

  private static double mean(SignalLaw law, int k, double[] shared) {
    if (law instanceof FiniteSignals finite) {
      return finite.mean((int) shared[finite.factor(k)], k);
    }
    ContinuousSignals continuous = (ContinuousSignals) law;
    double own = (1 - continuous.weight()) * law.mean(k);
    return continuous.weight() * shared[continuous.factor(k)] + own;
  }

  /** Tells whether nothing that many agents share is random. */
  boolean isSettled() {
    return settled != null;
  }

  /**
   * Tells whether boundary agents may pay all that their boundary quantities are worth to them:
   * budgets then have a surplus per agent that does not fall.
   */
  boolean areExtractive() {
    return environment.boundary() == BoundaryRule.EXTRACT
        && (settled == null || settled.boundary() > 0);
  }

  /** Tells whether the reference price is the Walrasian one at every slope. */
  boolean isPriceNeutral() {
    return environment.economy().isLinear() && environment.economy().hasCommonSlope();
  }

  /**
   * Returns C at which the budget of many agents balances, or nothing where factors decide or
   * boundary agents leave a surplus at every slope.
   */
  OptionalDouble criticalConstant() {
    return settled == null || areExtractive()
        ? OptionalDouble.empty()
        : OptionalDouble.of(settled.scaledCriticalSlope() / influence);
  }

  /** Returns the limit of a metric's mean, or nothing where it is not known. */
  OptionalDouble of(int metric) {
    return isCompetitive(metric) ? competitive(metric) : OptionalDouble.empty();
  }

  /** Tells whether a metric tends to what it is at slope zero with payments at the price. */
  private boolean isCompetitive(int metric) {
    return switch (metric) {
      case Measures.REF_PRICE,
          Measures.PRICE_LIMIT_ABS_ERROR,
          Measures.REF_PRICE_ABS_ERROR,
          Measures.BOUNDARY_SHARE ->
          environment.slope().vanishes() || isPriceNeutral();
      case Measures.ALLOC_RMS_ERROR,
          Measures.ALLOC_MAX_ERROR,
          Measures.SURPLUS_LOSS_PC,
          Measures.NAIVE_GAIN_MAX,
          Measures.NAIVE_GAIN_MEAN,
          Measures.VOLUME_PC ->
          environment.slope().vanishes();
      case Measures.UTIL_LOSS_MAX,
          Measures.UTIL_LOSS_MEAN,
          Measures.BUDGET_SURPLUS_PC,
          Measures.AGENT_GAP_MIN,
          Measures.UNIT_PRICE_GAP_MEAN,
          Measures.UNIT_PRICE_GAP_MAX ->
          environment.slope().vanishes() && !areExtractive();
      default -> true;
    };
  }

  private OptionalDouble competitive(int metric) {
    return switch (metric) {
      case Measures.REF_PRICE, Measures.WE_PRICE -> meanPrice();
      case Measures.VOLUME_PC -> known(metric, settled);
      case Measures.WE_SURPLUS_PC, Measures.BOUNDARY_SHARE -> known(metric, settled);
      case Measures.C_CRIT -> criticalConstant();
      case Measures.BUDGET_SURPLUS_TOTAL -> budget();
      case Measures.DEFICIT_INDICATOR -> deficit();
      case Measures.DA_SURPLUS_LOSS_PC,
          Measures.DA_UTIL_LOSS_MAX,
          Measures.DA_BEST_LINEAR_LOSS_PC ->
          settled == null ? OptionalDouble.empty() : OptionalDouble.of(0);
      case Measures.IR_VIOLATION_MAX, Measures.IC_GAIN_MAX -> OptionalDouble.empty();
      default -> OptionalDouble.of(0);
    };
  }

  private static OptionalDouble known(int metric, @Nullable Settled sums) {
    if (sums == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (metric) {
          case Measures.VOLUME_PC -> sums.volume();
          case Measures.BOUNDARY_SHARE -> sums.boundary();
          default -> sums.surplus();
        });
  }

  private OptionalDouble meanPrice() {
    if (settled != null) {
      return OptionalDouble.of(settled.price());
    }
    if (linear == null) {
      return OptionalDouble.empty();
    }
    double price = 0;
    for (int k = 0; k < environment.economy().classes(); k++) {
      price += linear.weight(k) * environment.signals().mean(k);
    }
    return OptionalDouble.of(price);
  }

  /** With slope C times the influence, the total budget tends to h (C - C*) E[q^2 + x^2] / 2. */
  private OptionalDouble budget() {
    if (settled == null
        || !(environment.slope() instanceof SlopeRule.Influence rule)
        || rule.exponent() != 1
        || areExtractive()) {
      return OptionalDouble.empty();
    }
    double excess = rule.constant() * influence - settled.scaledCriticalSlope();
    return OptionalDouble.of(0.5 * excess * settled.upper());
  }

  private OptionalDouble deficit() {
    OptionalDouble budget = budget();
    if (budget.isEmpty() || Math.abs(budget.getAsDouble()) < 1e-9) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(budget.getAsDouble() < 0 ? 1 : 0);
  }

  void describe(Details details) {
    details.put("scaled_influence", influence);
    meanPrice().ifPresent(price -> details.put("price", price));
    if (settled != null) {
      criticalConstant()
          .ifPresent(
              constant ->
                  details
                      .put("scaled_critical_slope", settled.scaledCriticalSlope())
                      .put("c_crit", constant));
      details
          .put("volume_pc", settled.volume())
          .put("we_surplus_pc", settled.surplus())
          .put("boundary_share", settled.boundary());
      budget().ifPresent(total -> details.put("budget_surplus_total", total));
    }
  }

  /**
   * Means over infinitely many agents who share nothing random.
   *
   * @param scaledCriticalSlope N times the slope at which the budget of N agents balances
   */
  private record Settled(
      double price,
      double scaledCriticalSlope,
      double upper,
      double volume,
      double boundary,
      double surplus)
      implements Serializable {

    static Settled of(SigmaEnvironment environment) {
      LimitEconomy economy = new LimitEconomy(environment.economy(), environment.signals());
      LimitSums sums = economy.sums();
      return new Settled(
          economy.price(),
          sums.scaledCriticalSlope(),
          sums.upper(),
          sums.volume(),
          sums.boundary(),
          sums.surplus());
    }
  }
}
