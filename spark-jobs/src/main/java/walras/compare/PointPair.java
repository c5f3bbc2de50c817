package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import walras.report.Markets;
import walras.report.ResultsDocument;

/**
 * One design point, or one contrast, in both runs.
 *
 * @param baseline its object in the first run
 * @param other its object in the second
 */
record PointPair(JsonNode baseline, JsonNode other) {

  private static final List<String> COUNTED = List.of("failures", "events", "states");

  static PointPair of(Twins.Pair twins) {
    return new PointPair(twins.baseline(), twins.other());
  }

  /** Pairs the design points and contrasts of two runs. */
  static Twins twins(ResultsDocument baseline, ResultsDocument other) {
    return Twins.of(points(baseline), points(other), PointPair::id);
  }

  /** Returns the design points of a run, then its contrasts. */
  static List<JsonNode> points(ResultsDocument results) {
    return Stream.concat(results.points().stream(), results.contrasts().stream()).toList();
  }

  /** Returns what a design point is. */
  static Place place(JsonNode point) {
    return new Place(Markets.title(point), point.path("size").asLong(), id(point), "", "");
  }

  /** Returns what both say of it. */
  Place place() {
    return place(baseline);
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
    return byName(baseline, other).inBoth().stream()
        .map(twin -> new Subject(place().of(name(twin.baseline())), twin.baseline(), twin.other()))
        .toList();
  }

  /** Returns the metrics of the first run that the second lacks. */
  List<JsonNode> vanished() {
    return byName(baseline, other).vanished();
  }

  /** Returns the names of the metrics that one run alone has. */
  List<String> metricsOfOne() {
    Twins twins = byName(baseline, other);
    return Stream.concat(twins.vanished().stream(), twins.appeared().stream())
        .map(PointPair::name)
        .toList();
  }

  /** Returns the estimates of a metric that both runs have, over all states and in each. */
  static List<Subject> estimates(Subject metric) {
    return byState(metric).inBoth().stream()
        .map(
            twin ->
                new Subject(
                    metric.place().given(given(twin.baseline())), twin.baseline(), twin.other()))
        .toList();
  }

  /** Pairs what two runs say of a metric, over all states and in each. */
  static Twins byState(Subject metric) {
    return Twins.of(
        metric.baseline().path("estimates"), metric.other().path("estimates"), PointPair::given);
  }

  static String id(JsonNode point) {
    return point.path("id").asText();
  }

  static long replications(JsonNode point) {
    return point.path("replications").asLong();
  }

  static String name(JsonNode named) {
    return named.path("name").asText();
  }

  static String given(JsonNode estimate) {
    return estimate.path("given").asText();
  }

  private static Twins byName(JsonNode baseline, JsonNode other) {
    return Twins.of(baseline.path("metrics"), other.path("metrics"), PointPair::name);
  }

  private static JsonNode counted(JsonNode point) {
    ObjectNode counts = ((ObjectNode) point).objectNode();
    COUNTED.forEach(name -> counts.set(name, point.path(name)));
    return counts;
  }
}
