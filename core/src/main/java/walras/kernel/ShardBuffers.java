package walras.kernel;

import java.util.function.ToDoubleFunction;

/** The arrays of a streamed replication on one thread, allocated once. */
public final class ShardBuffers {

  private final double[] state;
  private final double[] merged;
  private final double[] next;

  private ShardBuffers(int state, int partial) {
    this.state = new double[state];
    merged = new double[partial];
    next = new double[partial];
  }

  /** Creates arrays of the lengths that a kernel asks for. */
  public static ShardBuffers of(StreamedKernel kernel) {
    return new ShardBuffers(kernel.stateLength(), kernel.partialLength());
  }

  /** Returns a number of the last state. */
  public double read(ToDoubleFunction<double[]> number) {
    return number.applyAsDouble(state);
  }

  double[] state() {
    return state;
  }

  double[] merged() {
    return merged;
  }

  double[] next() {
    return next;
  }
}
