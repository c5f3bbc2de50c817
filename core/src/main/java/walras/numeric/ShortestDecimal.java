package walras.numeric;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * The shortest decimal that reads back as the same double, the same on every JDK, which {@link
 * BigDecimal#valueOf(double)} of JDK 17 is not: what a user wrote, if with at most 15 digits.
 */
public final class ShortestDecimal {

  private ShortestDecimal() {}

  /** Returns the shortest decimal of a finite number. */
  public static BigDecimal of(double value) {
    return new BigDecimal(NumberOutput.toString(value, true));
  }
}
