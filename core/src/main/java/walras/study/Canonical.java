package walras.study;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The content of a design point as one text, independent of how the study was written.
 *
 * <p>Keys are sorted, lists keep their order, what was read as a number is its value, everything
 * else its text in quotes. Changing this form changes the identity of every design point.
 */
final class Canonical {

  private Canonical() {}

  /** Returns the content of a field that was read to the end. */
  static String of(NodeField field) {
    return field.node().map(node -> of(node, Optional.of(field))).orElse("");
  }

  /** Returns 64 bits that identify a design point by its content. */
  static long hash(String mechanism, String environment, long agents) {
    String content =
        "mechanism: " + mechanism + "\nenvironment: " + environment + "\nsize: " + agents + "\n";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform knows SHA-256", e);
    }
  }

  private static String of(Node node, Optional<NodeField> field) {
    if (node instanceof Node.Scalar scalar) {
      return field.flatMap(NodeField::value).map(Canonical::number).orElse(quoted(scalar.text()));
    }
    if (node instanceof Node.Items list) {
      return items(list.nodes(), field);
    }
    Map<String, Node.Entry> sorted = new TreeMap<>(((Node.Mapping) node).entries());
    return sorted.entrySet().stream()
        .map(e -> quoted(e.getKey()) + ":" + of(e.getValue().value(), child(field, e.getKey())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String items(List<Node> nodes, Optional<NodeField> field) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < nodes.size(); i++) {
      text.append(i == 0 ? "" : ",").append(of(nodes.get(i), child(field, "[" + i + "]")));
    }
    return text.append(']').toString();
  }

  private static Optional<NodeField> child(Optional<NodeField> field, String step) {
    return field.map(parent -> parent.children().get(step));
  }

  private static String number(BigDecimal value) {
    return value.stripTrailingZeros().toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
