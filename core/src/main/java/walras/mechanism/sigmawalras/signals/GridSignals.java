package walras.mechanism.sigmawalras.signals;

import java.util.Optional;
import walras.kernel.Details;

/** Nothing random: the signals of a class are evenly spaced between two ends. */
public final class GridSignals implements SignalLaw {

  private static final long serialVersionUID = 1L;

  private final double[] from;
  private final double[] to;

  /** Creates a law from the ends of each class. */
  public GridSignals(double[] from, double[] to) {
    this.from = from.clone();
    this.to = to.clone();
  }

  /**
   * Writes consecutive signals of a class of n agents: signal j is {@code from + (to - from) (j +
   * 1/2) / n}, j from 0.
   *
   * @param first index of the first agent within the class
   */
  public void fill(int k, double size, long first, double[] target, int count) {
    double width = to[k] - from[k];
    for (int i = 0; i < count; i++) {
      target[i] = from[k] + width * (((double) (first + i) + 0.5) / size);
    }
  }

  /** Returns a signal at a share of the class, in [0, 1]. */
  public double at(int k, double share) {
    return from[k] + (to[k] - from[k]) * share;
  }

  @Override
  public void describe(Details details) {
    details.put("law", "grid").put("from", from.clone()).put("to", to.clone());
  }

  @Override
  public boolean hasFactors() {
    return false;
  }

  @Override
  public double mean(int k) {
    return 0.5 * (from[k] + to[k]);
  }

  @Override
  public Optional<Variation> variation(int classes) {
    return Optional.empty();
  }
}
