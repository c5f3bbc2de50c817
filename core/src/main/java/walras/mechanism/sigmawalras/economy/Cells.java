package walras.mechanism.sigmawalras.economy;

import walras.kernel.Details;

/**
 * Agents counted by class and signal. The counts change from market to market; confined to one
 * thread.
 */
public final class Cells {

  private final int[] types;
  private final double[] signals;
  private final double[] counts;

  /**
   * Creates cells without agents.
   *
   * @param types class of each cell
   * @param signals signal of each cell
   */
  public Cells(int[] types, double[] signals) {
    this.types = types.clone();
    this.signals = signals.clone();
    counts = new double[types.length];
  }

  /** Returns the number of cells. */
  public int size() {
    return types.length;
  }

  /** Returns the class of a cell. */
  public int type(int cell) {
    return types[cell];
  }

  /** Returns the signal of a cell. */
  public double signal(int cell) {
    return signals[cell];
  }

  /** Returns the number of agents in a cell. */
  public double count(int cell) {
    return counts[cell];
  }

  /** Sets the number of agents in a cell. */
  public void count(int cell, double agents) {
    counts[cell] = agents;
  }

  /** Writes who is in a cell, and returns the place for more about them. */
  public Details tell(int cell, Details details) {
    return details
        .at("cell_%d".formatted(cell + 1))
        .put("class", types[cell] + 1L)
        .put("signal", signals[cell])
        .put("agents", (long) counts[cell]);
  }

  /** Writes the mean signal of each class, zero for a class without agents. */
  public void means(double[] means) {
    for (int k = 0; k < means.length; k++) {
      double sum = 0;
      double agents = 0;
      for (int cell = 0; cell < types.length; cell++) {
        if (types[cell] == k) {
          sum += counts[cell] * signals[cell];
          agents += counts[cell];
        }
      }
      means[k] = agents > 0 ? sum / agents : 0;
    }
  }
}
