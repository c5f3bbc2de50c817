package walras.mechanism.efficienttrade;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** Writes the metrics that no draw decides beside those of another kernel. */
final class TradeKernel implements Kernel {

  private final Kernel drawn;
  private final int first;
  private final double[] constants;

  /**
   * Creates a kernel.
   *
   * @param drawn draws the metrics before the constants
   * @param first index of the first constant
   */
  TradeKernel(Kernel drawn, int first, double[] constants) {
    this.drawn = drawn;
    this.first = first;
    this.constants = constants;
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    drawn.replicate(streams, outcome);
    for (int i = 0; i < constants.length; i++) {
      outcome.metric(first + i, constants[i]);
    }
  }

  @Override
  public void describe(Details details) {
    drawn.describe(details);
  }
}
