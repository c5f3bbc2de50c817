package walras.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * One named number per replication.
 *
 * @param name snake_case, as in the mechanism's documentation
 * @param unit such as {@code money}, {@code probability} or {@code 1}
 * @param description one sentence: the definition, the sign, the range, the competitive value
 * @param theories how statistics of the metric behave as the number of agents grows
 */
public record Metric(String name, String unit, String description, List<Theory> theories)
    implements Serializable {

  /** Copies the list of theories. */
  public Metric {
    theories = List.copyOf(theories);
  }
}
