package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import walras.run.NumberText;

/** Tables as RFC 4180 text with line feeds, in which missing values are empty. */
final class Csv {

  private final List<String> columns;
  private final List<String> lines = new ArrayList<>();

  /** Starts a table with its header. */
  Csv(List<String> columns) {
    this.columns = columns;
    lines.add(String.join(",", columns));
  }

  /** Adds a row of values by column; others are missing. */
  void add(Map<String, String> row) {
    lines.add(
        columns.stream()
            .map(column -> quoted(row.getOrDefault(column, "")))
            .collect(Collectors.joining(",")));
  }

  /** Returns a row of what an object has under the names of columns. */
  static Map<String, String> row(List<String> columns, JsonNode object) {
    Map<String, String> row = new LinkedHashMap<>();
    columns.forEach(name -> row.put(name, text(object.path(name))));
    return row;
  }

  /** Returns the text of the table. */
  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Returns the text of a JSON value, empty if it is missing or null. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isDouble() ? NumberText.of(value.asDouble()) : value.asText();
  }

  private static String quoted(String text) {
    if (text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ')) {
      return text;
    }
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
