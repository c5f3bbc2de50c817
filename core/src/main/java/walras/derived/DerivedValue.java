package walras.derived;

import java.util.ArrayList;
import java.util.List;

/**
 * What a derived quantity came to.
 *
 * @param outcome whether there is a value
 * @param value the value; NaN unless it was found
 * @param standardError the standard error; NaN where only an interval is known
 * @param low the lower end of an interval; NaN where it has none
 * @param high the upper end of an interval; NaN where it has none
 * @param bias an estimate of the bias of the value; NaN where it is not known
 * @param at which of several means is the largest, or which conditions decide; empty elsewhere
 * @param notes what a reader of the value must know
 */
public record DerivedValue(
    Outcome outcome,
    double value,
    double standardError,
    double low,
    double high,
    double bias,
    String at,
    List<String> notes) {

  /** The probability with which an interval holds what it is about. */
  public static final double LEVEL = 0.95;

  /** Copies the notes and replaces ends at infinity by NaN. */
  public DerivedValue {
    low = Double.isInfinite(low) ? Double.NaN : low;
    high = Double.isInfinite(high) ? Double.NaN : high;
    notes = List.copyOf(notes);
  }

  /** Whether there is a value, and why not. */
  public enum Outcome {
    /** There is a value. */
    FOUND("found"),
    /** No size is large enough. */
    NOT_REACHED("not reached"),
    /** Every size is large enough. */
    AT_EVERY_SIZE("at every size"),
    /** A mean crosses no level. */
    NO_CROSSING("no crossing"),
    /** Means are missing, or their ratio does not exist. */
    UNDEFINED("undefined"),
    /** A search found the value. */
    LOCATED("located"),
    /** A search looked where the value is not. */
    NOT_LOCATED("not located"),
    /** A solver of a search did not converge. */
    FAILED("failed"),
    /** All conditions hold. */
    HOLDS("holds"),
    /** A condition fails. */
    FAILS("fails"),
    /** What is known does not tell. */
    UNDECIDED("undecided");

    private final String spelling;

    Outcome(String spelling) {
      this.spelling = spelling;
    }

    /** Returns the name in files. */
    public String spelling() {
      return spelling;
    }
  }

  static DerivedValue undefined(String reason) {
    return interval(Outcome.UNDEFINED, Double.NaN, Double.NaN, Double.NaN, List.of(reason));
  }

  /** Returns a value, or its absence, of which an interval is known. */
  static DerivedValue interval(
      Outcome outcome, double value, double low, double high, List<String> notes) {
    return new DerivedValue(outcome, value, Double.NaN, low, high, Double.NaN, "", notes);
  }

  /** Returns this value without sampling error, as exact means have none. */
  DerivedValue withoutError() {
    return new DerivedValue(outcome, value, 0, low, high, 0, at, notes);
  }

  /** Returns this value with further notes. */
  DerivedValue with(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new DerivedValue(outcome, value, standardError, low, high, bias, at, all);
  }
}
