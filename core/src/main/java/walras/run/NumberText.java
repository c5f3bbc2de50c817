package walras.run;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * The text of numbers in JSON and CSV: the shortest decimal that reads back as the same double, the
 * same on every JDK, which {@link Double#toString(double)} of JDK 17 is not.
 */
public final class NumberText {

  private NumberText() {}

  /** Returns the text of a finite number. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("number must be finite, got " + value);
    }
    return NumberOutput.toString(value, true);
  }
}
