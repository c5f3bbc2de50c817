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
    if (!(error > 0) || !Double.isFinite(error)) {
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
