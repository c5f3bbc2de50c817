package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of exceedances that a run prints: a row per size, metric and threshold, over all
 * states, with exact intervals.
 */
public final class ExceedanceTable {

  private static final String LINE = "%12s  %-32s %11s  %s";

  private ExceedanceTable() {}

  /** Returns the lines of the table; none where no exceedance was counted. */
  public static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    Markets.of(results.points())
        .forEach(
            (title, points) -> {
              List<String> rows = rows(points);
              if (!rows.isEmpty()) {
                lines.add(title + ": probabilities of exceedance, exact 95 % intervals");
                lines.add("");
                lines.add(LINE.formatted("N", "event", "probability", "interval"));
                lines.addAll(rows);
              }
            });
    return lines;
  }

  private static List<String> rows(List<JsonNode> points) {
    List<String> rows = new ArrayList<>();
    for (JsonNode point : points) {
      for (JsonNode metric : point.path("metrics")) {
        for (JsonNode exceedance : metric.path("estimates").path(0).path("exceed")) {
          String event =
              "P[%s > %s]"
                  .formatted(metric.path("name").asText(), Csv.text(exceedance.path("threshold")));
          rows.add(
              LINE.formatted(
                      point.path("size").asText(),
                      event,
                      RatesTable.number(exceedance.path("probability")),
                      interval(exceedance))
                  .stripTrailing());
        }
      }
    }
    return rows;
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
