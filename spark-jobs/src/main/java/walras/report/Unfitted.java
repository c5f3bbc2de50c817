package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says why nothing could be fitted to a market, in a line per reason. */
final class Unfitted {

  private Unfitted() {}

  /** Returns lines such as {@code price (2), welfare (1): no fit: ...} for rows without a fit. */
  static List<String> lines(List<JsonNode> rows) {
    Map<String, Map<String, Integer>> metrics = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      metrics
          .computeIfAbsent(row.path("note").asText(), unused -> new LinkedHashMap<>())
          .merge(row.path("metric").asText(), 1, Integer::sum);
    }
    return metrics.entrySet().stream()
        .map(reason -> "%s: %s".formatted(counts(reason.getValue()), reason.getKey()))
        .toList();
  }

  private static String counts(Map<String, Integer> metrics) {
    return metrics.entrySet().stream()
        .map(metric -> "%s (%d)".formatted(metric.getKey(), metric.getValue()))
        .collect(Collectors.joining(", "));
  }
}
