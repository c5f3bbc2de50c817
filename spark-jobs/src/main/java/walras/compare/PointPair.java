package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import walras.report.Markets;

/**
 * One design point, or one contrast, in both runs.
 *
 * @param baseline its object in the first run
 * @param other its object in the second
 */
record PointPair(JsonNode baseline, JsonNode other) {

  private static final List<String> COUNTED = List.of("failures", "events", "states");

  /** Returns what both say of it. */
  Place place() {
    return new Place(Markets.title(baseline), baseline.path("size").asLong(), id(baseline), "", "");
  }

  /** Tells whether both runs have as many replications of it, or enumerated it. */
  boolean isEquallyLong() {
    return replications(baseline) == replications(other);
  }

  /** Tells whether both runs enumerated it. */
  boolean isExact() {
    return replications(baseline) == 0 && replications(other) == 0;
  }

  /** Tells whether both runs have replications of it. */
  boolean isSimulated() {
    return replications(baseline) > 0 && replications(other) > 0;
  }

  /** Returns what both runs counted in all replications: failures, events, states. */
  Subject counts() {
    return new Subject(place(), counted(baseline), counted(other));
  }

  /** Returns the metrics that both runs have, without their estimates. */
  List<Subject> metrics() {
    Map<String, JsonNode> others = byName(other);
    List<Subject> metrics = new ArrayList<>();
    byName(baseline)
        .forEach(
            (name, metric) -> {
              JsonNode twin = others.get(name);
              if (twin != null) {
                metrics.add(new Subject(place().of(name), metric, twin));
              }
            });
    return metrics;
  }

  /** Returns the names of the metrics that one run alone has. */
  List<String> metricsOfOne() {
    Map<String, JsonNode> first = byName(baseline);
    Map<String, JsonNode> second = byName(other);
    return Stream.concat(
            first.keySet().stream().filter(name -> !second.containsKey(name)),
            second.keySet().stream().filter(name -> !first.containsKey(name)))
        .toList();
  }

  /** Returns the estimates of a metric that both runs have, over all states and in each. */
  static List<Subject> estimates(Subject metric) {
    List<Subject> estimates = new ArrayList<>();
    for (JsonNode estimate : metric.baseline().path("estimates")) {
      JsonNode twin = sameState(metric.other().path("estimates"), estimate);
      if (twin.isObject()) {
        String given = estimate.path("given").asText();
        estimates.add(new Subject(metric.place().given(given), estimate, twin));
      }
    }
    return estimates;
  }

  static String id(JsonNode point) {
    return point.path("id").asText();
  }

  static long replications(JsonNode point) {
    return point.path("replications").asLong();
  }

  private static JsonNode sameState(JsonNode estimates, JsonNode estimate) {
    for (JsonNode candidate : estimates) {
      if (candidate.path("given").equals(estimate.path("given"))) {
        return candidate;
      }
    }
    return MissingNode.getInstance();
  }

  private static Map<String, JsonNode> byName(JsonNode point) {
    Map<String, JsonNode> metrics = new LinkedHashMap<>();
    for (JsonNode metric : point.path("metrics")) {
      metrics.put(metric.path("name").asText(), metric);
    }
    return metrics;
  }

  private static JsonNode counted(JsonNode point) {
    ObjectNode counts = ((ObjectNode) point).objectNode();
    COUNTED.forEach(name -> counts.set(name, point.path(name)));
    return counts;
  }
}
