package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Comparator;

/**
 * A number that two runs disagree on.
 *
 * @param place what it is of
 * @param statistic its name in {@code results.json}, such as {@code mean} or {@code quantiles.p50}
 * @param baseline what the first run has, missing where it has none
 * @param other what the second has
 * @param relative the difference as a share of its scale; infinite where that makes no sense
 * @param z the difference in standard errors, or NaN where the numbers must be equal
 */
public record Moved(
    Place place, String statistic, JsonNode baseline, JsonNode other, double relative, double z) {

  /** The worst first: what must be equal before what may differ, each by its size. */
  static final Comparator<Moved> WORST_FIRST =
      Comparator.comparing((Moved moved) -> !Double.isNaN(moved.z))
          .thenComparing(
              Comparator.comparingDouble(
                      (Moved moved) -> Double.isNaN(moved.z) ? moved.relative : Math.abs(moved.z))
                  .reversed());

  static Moved unequal(Place place, String statistic, JsonNode baseline, JsonNode other) {
    return new Moved(
        place, statistic, baseline, other, Relative.plain(baseline, other), Double.NaN);
  }

  /** Returns what the first run has and the second lacks. */
  static Moved vanished(Place place, String statistic, JsonNode baseline) {
    return unequal(place, statistic, baseline, MissingNode.getInstance());
  }

  /** Returns the second number minus the first, or NaN where one of them is none. */
  public double difference() {
    return baseline.isNumber() && other.isNumber()
        ? other.asDouble() - baseline.asDouble()
        : Double.NaN;
  }
}
