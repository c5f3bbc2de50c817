package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import walras.run.NumberText;
import walras.study.Method;

/**
 * Writes {@code summary.csv}: one row per design point, state and metric.
 *
 * <p>The last column holds the digest of the results that the row derives from.
 */
public final class SummaryCsv {

  /** The columns, in their order; new ones are added at the end only. */
  static final List<String> COLUMNS =
      List.of(
          "mechanism",
          "size",
          "metric",
          "given",
          "unit",
          "replications",
          "failures",
          "mean",
          "std_error",
          "std_dev",
          "min",
          "max",
          "p01",
          "p05",
          "p25",
          "p50",
          "p75",
          "p95",
          "p99",
          "point",
          "environment",
          "parameters",
          "groups",
          "per_group",
          "method",
          "limit",
          "limit_z",
          "reduced_std_error",
          "contributing",
          "note",
          "results",
          "log_mean",
          "exact_z",
          "mean_low",
          "mean_high",
          "reduced_mean",
          "p01_std_error",
          "p05_std_error",
          "p25_std_error",
          "p50_std_error",
          "p75_std_error",
          "p95_std_error",
          "p99_std_error",
          "log_deviation",
          "log_std_error",
          "effective",
          "largest_share");

  private static final List<String> LOGARITHMS =
      List.of("log_mean", "log_deviation", "log_std_error");

  private static final List<String> COPIED_FROM_ESTIMATE =
      List.of(
          "given",
          "replications",
          "mean",
          "mean_low",
          "mean_high",
          "std_error",
          "std_dev",
          "limit",
          "reduced_mean",
          "reduced_std_error");

  private SummaryCsv() {}

  /** Returns the text of the file. */
  public static String of(ResultsDocument results) {
    Csv csv = new Csv(COLUMNS);
    for (JsonNode point : results.points()) {
      for (JsonNode metric : ResultsDocument.list(point.path("metrics"))) {
        rows(results, point, metric).forEach(csv::add);
      }
    }
    return csv.text();
  }

  private static List<Map<String, String>> rows(
      ResultsDocument results, JsonNode point, JsonNode metric) {
    if (metric.has("undefined")) {
      Map<String, String> row = base(results, point, metric);
      row.put("note", "undefined: " + metric.path("undefined").asText());
      return List.of(row);
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode estimate : ResultsDocument.list(metric.path("estimates"))) {
      Map<String, String> row = base(results, point, metric);
      law(row, estimate);
      row.put("min", Csv.text(estimate.path("min").path("value")));
      row.put("max", Csv.text(estimate.path("max").path("value")));
      row.put("limit_z", limitZ(estimate));
      row.put("contributing", contributing(estimate.path("contributing")));
      row.put("note", note(results, point, metric, estimate));
      row.put("exact_z", Csv.text(estimate.path("exact_z")));
      rows.add(row);
      if (estimate.has("exact")) {
        rows.add(exact(base(results, point, metric), estimate));
      }
    }
    if (metric.has("exact_undefined")) {
      Map<String, String> row = exact(base(results, point, metric), MissingNode.getInstance());
      row.put("note", "undefined: " + metric.path("exact_undefined").asText());
      rows.add(row);
    }
    return rows;
  }

  private static void law(Map<String, String> row, JsonNode estimate) {
    COPIED_FROM_ESTIMATE.forEach(name -> row.put(name, Csv.text(estimate.path(name))));
    estimate
        .path("quantiles")
        .properties()
        .forEach(entry -> row.put(entry.getKey(), Csv.text(entry.getValue())));
    estimate
        .path("quantile_std_errors")
        .properties()
        .forEach(entry -> row.put(entry.getKey() + "_std_error", Csv.text(entry.getValue())));
    LOGARITHMS.forEach(name -> row.put(name, Csv.text(estimate.path(name))));
    row.put("effective", contributing(estimate.path("effective")));
    row.put("largest_share", Csv.text(estimate.path("largest_share")));
  }

  /** Fills the row of the exact values that stand beside an estimate. */
  private static Map<String, String> exact(Map<String, String> row, JsonNode estimate) {
    law(row, estimate.path("exact"));
    row.put("given", Csv.text(estimate.path("given")));
    row.put("limit", Csv.text(estimate.path("limit")));
    row.put("failures", "");
    row.put("method", Method.EXACT.spelling());
    return row;
  }

  private static Map<String, String> base(
      ResultsDocument results, JsonNode point, JsonNode metric) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("mechanism", Csv.text(point.path("mechanism")));
    row.put("size", Csv.text(point.path("size")));
    row.put("metric", Csv.text(metric.path("name")));
    row.put("unit", Csv.text(metric.path("unit")));
    row.put("failures", Csv.text(point.path("failures").path("count")));
    row.put("point", Csv.text(point.path("id")));
    row.put("environment", Csv.text(point.path("environment")));
    row.put("parameters", parameters(point));
    row.put("groups", Csv.text(point.path("groups")));
    row.put("per_group", Csv.text(point.path("per_group")));
    row.put(
        "method", results.isSimulated() ? Method.MONTE_CARLO.spelling() : Method.EXACT.spelling());
    row.put("results", results.digest());
    return row;
  }

  /** Returns {@code path=value} for each varied parameter, separated by semicolons. */
  static String parameters(JsonNode point) {
    List<String> texts = new ArrayList<>();
    point
        .path("parameters")
        .properties()
        .forEach(entry -> texts.add(entry.getKey() + "=" + entry.getValue().asText()));
    return String.join("; ", texts);
  }

  private static String contributing(JsonNode number) {
    return number.isNumber() ? Long.toString((long) number.asDouble()) : "";
  }

  private static String note(
      ResultsDocument results, JsonNode point, JsonNode metric, JsonNode estimate) {
    String target = Targets.isMissed(results, point, metric, estimate) ? Targets.NOT_REACHED : "";
    return Stream.of(Caution.note(metric, estimate), target)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String limitZ(JsonNode estimate) {
    double error = estimate.path("std_error").asDouble();
    if (!estimate.path("limit").isNumber() || !(error > 0)) {
      return "";
    }
    double distance = estimate.path("mean").asDouble() - estimate.path("limit").asDouble();
    return NumberText.of(distance / error);
  }
}
