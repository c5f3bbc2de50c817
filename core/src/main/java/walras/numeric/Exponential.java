package walras.numeric;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The exponential function to 0.52 units in the last place, and {@code e^x - 1} to two, with the
 * same bits everywhere: additions, multiplications and fused multiply-adds only.
 *
 * <p>Method: Tang (1989), "Table-driven implementation of the exponential function in IEEE
 * floating-point arithmetic", with fused multiply-add: {@code e^x = 2^(k/128) e^r}, {@code r} below
 * {@code ln 2 / 256}, and the powers of two kept as a double and a correction.
 */
final class Exponential {

  private static final int TABLE_BITS = 7;
  private static final int INTERVALS = 1 << TABLE_BITS;
  private static final int MANTISSA_BITS = 52;

  /** Arguments beyond this may overflow or become subnormal. */
  private static final double LARGEST = 700;

  /** Adding this rounds to an integer in the last bits. */
  private static final double SHIFT = 0x1.8p52;

  private static final double PER_STEP = INTERVALS / StrictMath.log(2);
  private static final double STEP_HIGH;
  private static final double STEP_LOW;
  private static final double[] POWER = new double[INTERVALS];

  /** The relative error of {@link #POWER}. */
  private static final double[] CORRECTION = new double[INTERVALS];

  static {
    MathContext digits = new MathContext(40);
    BigDecimal power = BigDecimal.ONE;
    BigDecimal root = new BigDecimal(2);
    for (int i = 0; i < TABLE_BITS; i++) {
      root = root.sqrt(digits);
    }
    for (int i = 0; i < INTERVALS; i++) {
      POWER[i] = power.doubleValue();
      BigDecimal error = power.subtract(new BigDecimal(POWER[i]));
      CORRECTION[i] = error.divide(power, digits).doubleValue();
      power = power.multiply(root, digits);
    }
    BigDecimal step = Logarithm.reference(new BigDecimal(2)).divide(BigDecimal.valueOf(INTERVALS));
    STEP_HIGH = step.doubleValue();
    STEP_LOW = step.subtract(new BigDecimal(STEP_HIGH)).doubleValue();
  }

  private Exponential() {}

  /** Returns e to the power x; extreme arguments and NaN are left to {@link StrictMath}. */
  static double of(double x) {
    if (!(Math.abs(x) < LARGEST)) {
      return StrictMath.exp(x);
    }
    double shifted = Math.fma(x, PER_STEP, SHIFT);
    long k = Double.doubleToRawLongBits(shifted);
    int i = (int) k & (INTERVALS - 1);
    double power = scaled(k, i);
    return Math.fma(power, excess(x, shifted - SHIFT, i), power);
  }

  /** Returns e to the power x, minus 1. */
  static double minusOne(double x) {
    if (!(Math.abs(x) < LARGEST)) {
      return StrictMath.expm1(x);
    }
    double shifted = Math.fma(x, PER_STEP, SHIFT);
    long k = Double.doubleToRawLongBits(shifted);
    int i = (int) k & (INTERVALS - 1);
    double power = scaled(k, i);
    return Math.fma(power, excess(x, shifted - SHIFT, i), power - 1);
  }

  /** Returns 2^(k/128); the low bits of k hold the integer, as it was rounded by a shift. */
  private static double scaled(long k, int i) {
    long exponent = k >> TABLE_BITS << MANTISSA_BITS;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(POWER[i]) + exponent);
  }

  /** Returns what {@code e^r} and the correction of the table add to 1. */
  private static double excess(double x, double steps, int i) {
    double r = Math.fma(steps, -STEP_LOW, Math.fma(steps, -STEP_HIGH, x));
    double square = r * r;
    double even = Math.fma(r, 1.0 / 6, 0.5);
    double odd = Math.fma(r, 1.0 / 120, 1.0 / 24);
    return r + Math.fma(square, Math.fma(square, odd, even), CORRECTION[i]);
  }
}
