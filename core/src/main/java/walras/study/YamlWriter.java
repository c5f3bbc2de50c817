package walras.study;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes nodes as YAML that reads back as the same nodes: a scalar keeps its text. */
final class YamlWriter {

  /** What needs no quotes wherever it stands. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:[A-Za-z0-9_./]|-[0-9.])(?:[A-Za-z0-9_./*()^+-]| (?=[A-Za-z0-9_./*()^+-]))*");

  private static final int WIDEST_PLAIN = 200;

  private YamlWriter() {}

  /** Returns the text of a study, one field per line. */
  static String text(Node.Mapping root) {
    StringBuilder text = new StringBuilder();
    entries(root, "", text);
    return text.toString();
  }

  private static void entries(Node.Mapping mapping, String indent, StringBuilder text) {
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      text.append(indent).append(scalar(entry.getKey(), false)).append(':');
      value(entry.getValue().value(), indent, text);
    }
  }

  private static void value(Node node, String indent, StringBuilder text) {
    if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      text.append('\n');
      entries(mapping, indent + "  ", text);
    } else if (node instanceof Node.Items list && !isLeaf(list)) {
      text.append('\n');
      for (Node item : list.nodes()) {
        item(item, indent + "  ", text);
      }
    } else {
      text.append(' ').append(flow(node)).append('\n');
    }
  }

  private static void item(Node item, String indent, StringBuilder text) {
    text.append(indent).append('-');
    if (item instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      StringBuilder inner = new StringBuilder();
      entries(mapping, indent + "  ", inner);
      text.append(' ').append(inner.substring(indent.length() + 2));
    } else {
      value(item, indent, text);
    }
  }

  /** Returns a node on one line. */
  static String flow(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar.text(), scalar.plain());
    }
    if (node instanceof Node.Items list) {
      return list.nodes().stream()
          .map(YamlWriter::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Node.Mapping) node)
        .entries().entrySet().stream()
            .map(e -> scalar(e.getKey(), false) + ": " + flow(e.getValue().value()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Tells whether a list holds written scalars only and so stands on one line. */
  private static boolean isLeaf(Node.Items list) {
    return list.nodes().stream()
        .allMatch(node -> node instanceof Node.Scalar scalar && !scalar.isNothing());
  }

  private static String scalar(String text, boolean plain) {
    if (text.isEmpty() && plain) {
      return "";
    }
    return text.length() <= WIDEST_PLAIN && PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> quoted.append(character(point)));
    return quoted.append('"').toString();
  }

  private static String character(int point) {
    if (point == '"' || point == '\\') {
      return "\\" + (char) point;
    }
    if (point >= ' ' && point <= '~') {
      return Character.toString(point);
    }
    return point > Character.MAX_VALUE ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point);
  }
}
