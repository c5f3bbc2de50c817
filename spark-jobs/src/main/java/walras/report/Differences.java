package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import walras.derived.DerivedValue;
import walras.run.NumberText;
import walras.study.Method;

/** Turns the differences of a contrast into rows of {@code derived.csv}. */
final class Differences {

  private Differences() {}

  /** Returns a row per metric and state: of replications, then of exact values. */
  static List<Map<String, String>> of(JsonNode contrast) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode metric : contrast.path("metrics")) {
      if (metric.has("undefined")) {
        Map<String, String> row = base(contrast, metric, Method.MONTE_CARLO);
        row.put("outcome", "undefined");
        row.put("note", metric.path("undefined").asText());
        rows.add(row);
      }
      for (JsonNode estimate : metric.path("estimates")) {
        Map<String, String> row = estimated(base(contrast, metric, Method.MONTE_CARLO), estimate);
        row.put("note", Caution.note(metric, estimate));
        rows.add(row);
      }
      for (JsonNode exact : contrast.path("exact")) {
        if (exact.path("metric").equals(metric.path("name"))) {
          rows.add(exact(base(contrast, metric, Method.EXACT), exact));
        }
      }
    }
    return rows;
  }

  private static Map<String, String> base(JsonNode contrast, JsonNode metric, Method method) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("name", Csv.text(metric.path("name")));
    row.put("kind", "difference");
    for (String name : List.of("mechanism", "environment", "size")) {
      row.put(name, Csv.text(contrast.path(name)));
    }
    row.put("point", Csv.text(contrast.path("id")));
    row.put("unit", Csv.text(metric.path("unit")));
    row.put("formula", "%s minus %s".formatted(id(contrast, "of"), id(contrast, "minus")));
    row.put("method", method.spelling());
    row.put("level", NumberText.of(DerivedValue.LEVEL));
    return row;
  }

  private static String id(JsonNode contrast, String side) {
    return contrast.path(side).path("id").asText();
  }

  private static Map<String, String> estimated(Map<String, String> row, JsonNode estimate) {
    JsonNode mean = estimate.path("mean");
    row.put("given", Csv.text(estimate.path("given")));
    row.put("outcome", mean.isNumber() ? "found" : "undefined");
    row.put("value", Csv.text(mean));
    row.put("std_error", Csv.text(estimate.path("std_error")));
    row.put("low", Csv.text(estimate.path("mean_low")));
    row.put("high", Csv.text(estimate.path("mean_high")));
    return row;
  }

  private static Map<String, String> exact(Map<String, String> row, JsonNode exact) {
    String value = Csv.text(exact.path("mean"));
    row.put("given", Csv.text(exact.path("given")));
    row.put("outcome", "found");
    row.put("value", value);
    row.put("std_error", NumberText.of(0));
    row.put("low", value);
    row.put("high", value);
    return row;
  }
}
