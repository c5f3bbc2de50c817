package walras.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * One named number per replication.
 *
 * @param name snake_case, as in the mechanism's documentation
 * @param unit such as {@code money}, {@code probability} or {@code 1}
 * @param description one sentence: the definition, the sign, the range, the competitive value
 * @param range the values it can have
 * @param theories how statistics of the metric behave as the number of agents grows
 */
public record Metric(
    String name, String unit, String description, Range range, List<Theory> theories)
    implements Serializable {

  /** Copies the list of theories. */
  public Metric {
    theories = List.copyOf(theories);
  }

  /** The values that a metric can have. */
  public enum Range {
    /** Any number. */
    REAL,
    /** Zero or more. */
    NONNEGATIVE,
    /** From zero to one. */
    PROBABILITY,
    /** Zero or one: whether something happened. */
    INDICATOR;

    /** Tells whether the metric may be negative. */
    public boolean isSigned() {
      return this == REAL;
    }
  }
}
