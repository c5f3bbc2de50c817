package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Curvature;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/** Sums of signals, and what they make of utilities. Mutable and confined to one thread. */
final class Means {

  private final SizedEconomy sized;
  private final Economy economy;
  private final double[] classSums;
  private final double[] classEffects;
  private double sum;

  Means(SizedEconomy sized) {
    this.sized = sized;
    economy = sized.economy();
    classSums = new double[economy.classes()];
    classEffects = new double[economy.classes()];
  }

  /** Takes the sums of signals of the classes. */
  void load(double[] sums) {
    System.arraycopy(sums, 0, classSums, 0, classSums.length);
    sum = 0;
    for (double part : classSums) {
      sum += part;
    }
    refresh();
  }

  /** Moves a signal of a class. */
  void move(int k, double by) {
    sum += by;
    classSums[k] += by;
    refresh();
  }

  private void refresh() {
    for (int k = 0; k < classEffects.length; k++) {
      double effect = 0;
      for (int h = 0; h < classEffects.length; h++) {
        effect += sized.crossEffect(k, h) * classSums[h];
      }
      classEffects[k] = effect;
    }
  }

  /** Returns the overall mean signal that enters the utility of an agent. */
  double mean(double signal) {
    return (economy.isInclusive() ? sum : sum - signal) / sized.meanOver();
  }

  /** Returns the marginal utility of nothing. */
  double value(int k, double signal) {
    AgentClass of = economy.type(k);
    double own = economy.isInclusive() ? 0 : signal;
    return of.alpha() * economy.curvature().own(signal)
        + of.beta() * economy.curvature().mean(mean(signal))
        + classEffects[k]
        - sized.crossEffect(k, k) * own;
  }

  /** Returns the weight of the saturating part. */
  double saturation(int k, double signal) {
    return economy.type(k).gamma() * (1 + economy.curvature().rho() * mean(signal));
  }

  /** Returns how much the signal of anybody else moves marginal utility, classes left out. */
  double common(int k, double signal, double quantity) {
    AgentClass of = economy.type(k);
    Curvature curvature = economy.curvature();
    double overall =
        of.beta() * curvature.meanSlope(mean(signal))
            - of.gamma() * curvature.rho() * Saturation.value(quantity, of.delta());
    return overall / sized.meanOver();
  }

  /** Returns how much the own report moves marginal utility. */
  double ownEffect(int k, double report, double quantity) {
    double own = economy.type(k).alpha() * economy.curvature().ownSlope(report);
    return economy.isInclusive()
        ? own + common(k, report, quantity) + sized.crossEffect(k, k)
        : own;
  }

  /**
   * Returns by how much marginal utility at a true signal exceeds that at a report, which the means
   * contain, per unit of the difference of the two.
   */
  double ownDifference(int k, double truth, double report, double quantity) {
    AgentClass of = economy.type(k);
    Curvature curvature = economy.curvature();
    double own = of.alpha() * (1 + curvature.eta() * (1 - truth - report));
    if (!economy.isInclusive()) {
      return own;
    }
    double reported = mean(report);
    double trueMean = reported + (truth - report) / sized.meanOver();
    double slope = 1 + curvature.zeta() * (1 - trueMean - reported);
    double overall =
        of.beta() * slope - of.gamma() * curvature.rho() * Saturation.value(quantity, of.delta());
    return own + overall / sized.meanOver() + sized.crossEffect(k, k);
  }
}
