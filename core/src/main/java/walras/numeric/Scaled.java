package walras.numeric;

/**
 * A number {@code mantissa 2^exponent}, which may be far smaller than a double can be.
 *
 * @param mantissa of absolute value in [1, 2), or zero
 * @param exponent zero where the mantissa is
 */
public record Scaled(double mantissa, long exponent) {

  /** Zero. */
  public static final Scaled ZERO = new Scaled(0, 0);

  private static final double LOG_2 = 0x1.62e42fefa39efp-1;
  private static final int LARGEST_SHIFT = 4000;

  /** Returns a finite factor times a power of two. */
  public static Scaled of(double factor, long exponent) {
    if (factor == 0) {
      return ZERO;
    }
    boolean subnormal = Math.abs(factor) < Double.MIN_NORMAL;
    double normal = subnormal ? factor * 0x1.0p100 : factor;
    int own = Math.getExponent(normal);
    return new Scaled(Math.scalb(normal, -own), exponent + own - (subnormal ? 100 : 0));
  }

  /** Returns a factor times a power of two, as a double: zero where that is too small. */
  public static double value(double factor, long exponent) {
    return Math.scalb(factor, (int) Math.max(-LARGEST_SHIFT, Math.min(LARGEST_SHIFT, exponent)));
  }

  /** Returns the nearest double: zero where the number is too small. */
  public double value() {
    return value(mantissa, exponent);
  }

  /** Returns the natural logarithm; NaN below zero, minus infinity at zero. */
  public double log() {
    return mantissa == 0
        ? Double.NEGATIVE_INFINITY
        : Math.fma((double) exponent, LOG_2, Elementary.log(mantissa));
  }

  /** Returns the quotient by another number, as a double: zero where that is too small. */
  public double over(Scaled divisor) {
    return value(mantissa / divisor.mantissa, exponent - divisor.exponent);
  }

  /** Returns the square root of a number that is not negative. */
  public Scaled root() {
    long half = Math.floorDiv(exponent, 2L);
    return of(Math.sqrt(value(mantissa, exponent - 2 * half)), half);
  }
}
