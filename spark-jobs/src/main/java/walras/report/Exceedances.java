package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import walras.study.Method;

/** Turns the thresholds that were exceeded at a design point into rows of {@code derived.csv}. */
final class Exceedances {

  private static final List<String> PLACE = List.of("mechanism", "environment", "size");
  private static final int LONGEST_DIGITS = 20;

  private Exceedances() {}

  /** Returns a row per metric, state and threshold: of replications, then of exact values. */
  static List<Map<String, String>> of(JsonNode point, Method simulated) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode metric : point.path("metrics")) {
      for (JsonNode estimate : metric.path("estimates")) {
        String given = Csv.text(estimate.path("given"));
        for (JsonNode exceedance : estimate.path("exceed")) {
          rows.add(row(point, metric, given, exceedance, simulated));
        }
        for (JsonNode exceedance : estimate.path("exact").path("exceed")) {
          rows.add(row(point, metric, given, exceedance, Method.EXACT));
        }
      }
    }
    return rows;
  }

  /** Returns what was counted, such as {@code P[price_error > 0.01]}. */
  static String event(JsonNode metric, JsonNode exceedance) {
    BigDecimal threshold = new BigDecimal(Csv.text(exceedance.path("threshold")));
    BigDecimal shortest = threshold.stripTrailingZeros();
    String digits = shortest.toPlainString();
    return "P[%s > %s]"
        .formatted(
            metric.path("name").asText(), digits.length() <= LONGEST_DIGITS ? digits : shortest);
  }

  private static Map<String, String> row(
      JsonNode point, JsonNode metric, String given, JsonNode exceedance, Method method) {
    String name = metric.path("name").asText();
    String probability = Csv.text(exceedance.path("probability"));
    Map<String, String> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("kind", "exceedance");
    PLACE.forEach(field -> row.put(field, Csv.text(point.path(field))));
    row.put("parameters", SummaryCsv.parameters(point));
    row.put("point", Csv.text(point.path("id")));
    row.put("given", given);
    row.put("outcome", probability.isEmpty() ? "undefined" : "found");
    row.put("value", probability);
    row.put("unit", "probability");
    row.put("method", method.spelling());
    row.put("formula", event(metric, exceedance));
    if (method == Method.EXACT) {
      row.put("std_error", probability.isEmpty() ? "" : "0.0");
      row.put("low", probability);
      row.put("high", probability);
    } else {
      row.put("low", Csv.text(exceedance.path("low")));
      row.put("high", Csv.text(exceedance.path("high")));
      row.put("level", Csv.text(exceedance.path("level")));
    }
    return row;
  }
}
