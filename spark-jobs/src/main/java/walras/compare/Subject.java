package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What two runs say of one thing.
 *
 * @param place what they speak of
 * @param baseline the object of the first run
 * @param other the object of the second
 */
record Subject(Place place, JsonNode baseline, JsonNode other) {

  /** Returns the typical size of the values: the larger of the roots of their mean squares. */
  double scale() {
    return Math.max(scale(baseline), scale(other));
  }

  private static double scale(JsonNode estimate) {
    return Math.hypot(estimate.path("mean").asDouble(), estimate.path("std_dev").asDouble());
  }
}
