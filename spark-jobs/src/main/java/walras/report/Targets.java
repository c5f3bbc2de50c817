package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Says where the precision that a study asks for was not reached. */
final class Targets {

  /** The note where it was not. */
  static final String NOT_REACHED = "target not reached";

  private static final List<String> MARKET = List.of("mechanism", "environment", "parameters");

  private Targets() {}

  /** Tells whether an estimate of a metric was to be more precise than it is. */
  static boolean isMissed(
      ResultsDocument results, JsonNode point, JsonNode metric, JsonNode estimate) {
    return subject(results).equals(metric.path("name").asText()) && isMissed(point, estimate);
  }

  /** Tells whether a fitted rate was to be more precise than it is. */
  static boolean isMissed(ResultsDocument results, JsonNode rate) {
    return rule(results).path("rate").asText().equals(rate.path("metric").asText())
        && rate.path("statistic").asText().equals("mean")
        && results.points().stream()
            .anyMatch(
                point ->
                    MARKET.stream().allMatch(name -> point.path(name).equals(rate.path(name)))
                        && isMissed(point, rate));
  }

  /** Returns the lines that say where design points of one market missed the target. */
  static List<String> lines(ResultsDocument results, List<JsonNode> points) {
    List<String> sizes = new ArrayList<>();
    for (JsonNode point : points) {
      for (JsonNode judged : judged(point)) {
        if (!judged.path("met").asBoolean()) {
          String given = judged.path("given").asText();
          String size = rule(results).has("rate") ? "" : " at N=" + point.path("size").asText();
          sizes.add(subject(results) + size + (given.isEmpty() ? "" : " given " + given));
        }
      }
    }
    String prefix = NOT_REACHED + (rule(results).has("rate") ? ": rate of " : ": ");
    return sizes.stream().distinct().map(prefix::concat).toList();
  }

  /** Compares states: of all of them together, neither side names one. */
  private static boolean isMissed(JsonNode point, JsonNode estimate) {
    return judged(point).stream()
        .filter(judged -> judged.path("given").asText().equals(estimate.path("given").asText()))
        .anyMatch(judged -> !judged.path("met").asBoolean());
  }

  private static List<JsonNode> judged(JsonNode point) {
    return ResultsDocument.list(point.path("precision").path("judged"));
  }

  private static JsonNode rule(ResultsDocument results) {
    return results.root().path("precision");
  }

  private static String subject(ResultsDocument results) {
    JsonNode rule = rule(results);
    return rule.path(rule.has("rate") ? "rate" : "metric").asText();
  }
}
