package walras.numeric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The natural logarithm to 0.52 units in the last place, with the same bits everywhere: additions,
 * multiplications and fused multiply-adds only.
 *
 * <p>Method: Tang (1990), "Table-driven implementation of the logarithm function in IEEE
 * floating-point arithmetic", with fused multiply-add. An argument is {@code 2^k z} with {@code z}
 * in one of 128 intervals of [0.6875, 1.375); with {@code c} near the middle of the interval the
 * logarithm is {@code k ln 2 + ln c + ln(1 + r)}, {@code r = z/c - 1} below 2^-7. Next to 1 the
 * table holds {@code c = 1}, so that small logarithms keep their relative accuracy.
 */
final class Logarithm {

  private static final int TABLE_BITS = 7;
  private static final int INTERVALS = 1 << TABLE_BITS;
  private static final int MANTISSA_BITS = 52;

  /** Bits of 0.6875, where the intervals start. */
  private static final long START = 0x3fe6000000000000L;

  private static final long EXPONENT = 0xfff0000000000000L;

  /** Bits of the smallest normal number, and how far the normal numbers reach from there. */
  private static final long NORMAL = 0x0010000000000000L;

  private static final long NORMAL_RANGE = 0x7ff0000000000000L - NORMAL;

  /** High parts are multiples of 2^-42, so that sums of them with multiples of ln 2 are exact. */
  private static final int HIGH_BITS = 42;

  private static final double[] INVERSE = new double[INTERVALS];
  private static final double[] HIGH = new double[INTERVALS];
  private static final double[] LOW = new double[INTERVALS];
  private static final double LN2_HIGH;
  private static final double LN2_LOW;

  static {
    BigDecimal ln2 = reference(new BigDecimal(2));
    LN2_HIGH = high(ln2);
    LN2_LOW = ln2.subtract(new BigDecimal(LN2_HIGH)).doubleValue();
    for (int i = 0; i < INTERVALS; i++) {
      long bits = START + ((long) i << (MANTISSA_BITS - TABLE_BITS));
      double low = Double.longBitsToDouble(bits);
      double high = Double.longBitsToDouble(bits + (1L << (MANTISSA_BITS - TABLE_BITS)));
      double inverse = low == 1 || high == 1 ? 1 : 2 / (low + high);
      BigDecimal logarithm = reference(new BigDecimal(inverse)).negate();
      INVERSE[i] = inverse;
      HIGH[i] = high(logarithm);
      LOW[i] = logarithm.subtract(new BigDecimal(HIGH[i])).doubleValue();
    }
  }

  private Logarithm() {}

  /** Returns the logarithm; special and subnormal arguments are left to {@link StrictMath}. */
  static double of(double x) {
    long bits = Double.doubleToRawLongBits(x);
    if (Long.compareUnsigned(bits - NORMAL, NORMAL_RANGE) >= 0) {
      return StrictMath.log(x);
    }
    long offset = bits - START;
    int i = (int) (offset >>> (MANTISSA_BITS - TABLE_BITS)) & (INTERVALS - 1);
    double k = (double) (offset >> MANTISSA_BITS);
    double z = Double.longBitsToDouble(bits - (offset & EXPONENT));
    double r = Math.fma(z, INVERSE[i], -1.0);
    double base = k * LN2_HIGH + HIGH[i];
    double sum = base + r;
    double rest = (base - sum + r) + Math.fma(k, LN2_LOW, LOW[i]);
    return Math.fma(r * r, series(r), rest) + sum;
  }

  /** Returns {@code (ln(1 + r) - r) / r^2} for small r. */
  private static double series(double r) {
    double square = r * r;
    double first = Math.fma(r, 1.0 / 3, -0.5);
    double second = Math.fma(r, 1.0 / 5, -0.25);
    double third = Math.fma(r, 1.0 / 7, -1.0 / 6);
    double tail = Math.fma(square, -0.125, third);
    return Math.fma(square, Math.fma(square, tail, second), first);
  }

  private static double high(BigDecimal value) {
    return value
            .multiply(BigDecimal.valueOf(1L << HIGH_BITS))
            .setScale(0, RoundingMode.HALF_EVEN)
            .doubleValue()
        / (1L << HIGH_BITS);
  }

  /** Returns the logarithm of a number in [0.7, 2] to 35 digits, as twice an area tangent. */
  static BigDecimal reference(BigDecimal value) {
    MathContext digits = new MathContext(40);
    BigDecimal t = value.subtract(BigDecimal.ONE).divide(value.add(BigDecimal.ONE), digits);
    BigDecimal square = t.multiply(t, digits);
    BigDecimal power = t;
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 1; n < 80; n += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(n), digits), digits);
      power = power.multiply(square, digits);
    }
    return sum.multiply(BigDecimal.valueOf(2), digits);
  }
}
