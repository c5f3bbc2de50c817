package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of exceedances that a run prints: a row per size, metric and threshold, over all
 * states, with exact intervals and, where it was enumerated too, the exact probability.
 */
public final class ExceedanceTable {

  private ExceedanceTable() {}

  /** Returns the lines of the table; none where no exceedance was counted. */
  public static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    Markets.of(results.points())
        .forEach(
            (title, points) -> {
              if (points.stream().anyMatch(point -> !point.findValues("exceed").isEmpty())) {
                Markets.part(lines);
                lines.add(title + ": probabilities of exceedance, exact 95 % intervals");
                lines.add("");
                lines.addAll(table(points).lines());
              }
            });
    return lines;
  }

  private static AlignedTable table(List<JsonNode> points) {
    AlignedTable table = AlignedTable.of("rlrll");
    table.row("N", "event", "probability", "interval", isKnownExactly(points) ? "exact" : "");
    for (JsonNode point : points) {
      for (JsonNode metric : point.path("metrics")) {
        JsonNode overall = metric.path("estimates").path(0);
        for (int i = 0; i < overall.path("exceed").size(); i++) {
          JsonNode exceedance = overall.path("exceed").path(i);
          JsonNode exact = overall.path("exact").path("exceed").path(i);
          table.row(
              point.path("size").asText(),
              Exceedances.event(metric, exceedance),
              RatesTable.number(exceedance.path("probability")),
              interval(exceedance),
              RatesTable.number(exact.path("probability")));
        }
      }
    }
    return table;
  }

  private static boolean isKnownExactly(List<JsonNode> points) {
    return points.stream()
        .flatMap(point -> point.findValues("exact").stream())
        .anyMatch(exact -> exact.has("exceed"));
  }

  private static String interval(JsonNode exceedance) {
    return exceedance.has("low")
        ? "[%s, %s]"
            .formatted(
                RatesTable.number(exceedance.path("low")),
                RatesTable.number(exceedance.path("high")))
        : "";
  }
}
