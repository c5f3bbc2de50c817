package walras.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * Which proposals a metric needs for its mean to be carried by many replications.
 *
 * @param proposals their names; empty where none helps
 * @param reason why none helps; empty where some do
 */
public record Coverage(List<String> proposals, String reason) implements Serializable {

  /** Copies the list and checks that exactly one of both says something. */
  public Coverage {
    proposals = List.copyOf(proposals);
    if (proposals.isEmpty() == reason.isEmpty()) {
      throw new IllegalArgumentException(
          "coverage must have proposals or a reason, got %s and '%s'".formatted(proposals, reason));
    }
  }

  /** Returns the coverage of a metric that some proposals make common. */
  public static Coverage by(List<String> proposals) {
    return new Coverage(proposals, "");
  }

  /**
   * Returns the coverage of a metric that no proposal helps.
   *
   * @param reason such as {@code its limit is not zero}
   */
  public static Coverage none(String reason) {
    return new Coverage(List.of(), reason);
  }

  /** Tells whether some proposal helps. */
  public boolean isCovered() {
    return !proposals.isEmpty();
  }
}
