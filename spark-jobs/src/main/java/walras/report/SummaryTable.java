package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import walras.estimate.Estimate;

/**
 * The table that a run prints: a row per size, a column per metric, each cell the unconditional
 * mean with its Monte Carlo standard error on the last digits.
 */
public final class SummaryTable {

  private static final int WIDTH = 100;
  private static final String FEW = "!";

  /** What the title of a table of contrasts says of its content. */
  static final String DIFFERENCES = ": differences of means, paired standard errors";

  private SummaryTable() {}

  /** Returns the lines of the table. */
  public static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    boolean simulated = results.isSimulated();
    Markets.of(results.points())
        .forEach(
            (title, points) -> {
              market(title, points, simulated, lines);
              lines.addAll(Targets.lines(results, points));
            });
    return lines;
  }

  /** Returns the lines of the table of differences between markets; none without contrasts. */
  public static List<String> contrasts(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    Markets.of(results.contrasts())
        .forEach(
            (title, pairs) -> {
              Markets.part(lines);
              lines.add(title + DIFFERENCES);
              columns(pairs, true, lines);
            });
    legend(lines);
    return lines;
  }

  private static void market(
      String title, List<JsonNode> points, boolean simulated, List<String> lines) {
    Markets.part(lines);
    lines.add(
        title
            + (simulated
                ? ": means, standard errors in parentheses on the last digits"
                : ": exact means"));
    columns(points, simulated, lines);
    if (simulated) {
      legend(lines);
      counts(points, lines);
    }
    largestDistance(points, lines);
  }

  private static void columns(List<JsonNode> points, boolean simulated, List<String> lines) {
    List<List<String>> fixed = new ArrayList<>();
    fixed.add(column("N", points, point -> point.path("size").asText()));
    if (points.get(0).has("per_group")) {
      fixed.add(column("n", points, point -> point.path("per_group").asText()));
    }
    if (simulated) {
      fixed.add(column("replications", points, point -> point.path("replications").asText()));
    }
    List<List<String>> band = new ArrayList<>(fixed);
    for (List<String> metric : metrics(points)) {
      if (band.size() > fixed.size()
          && width(band) + AlignedTable.GAP.length() + widest(metric) > WIDTH) {
        print(band, lines);
        band = new ArrayList<>(fixed);
      }
      band.add(metric);
    }
    print(band, lines);
    lines.addAll(undefined(points));
  }

  /** Returns a line for each reason why metrics are undefined wherever they were asked for. */
  private static List<String> undefined(List<JsonNode> points) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (int metric = 0; metric < points.get(0).path("metrics").size(); metric++) {
      if (!isDefined(points, metric)) {
        JsonNode first = points.get(0).path("metrics").path(metric);
        names
            .computeIfAbsent(first.path("undefined").asText(), unused -> new ArrayList<>())
            .add(first.path("name").asText());
      }
    }
    List<String> lines = new ArrayList<>();
    names.forEach(
        (reason, metrics) ->
            lines.add("undefined (%s): %s".formatted(reason, String.join(", ", metrics))));
    if (!lines.isEmpty()) {
      lines.add(0, "");
    }
    return lines;
  }

  private static boolean isDefined(List<JsonNode> points, int metric) {
    return points.stream().anyMatch(point -> !isUndefined(point.path("metrics").path(metric)));
  }

  private static boolean isUndefined(JsonNode metric) {
    return metric.has("undefined");
  }

  /** Adds the meaning of the mark if it is used. */
  private static void legend(List<String> lines) {
    if (lines.stream().anyMatch(line -> line.contains(" " + FEW))) {
      lines.add("");
      lines.add(
          "%s mean of fewer than %d carrying replications, or all alike: the error may be larger"
              .formatted(FEW, Estimate.LEAST_CONTRIBUTING));
    }
  }

  /** Adds a line for whatever should not pass unseen: failures, and events such as fallbacks. */
  private static void counts(List<JsonNode> points, List<String> lines) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (JsonNode point : points) {
      counts.merge("failed replications", point.path("failures").path("count").asLong(), Long::sum);
      point
          .path("events")
          .properties()
          .forEach(event -> counts.merge(event.getKey(), event.getValue().asLong(), Long::sum));
    }
    lines.add("");
    counts.forEach((name, count) -> lines.add("%s: %d".formatted(name, count)));
  }

  /** Adds how far estimates are from the exact values, where both are known. */
  private static void largestDistance(List<JsonNode> points, List<String> lines) {
    double[] distances =
        points.stream()
            .flatMap(point -> point.findValues("exact_z").stream())
            .filter(JsonNode::isNumber)
            .mapToDouble(z -> Math.abs(z.asDouble()))
            .toArray();
    if (distances.length > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "largest distance from an exact mean: %.1f standard errors, of %d",
              Arrays.stream(distances).max().orElseThrow(),
              distances.length));
    }
  }

  private static List<List<String>> metrics(List<JsonNode> points) {
    int count = points.get(0).path("metrics").size();
    List<List<String>> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int metric = i;
      if (!isDefined(points, metric)) {
        continue;
      }
      String name = points.get(0).path("metrics").path(metric).path("name").asText();
      columns.add(column(name, points, point -> cell(point.path("metrics").path(metric))));
    }
    return columns;
  }

  /** Returns a mean with its standard error in shorthand, marked if few replications carry it. */
  static String cell(JsonNode metric) {
    if (isUndefined(metric)) {
      return "undefined";
    }
    JsonNode overall = metric.path("estimates").path(0);
    String mark = Caution.isNeeded(metric, overall) ? FEW : "";
    return overall.has("refused") ? "refused" : mark + mean(overall);
  }

  private static String mean(JsonNode estimate) {
    double error = number(estimate.path("std_error"));
    if (estimate.has("deviation")) {
      return Shorthand.aside(
          number(estimate.path("centre")), number(estimate.path("deviation")), error);
    }
    double mean = number(estimate.path("mean"));
    return mean == 0 && estimate.path("log_mean").isNumber()
        ? Shorthand.ofLogarithms(
            number(estimate.path("log_mean")), number(estimate.path("log_std_error")))
        : Shorthand.of(mean, error);
  }

  private static double number(JsonNode value) {
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  private static List<String> column(
      String name, List<JsonNode> points, Function<JsonNode, String> cell) {
    List<String> column = new ArrayList<>();
    column.add(name);
    points.forEach(point -> column.add(cell.apply(point)));
    return column;
  }

  private static int width(List<List<String>> columns) {
    return columns.stream().mapToInt(SummaryTable::widest).sum()
        + AlignedTable.GAP.length() * (columns.size() - 1);
  }

  private static int widest(List<String> column) {
    return column.stream().mapToInt(String::length).max().orElse(0);
  }

  private static void print(List<List<String>> columns, List<String> lines) {
    lines.add("");
    AlignedTable table = AlignedTable.of("r".repeat(columns.size()));
    for (int row = 0; row < columns.get(0).size(); row++) {
      int position = row;
      table.row(columns.stream().map(column -> column.get(position)).toArray(String[]::new));
    }
    lines.addAll(table.lines());
  }
}
