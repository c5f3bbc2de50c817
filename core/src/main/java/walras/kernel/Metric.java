package walras.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

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
    REAL(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
    /** Zero or more. */
    NONNEGATIVE(0, Double.POSITIVE_INFINITY),
    /** From zero to one. */
    PROBABILITY(0, 1),
    /** Zero or one: whether something happened. */
    INDICATOR(0, 1);

    private final double least;
    private final double most;

    Range(double least, double most) {
      this.least = least;
      this.most = most;
    }

    /** Returns the smallest value, or negative infinity. */
    public double least() {
      return least;
    }

    /** Returns the largest value, or infinity. */
    public double most() {
      return most;
    }

    /** Returns the name in files. */
    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether the metric may be negative. */
    public boolean isSigned() {
      return this == REAL;
    }
  }
}
