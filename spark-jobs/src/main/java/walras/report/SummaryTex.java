package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code summary.tex}: for each market, tables of unconditional means with their standard
 * errors on the last digits, a row per size; {@code contrasts.tex} has the same form.
 */
final class SummaryTex {

  private static final int METRICS_PER_TABLE = 4;

  private SummaryTex() {}

  static String of(ResultsDocument results) {
    return tables(results.points(), ": means, standard errors in parentheses on the last digits");
  }

  /** Returns tables of the differences between markets. */
  static String contrasts(ResultsDocument results) {
    return tables(results.contrasts(), SummaryTable.DIFFERENCES);
  }

  private static String tables(List<JsonNode> all, String content) {
    List<String> tables = new ArrayList<>();
    Markets.of(all).forEach((title, points) -> tables.addAll(market(title + content, points)));
    return String.join("\n", tables);
  }

  private static List<String> market(String title, List<JsonNode> points) {
    int metrics = points.get(0).path("metrics").size();
    List<String> tables = new ArrayList<>();
    for (int first = 0; first < metrics; first += METRICS_PER_TABLE) {
      tables.add(table(title, points, first, Math.min(metrics, first + METRICS_PER_TABLE)));
    }
    return tables;
  }

  private static String table(String title, List<JsonNode> points, int first, int end) {
    List<String> header = new ArrayList<>(List.of("$N$"));
    for (int metric = first; metric < end; metric++) {
      header.add(Tex.text(points.get(0).path("metrics").path(metric).path("name").asText()));
    }
    String caption = title + "; ! carried by few replications";
    Tex table = new Tex(caption, "r".repeat(header.size()), header);
    for (JsonNode point : points) {
      List<String> row = new ArrayList<>(List.of(point.path("size").asText()));
      for (int metric = first; metric < end; metric++) {
        row.add(Tex.number(SummaryTable.cell(point.path("metrics").path(metric))));
      }
      table.row(row);
    }
    return table.end();
  }
}
