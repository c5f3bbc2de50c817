package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.signals.ContinuousSignals;
import walras.mechanism.sigmawalras.signals.FiniteSignals;
import walras.mechanism.sigmawalras.signals.GridSignals;
import walras.mechanism.sigmawalras.signals.SignalLaw;
import walras.numeric.GaussLegendre;

/**
 * The law of the signals of a class as finitely many signals with probabilities: itself, or the
 * points of a quadrature.
 */
final class Nodes {

  private static final int PANELS = 64;

  /**
   * How often the panels at both ends are halved towards them: quantiles may bend sharply there.
   */
  private static final int HALVINGS = 32;

  private final double[] signals;
  private final double[] probabilities;

  private Nodes(double[] signals, double[] probabilities) {
    this.signals = signals;
    this.probabilities = probabilities;
  }

  /**
   * Returns the nodes of a class.
   *
   * @param shared states or factors that agents share
   */
  static Nodes of(SignalLaw law, int k, double[] shared) {
    return law instanceof FiniteSignals finite
        ? exact(finite, k, shared)
        : quadrature(law, k, shared);
  }

  private static Nodes exact(FiniteSignals law, int k, double[] shared) {
    int state = shared.length == 0 ? 0 : (int) shared[law.factor(k)];
    double[] signals = new double[law.signals(k)];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = law.value(k, i);
    }
    return new Nodes(signals, law.probabilities(state, k));
  }

  private static Nodes quadrature(SignalLaw law, int k, double[] shared) {
    double[] ends = ends();
    double[] signals = new double[(ends.length - 1) * GaussLegendre.TWELVE.size()];
    double[] probabilities = new double[signals.length];
    for (int i = 0; i < signals.length; i++) {
      int panel = i / GaussLegendre.TWELVE.size();
      int point = i % GaussLegendre.TWELVE.size();
      double from = ends[panel];
      double to = ends[panel + 1];
      signals[i] = quantile(law, k, GaussLegendre.TWELVE.point(point, from, to), shared);
      probabilities[i] = GaussLegendre.TWELVE.weight(point, from, to);
    }
    return new Nodes(signals, probabilities);
  }

  /** Returns the ends of equal panels of [0, 1], with the outermost halved towards 0 and 1. */
  private static double[] ends() {
    double[] ends = new double[PANELS + 1 + 2 * HALVINGS];
    for (int i = 1; i < PANELS; i++) {
      ends[HALVINGS + i] = (double) i / PANELS;
    }
    double width = 1.0 / PANELS;
    for (int i = HALVINGS; i > 0; i--) {
      width *= 0.5;
      ends[i] = width;
      ends[ends.length - 1 - i] = 1 - width;
    }
    ends[ends.length - 1] = 1;
    return ends;
  }

  private static double quantile(SignalLaw law, int k, double share, double[] shared) {
    if (law instanceof GridSignals grid) {
      return grid.at(k, share);
    }
    ContinuousSignals continuous = (ContinuousSignals) law;
    double own = continuous.base().quantile(share);
    return continuous.hasFactors()
        ? continuous.weight() * shared[continuous.factor(k)] + (1 - continuous.weight()) * own
        : own;
  }

  int size() {
    return signals.length;
  }

  double signal(int node) {
    return signals[node];
  }

  double probability(int node) {
    return probabilities[node];
  }

  double mean() {
    double mean = 0;
    for (int i = 0; i < signals.length; i++) {
      mean += probabilities[i] * signals[i];
    }
    return mean;
  }
}
