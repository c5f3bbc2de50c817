package walras.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import walras.kernel.Details;
import walras.run.NumberText;

/** Shows trees of named quantities as indented lines. */
final class DetailsText {

  private static final String INDENT = "  ";

  private DetailsText() {}

  /** Returns one line per quantity, {@code name: value}. */
  static List<String> lines(Details details) {
    List<String> lines = new ArrayList<>();
    add(details, "", lines);
    return lines;
  }

  private static void add(Details details, String indent, List<String> lines) {
    for (Map.Entry<String, Object> entry : details.entries().entrySet()) {
      if (entry.getValue() instanceof Details branch) {
        lines.add(indent + entry.getKey() + ":");
        add(branch, indent + INDENT, lines);
      } else {
        lines.add(indent + entry.getKey() + ": " + text(entry.getValue()));
      }
    }
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(DetailsText::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? NumberText.of(number) : "-";
    }
    return String.valueOf(value);
  }
}
