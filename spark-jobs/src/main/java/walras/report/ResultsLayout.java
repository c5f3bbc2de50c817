package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import walras.run.ResultsJson;

/** The fields that every {@code results.json} has, and of which kind they are. */
final class ResultsLayout {

  private static final Map<String, Predicate<JsonNode>> STUDY =
      fields(
          Map.entry("numbers", JsonNode::isInt),
          Map.entry("study", JsonNode::isTextual),
          Map.entry("seed", JsonNode::canConvertToLong),
          Map.entry("method", JsonNode::isTextual),
          Map.entry("streams", JsonNode::isTextual),
          Map.entry("failures_at_most", JsonNode::isNumber),
          Map.entry("points", JsonNode::isArray));

  private static final Map<String, Predicate<JsonNode>> POINT =
      fields(
          Map.entry("id", JsonNode::isTextual),
          Map.entry("mechanism", JsonNode::isTextual),
          Map.entry("environment", JsonNode::isTextual),
          Map.entry("parameters", JsonNode::isObject),
          Map.entry("size", JsonNode::canConvertToLong),
          Map.entry("replications", JsonNode::canConvertToLong),
          Map.entry("block_size", JsonNode::canConvertToLong),
          Map.entry("failures", JsonNode::isObject),
          Map.entry("events", JsonNode::isObject),
          Map.entry("states", JsonNode::isArray),
          Map.entry("metrics", JsonNode::isArray));

  private ResultsLayout() {}

  /**
   * Checks a document.
   *
   * @throws DamagedResultsException if a field is missing, of another kind, or of another schema
   */
  static void check(JsonNode root) {
    JsonNode schema = root.path("schema");
    if (!schema.isInt() || schema.asInt() != ResultsJson.SCHEMA) {
      throw new DamagedResultsException(
          "schema must be %d, it is %s".formatted(ResultsJson.SCHEMA, found(schema)));
    }
    check("", root, STUDY);
    int position = 0;
    for (JsonNode point : root.path("points")) {
      check("points[%d].".formatted(position), point, POINT);
      position++;
    }
  }

  private static void check(
      String prefix, JsonNode object, Map<String, Predicate<JsonNode>> fields) {
    fields.forEach(
        (name, kind) -> {
          if (!kind.test(object.path(name))) {
            throw new DamagedResultsException(
                "%s%s cannot be %s".formatted(prefix, name, found(object.path(name))));
          }
        });
  }

  private static String found(JsonNode value) {
    if (value.isMissingNode()) {
      return "missing";
    }
    return value.isContainerNode() ? "an object or a list" : value.toString();
  }

  @SafeVarargs
  private static Map<String, Predicate<JsonNode>> fields(
      Map.Entry<String, Predicate<JsonNode>>... entries) {
    Map<String, Predicate<JsonNode>> fields = new LinkedHashMap<>();
    for (Map.Entry<String, Predicate<JsonNode>> entry : entries) {
      fields.put(entry.getKey(), entry.getValue());
    }
    return fields;
  }
}
