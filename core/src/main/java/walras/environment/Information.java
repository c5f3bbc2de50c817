package walras.environment;

import java.io.Serializable;

/** How fast a state is told apart from the others, per agent whose type is known. Immutable. */
public final class Information implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Relative difference below which entropies count as equal. */
  private static final double TIE = 0.1;

  private final int state;
  private final double[] entropy;
  private final double[] chernoff;
  private final double[] variance;

  /** Compares a state with all others. */
  public Information(SignalModel model, int state) {
    this.state = state;
    int states = model.states().size();
    entropy = new double[states];
    chernoff = new double[states];
    variance = new double[states];
    for (int w = 0; w < states; w++) {
      if (w != state) {
        entropy[w] = Divergence.relativeEntropy(model, state, w);
        chernoff[w] = Divergence.chernoff(model, state, w);
        variance[w] = Divergence.logRatioVariance(model, state, w);
      }
    }
  }

  /** Returns the relative entropy from another state. */
  public double entropy(int other) {
    return entropy[other];
  }

  /** Returns the Chernoff information with another state. */
  public double chernoff(int other) {
    return chernoff[other];
  }

  /** Returns the smallest relative entropy from another state, 0 if there is none. */
  public double leastEntropy() {
    return least(entropy) < 0 ? 0 : entropy[least(entropy)];
  }

  /** Returns the smallest Chernoff information with another state, 0 if there is none. */
  public double leastChernoff() {
    return least(chernoff) < 0 ? 0 : chernoff[least(chernoff)];
  }

  /** Returns the variance of an agent's log likelihood ratio against the nearest state. */
  public double nearestVariance() {
    return least(entropy) < 0 ? 0 : variance[least(entropy)];
  }

  /** Tells whether two other states are about equally near, so that neither decides alone. */
  public boolean tied() {
    int nearest = least(entropy);
    for (int w = 0; w < entropy.length; w++) {
      if (w != state && w != nearest && entropy[w] < (1 + TIE) * entropy[nearest]) {
        return true;
      }
    }
    return false;
  }

  private int least(double[] values) {
    int least = -1;
    for (int w = 0; w < values.length; w++) {
      if (w != state && (least < 0 || values[w] < values[least])) {
        least = w;
      }
    }
    return least;
  }
}
