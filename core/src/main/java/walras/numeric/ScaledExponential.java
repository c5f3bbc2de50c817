package walras.numeric;

/**
 * A positive number as {@code factor 2^exponent}, from its logarithm; mutable, reused by one
 * thread.
 */
public final class ScaledExponential {

  /** The logarithm of 2 in two parts. */
  private static final double LOG_2 = 0x1.62e42fefa39efp-1;

  private static final double REST_OF_LOG_2 = 0x1.abc9e3b39803fp-56;

  private double factor = 1;
  private long exponent;

  /** Sets the number by its finite logarithm. */
  public void set(double logarithm) {
    double power = Math.rint(logarithm / LOG_2);
    double rest = Math.fma(-power, REST_OF_LOG_2, Math.fma(-power, LOG_2, logarithm));
    factor = Elementary.exp(rest);
    exponent = (long) power;
  }

  /** Returns the factor, near one. */
  public double factor() {
    return factor;
  }

  /** Returns the power of two. */
  public long exponent() {
    return exponent;
  }
}
