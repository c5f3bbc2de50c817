package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Curvature;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/**
 * Counted agents, and one agent apart from them who may report anything: values and saturation of
 * every column, given all reports. Mutable and confined to one thread.
 */
final class Columns {

  private final SizedEconomy sized;
  private final Economy economy;
  private final int apart;
  private final int[] types;
  private final double[] signals;
  private final double[] counts;
  private final double[] classSums;
  private final double[] classEffects;
  private final double[] values;
  private final double[] saturations;
  private final double[] means;
  private double sum;

  /** Creates columns for a number of cells and one agent apart. */
  Columns(SizedEconomy sized, int cells) {
    this.sized = sized;
    economy = sized.economy();
    apart = cells;
    types = new int[cells + 1];
    signals = new double[cells + 1];
    counts = new double[cells + 1];
    values = new double[cells + 1];
    saturations = new double[cells + 1];
    means = new double[cells + 1];
    classSums = new double[economy.classes()];
    classEffects = new double[economy.classes()];
  }

  /** Takes the agents of a market, nobody apart. */
  void load(Cells cells) {
    java.util.Arrays.fill(classSums, 0);
    sum = 0;
    for (int cell = 0; cell < apart; cell++) {
      types[cell] = cells.type(cell);
      signals[cell] = cells.signal(cell);
      counts[cell] = cells.count(cell);
      classSums[types[cell]] += counts[cell] * signals[cell];
    }
    for (double part : classSums) {
      sum += part;
    }
    counts[apart] = 0;
    types[apart] = types[0];
    signals[apart] = signals[0];
    refresh();
  }

  /** Sets one agent of a cell apart, who reports the truth at first. */
  void single(int cell) {
    counts[cell]--;
    counts[apart] = 1;
    types[apart] = types[cell];
    signals[apart] = signals[cell];
  }

  /** Puts the agent who is apart back into its cell. */
  void rejoin(int cell) {
    report(signals[cell]);
    counts[cell]++;
    counts[apart] = 0;
  }

  /** Changes the report of the agent who is apart. */
  void report(double signal) {
    double move = signal - signals[apart];
    signals[apart] = signal;
    sum += move;
    classSums[types[apart]] += move;
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
    for (int column = 0; column <= apart; column++) {
      refresh(column);
    }
  }

  private void refresh(int column) {
    int k = types[column];
    AgentClass of = economy.type(k);
    Curvature curvature = economy.curvature();
    double own = economy.isInclusive() ? 0 : signals[column];
    double mean = (sum - own) / sized.meanOver();
    means[column] = mean;
    values[column] =
        of.alpha() * curvature.own(signals[column])
            + of.beta() * curvature.mean(mean)
            + classEffects[k]
            - sized.crossEffect(k, k) * own;
    saturations[column] = of.gamma() * (1 + curvature.rho() * mean);
  }

  int apart() {
    return apart;
  }

  int type(int column) {
    return types[column];
  }

  AgentClass of(int column) {
    return economy.type(types[column]);
  }

  double signal(int column) {
    return signals[column];
  }

  double count(int column) {
    return counts[column];
  }

  /** Returns the marginal utility of nothing. */
  double value(int column) {
    return values[column];
  }

  /** Returns the weight of the saturating part. */
  double saturation(int column) {
    return saturations[column];
  }

  /** Returns the overall mean signal that enters the utility. */
  double mean(int column) {
    return means[column];
  }

  /** Returns how much the report of the agent apart moves another column's marginal utility. */
  double effect(int column, double quantity) {
    AgentClass of = economy.type(types[column]);
    Curvature curvature = economy.curvature();
    double overall =
        of.beta() * curvature.meanSlope(means[column])
            - of.gamma() * curvature.rho() * Saturation.value(quantity, of.delta());
    return overall / sized.meanOver() + sized.crossEffect(types[column], types[apart]);
  }

  /** Returns how much the report of the agent apart moves its own marginal utility. */
  double ownEffect(double quantity) {
    AgentClass of = economy.type(types[apart]);
    double own = of.alpha() * economy.curvature().ownSlope(signals[apart]);
    return economy.isInclusive() ? own + effect(apart, quantity) : own;
  }

  /**
   * Returns by how much marginal utility at a true signal exceeds that at the report of the agent
   * apart, per unit of the difference of the signals.
   */
  double ownEffect(double truth, double quantity) {
    AgentClass of = economy.type(types[apart]);
    Curvature curvature = economy.curvature();
    double report = signals[apart];
    double own = of.alpha() * (1 + curvature.eta() * (1 - truth - report));
    if (!economy.isInclusive()) {
      return own;
    }
    double trueMean = means[apart] + (truth - report) / sized.meanOver();
    double slope = 1 + curvature.zeta() * (1 - trueMean - means[apart]);
    double overall =
        of.beta() * slope
            - of.gamma() * curvature.rho() * Saturation.value(quantity, of.delta());
    return own
        + overall / sized.meanOver()
        + sized.crossEffect(types[apart], types[apart]);
  }
}
