package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers and texts of a JSON object by their paths, such as {@code quantiles.p50}. */
final class Leaves {

  /** What tells the elements of a list apart; their position where they have nothing of it. */
  private static final List<String> IDENTITIES = List.of("name", "threshold", "replication");

  private final Map<String, JsonNode> found = new LinkedHashMap<>();

  private Leaves() {}

  /** Returns what an object holds, without the fields of some names. */
  static Map<String, JsonNode> of(JsonNode object, Set<String> without) {
    Leaves leaves = new Leaves();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!without.contains(field.getKey())) {
        leaves.add(field.getKey(), field.getValue());
      }
    }
    return leaves.found;
  }

  private void add(String path, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(field -> add(path + "." + field.getKey(), field.getValue()));
    } else if (node.isArray()) {
      int position = 0;
      for (JsonNode element : node) {
        add("%s[%s]".formatted(path, identity(element, position)), element);
        position++;
      }
    } else {
      found.put(path, node);
    }
  }

  private static String identity(JsonNode element, int position) {
    return IDENTITIES.stream()
        .filter(element::has)
        .map(name -> element.path(name).asText())
        .findFirst()
        .orElse(String.valueOf(position));
  }
}
