package walras.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers with their standard errors in shorthand: {@code 0.06808(12)} is 0.06808 with standard
 * error 0.00012. Digits beyond the error are not shown.
 */
final class Shorthand {

  private static final MathContext ERROR_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
  private static final int PLAIN_DIGITS = 6;
  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final int LARGEST_PLAIN_EXPONENT = 6;

  /** The share of a centre below which a deviation from it is written by itself. */
  private static final double SMALL = 1e-4;

  /** The share of a mean below which an error is that of its sum, and no digit is lost. */
  private static final double ROUNDING = 1e-15;

  private static final double LOG_10 = Math.log(10);

  private Shorthand() {}

  /**
   * Returns the text of a mean.
   *
   * @param mean the mean, or NaN
   * @param error its standard error; not positive or NaN where there is none
   */
  static String of(double mean, double error) {
    if (!Double.isFinite(mean)) {
      return "-";
    }
    if (!(error > ROUNDING * Math.abs(mean)) || !Double.isFinite(error)) {
      return exact(mean);
    }
    BigDecimal rounded = new BigDecimal(error).round(ERROR_DIGITS);
    int lastDigit = exponent(rounded) - (ERROR_DIGITS.getPrecision() - 1);
    BigDecimal digits = rounded.setScale(-lastDigit);
    BigDecimal value = new BigDecimal(mean).setScale(-lastDigit, RoundingMode.HALF_UP);
    int exponent = value.signum() == 0 ? exponent(digits) : exponent(value);
    exponent = Math.max(exponent, exponent(digits));
    boolean plain =
        lastDigit <= 0 && exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT;
    if (plain) {
      return value.toPlainString() + "(" + digits.unscaledValue() + ")";
    }
    BigDecimal mantissa = value.scaleByPowerOfTen(-exponent);
    return "%s(%s)e%d".formatted(mantissa.toPlainString(), digits.unscaledValue(), exponent);
  }

  /**
   * Returns the text of a positive mean that is too small for a double.
   *
   * @param logMean the natural logarithm of the mean
   * @param logError that of its standard error
   */
  static String ofLogarithms(double logMean, double logError) {
    double power = Math.floor(logMean / LOG_10);
    String digits = of(Math.exp(logMean - power * LOG_10), Math.exp(logError - power * LOG_10));
    return "%se%.0f".formatted(digits, power);
  }

  /** Returns the text of a mean that may differ from a centre by far less than its rounding. */
  static String aside(double centre, double deviation, double error) {
    return Math.abs(deviation) < SMALL * Math.abs(centre)
        ? "%s%s%s"
            .formatted(exact(centre), deviation < 0 ? "-" : "+", of(Math.abs(deviation), error))
        : of(centre + deviation, error);
  }

  private static String exact(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = new BigDecimal(value);
    int exponent = exponent(decimal);
    BigDecimal rounded = decimal.setScale(PLAIN_DIGITS - 1 - exponent, RoundingMode.HALF_UP);
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      return rounded.stripTrailingZeros().toPlainString();
    }
    BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }

  /** Returns the decimal exponent of the leading digit. */
  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }
}
