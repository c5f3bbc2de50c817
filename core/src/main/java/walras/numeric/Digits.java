package walras.numeric;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers with a few digits for a reader, the same on every platform. */
public final class Digits {

  private static final MathContext FIVE = new MathContext(5);
  private static final int LONGEST = 12;

  private Digits() {}

  /** Returns a finite number rounded to five significant digits, such as {@code 0.073769}. */
  public static String of(double number) {
    BigDecimal rounded = new BigDecimal(number).round(FIVE).stripTrailingZeros();
    String plain = rounded.toPlainString();
    return plain.length() <= LONGEST ? plain : rounded.toString();
  }
}
