package walras.estimate;

/** A defined metric of a replication is NaN or infinite. */
public final class NonFiniteMetricException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int metric;
  private final double value;

  NonFiniteMetricException(int metric, double value) {
    super(null, null, false, false);
    this.metric = metric;
    this.value = value;
  }

  /** Returns the index of the metric in its market. */
  public int metric() {
    return metric;
  }

  /** Returns NaN or an infinity. */
  public double value() {
    return value;
  }
}
