package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The table of derived quantities that a run prints: those over all states. */
public final class DerivedTable {

  private static final String LINE = "%-24s %10s  %16s  %-27s  %s";

  private DerivedTable() {}

  /** Returns the lines of the table; none without derived quantities. */
  public static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    List<JsonNode> overall = results.derived().stream().filter(row -> !row.has("given")).toList();
    Markets.of(overall).forEach((title, rows) -> market(title, rows, lines));
    return lines;
  }

  private static void market(String title, List<JsonNode> rows, List<String> lines) {
    lines.add(title + ": derived quantities, 95 % intervals");
    lines.add("");
    lines.add(LINE.formatted("quantity", "N", "value", "interval", "").stripTrailing());
    for (JsonNode row : rows) {
      lines.add(
          LINE.formatted(
                  row.path("name").asText(),
                  row.path("size").asText(),
                  value(row),
                  interval(row),
                  remark(row))
              .stripTrailing());
    }
  }

  /** Returns the value, with its error where it has one, or why there is none. */
  private static String value(JsonNode row) {
    return row.path("value").isNumber()
        ? Shorthand.of(row.path("value").asDouble(), row.path("std_error").asDouble())
        : row.path("outcome").asText();
  }

  private static String interval(JsonNode row) {
    if (!row.path("low").isNumber() && !row.path("high").isNumber()) {
      return "";
    }
    return "[%s, %s]".formatted(end(row.path("low"), "-inf"), end(row.path("high"), "inf"));
  }

  private static String end(JsonNode value, String open) {
    return value.isNumber() ? RatesTable.number(value) : open;
  }

  private static String remark(JsonNode row) {
    List<String> remarks = new ArrayList<>();
    if (row.path("method").asText().equals("exact")) {
      remarks.add("exact");
    }
    if (row.has("at")) {
      remarks.add("at " + row.path("at").asText());
    }
    if (row.has("note")) {
      remarks.add(row.path("note").asText());
    }
    return String.join("; ", remarks);
  }
}
