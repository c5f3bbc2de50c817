package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A derived quantity in both runs.
 *
 * @param place what it is of
 * @param baseline the object of the first run
 * @param other that of the second
 */
record Quantity(Place place, JsonNode baseline, JsonNode other) {

  /** What names a quantity, and what it says to readers alone. */
  private static final List<String> NO_VALUES =
      List.of("mechanism", "environment", "parameters", "formula", "kind", "size", "given");

  private static final String FOUND = "found";

  String name() {
    return baseline.path("name").asText();
  }

  /** Tells whether no simulation enters. */
  boolean isExact() {
    return baseline.path("method").asText().equals("exact");
  }

  /** Returns everything that both say of it. */
  Subject values() {
    return new Subject(place, values(baseline), values(other));
  }

  /** Tells whether both found a value whose error can be trusted: nothing is noted of it. */
  boolean isComparable() {
    return isTrusted(baseline) && isTrusted(other);
  }

  /** Returns the comparison of both values, whose errors are standard errors. */
  Compared compared(Dependence dependence) {
    double first = baseline.path("value").asDouble();
    double second = other.path("value").asDouble();
    double error =
        dependence.error(
            new Dependence.Sampled(first, baseline.path("std_error").asDouble(), 1),
            new Dependence.Sampled(second, other.path("std_error").asDouble(), 1));
    double scale = Math.max(Math.abs(first), Math.abs(second));
    boolean rounding = Math.abs(second - first) <= Agreement.ROUNDING * scale;
    return Compared.normal(
        place,
        "value of " + name(),
        baseline.path("value"),
        other.path("value"),
        rounding ? 0 : (second - first) / error);
  }

  /** Tells whether the outcomes differ. */
  boolean isJudgedOtherwise() {
    return !baseline.path("outcome").equals(other.path("outcome"));
  }

  Rejudged rejudged() {
    return new Rejudged(place, name(), ruling(baseline), ruling(other));
  }

  private static Rejudged.Ruling ruling(JsonNode row) {
    return new Rejudged.Ruling(row.path("value"), row.path("outcome").asText());
  }

  private static boolean isTrusted(JsonNode row) {
    return row.path("outcome").asText().equals(FOUND)
        && !row.has("note")
        && row.path("std_error").asDouble() > 0
        && row.path("low").isNumber()
        && row.path("high").isNumber();
  }

  private JsonNode values(JsonNode row) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      if (!NO_VALUES.contains(field.getKey())) {
        values.set("%s of %s".formatted(field.getKey(), name()), field.getValue());
      }
    }
    return values;
  }
}
