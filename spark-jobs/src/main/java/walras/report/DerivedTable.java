package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The table of derived quantities that a run prints: those over all states. */
public final class DerivedTable {

  private DerivedTable() {}

  /** Returns the lines of the table; none without derived quantities. */
  public static List<String> of(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    List<JsonNode> overall = results.derived().stream().filter(row -> !row.has("given")).toList();
    Markets.of(overall).forEach((title, rows) -> market(title, rows, lines));
    return lines;
  }

  private static void market(String title, List<JsonNode> rows, List<String> lines) {
    Markets.part(lines);
    lines.add(title + ": derived quantities, 95 % intervals");
    lines.add("");
    AlignedTable table = AlignedTable.of("lrrll").row("quantity", "N", "value", "interval", "");
    for (JsonNode row : rows) {
      table.row(
          row.path("name").asText(),
          row.path("size").asText(),
          value(row),
          interval(row),
          remark(row));
    }
    lines.addAll(table.lines());
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
    boolean searched = row.path("kind").asText().equals("search");
    return "[%s, %s]"
        .formatted(end(row.path("low"), searched, "-inf"), end(row.path("high"), searched, "inf"));
  }

  /** A search finds whole numbers. */
  private static String end(JsonNode value, boolean searched, String open) {
    if (!value.isNumber()) {
      return open;
    }
    return searched ? Long.toString(value.asLong()) : RatesTable.number(value);
  }

  /** Returns what to know; why conditions hold or fail is a matter of the file. */
  private static String remark(JsonNode row) {
    List<String> remarks = new ArrayList<>();
    if (row.path("method").asText().equals("exact")) {
      remarks.add("exact");
    }
    if (row.has("at")) {
      remarks.add("at " + row.path("at").asText());
    }
    if (row.has("note") && !row.path("kind").asText().equals("conditions")) {
      remarks.add(row.path("note").asText());
    }
    return String.join("; ", remarks);
  }
}
