package walras.kernel;

import java.util.List;

/**
 * What a search came to.
 *
 * @param outcome whether there is a value
 * @param value the value; NaN unless it was located
 * @param low the lower end of an interval that holds the value; NaN where it has none
 * @param high the upper end; NaN where it has none
 * @param isExact whether no simulation entered
 * @param notes what a reader of the value must know
 * @param details everything else that was found
 */
public record Finding(
    Outcome outcome,
    double value,
    double low,
    double high,
    boolean isExact,
    List<String> notes,
    Details details) {

  /** Copies the notes. */
  public Finding {
    notes = List.copyOf(notes);
  }

  /** Whether there is a value, and why not. */
  public enum Outcome {
    /** There is a value. */
    LOCATED("located"),
    /** The value lies within an interval that simulation did not narrow further. */
    UNDECIDED("undecided"),
    /** The value does not lie where it was looked for. */
    NOT_LOCATED("not located"),
    /** A solver did not converge. */
    FAILED("failed");

    private final String spelling;

    Outcome(String spelling) {
      this.spelling = spelling;
    }

    /** Returns the name in files. */
    public String spelling() {
      return spelling;
    }
  }

  /** Returns a search that a failure ended. */
  public static Finding failed(String reason) {
    return new Finding(
        Outcome.FAILED,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        false,
        List.of("the search failed: " + reason),
        new Details().put("outcome", Outcome.FAILED.spelling()).put("reason", reason));
  }

  /**
   * Tells whether a number is at least the value.
   *
   * @return undecided where the interval holds values on both sides
   */
  public Truth isReachedBy(double number) {
    if (number >= high) {
      return Truth.HOLDS;
    }
    return number < low ? Truth.FAILS : Truth.UNDECIDED;
  }
}
