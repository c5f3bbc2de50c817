package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table of limits that a run prints: every mean that has a limit, with its distance at
 * infinitely many agents and the verdict.
 */
public final class LimitsTable {

  private static final Map<String, String> MARKS =
      Map.of("at limit", "=", "off limit", "!", "inconclusive", "?");

  private LimitsTable() {}

  /** Returns the lines of the table; none without limits. */
  public static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    Markets.of(results.limits()).forEach((title, limits) -> market(title, limits, lines));
    return lines;
  }

  private static void market(String title, List<JsonNode> limits, List<String> lines) {
    Markets.part(lines);
    lines.add(title + ": distances from limits as N grows, simultaneous 99 % intervals");
    lines.add("");
    if (limits.stream().noneMatch(limit -> limit.has("distance"))) {
      lines.addAll(Unfitted.lines(limits));
      return;
    }
    AlignedTable table = AlignedTable.of("lllrrlrl");
    table.row("", "metric", "given", "limit", "distance", "interval", "z", "verdict");
    for (JsonNode limit : limits) {
      String verdict = limit.path("verdict").path("is").asText();
      table.row(
          MARKS.getOrDefault(verdict, ""),
          limit.path("metric").asText(),
          limit.path("given").asText(),
          RatesTable.number(limit.path("limit")),
          RatesTable.number(limit.path("distance")),
          interval(limit),
          RatesTable.number(limit.path("z")),
          limit.has("distance") ? verdict : verdict + ", no fit");
    }
    lines.addAll(table.lines());
  }

  private static String interval(JsonNode limit) {
    JsonNode verdict = limit.path("verdict");
    return verdict.path("low").isNumber()
        ? "[%s, %s]"
            .formatted(
                RatesTable.number(verdict.path("low")), RatesTable.number(verdict.path("high")))
        : "";
  }
}
