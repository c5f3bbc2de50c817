package walras.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code vary} and {@code combine}: the choices of values that replace fields of the
 * environment of every market.
 */
final class VaryReader {

  private static final String PREFIX = "environment.";

  private final NodeField vary;
  private final NodeField combine;

  VaryReader(NodeField top) {
    vary = top.at("vary");
    combine = top.at("combine");
  }

  /** Returns the choices, each by path below the environment; one empty choice if none varies. */
  List<Map<String, Node>> read() {
    String how = combine.isPresent() ? combine.oneOf(List.of("cross", "zip")) : "cross";
    if (!vary.isPresent()) {
      if (combine.isPresent()) {
        combine.report("combine needs a field vary");
      }
      return List.of(Map.of());
    }
    Map<String, List<Node>> values = new LinkedHashMap<>();
    for (String key : vary.keys()) {
      NodeField field = vary.at(key);
      String path = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
      if (NodePath.of(path).isEmpty()) {
        field.report(
            "vary must name fields below environment, such as environment.x, got "
                + Texts.shown(key));
      }
      values.put(path, nodes(field));
    }
    if (!vary.sound()) {
      return List.of(Map.of());
    }
    return how.equals("zip") ? zip(values) : cross(values);
  }

  private static List<Node> nodes(NodeField field) {
    List<NodeField> entries = field.isList() ? field.entries() : List.of(field);
    if (entries.isEmpty()) {
      field.report(field.path() + " must have at least one entry");
    }
    return entries.stream().flatMap(entry -> entry.node().stream()).toList();
  }

  private List<Map<String, Node>> zip(Map<String, List<Node>> values) {
    List<Map<String, Node>> choices = new ArrayList<>();
    for (Map.Entry<String, List<Node>> varied : values.entrySet()) {
      List<Node> nodes = varied.getValue();
      if (!choices.isEmpty() && choices.size() != nodes.size()) {
        vary.at(PREFIX + varied.getKey())
            .report(
                "%s must have as many entries as the others (combine: zip), got %d instead of %d"
                    .formatted("vary." + PREFIX + varied.getKey(), nodes.size(), choices.size()));
        return List.of(Map.of());
      }
      for (int i = 0; i < nodes.size(); i++) {
        if (choices.size() <= i) {
          choices.add(new LinkedHashMap<>());
        }
        choices.get(i).put(varied.getKey(), nodes.get(i));
      }
    }
    return choices;
  }

  private List<Map<String, Node>> cross(Map<String, List<Node>> values) {
    List<Map<String, Node>> choices = List.of(Map.of());
    for (Map.Entry<String, List<Node>> varied : values.entrySet()) {
      if ((long) choices.size() * varied.getValue().size() > SizeRequest.MOST) {
        vary.report(
            "vary must give at most %d choices of values, got more".formatted(SizeRequest.MOST));
        return List.of(Map.of());
      }
      List<Map<String, Node>> longer = new ArrayList<>();
      for (Map<String, Node> choice : choices) {
        for (Node node : varied.getValue()) {
          Map<String, Node> extended = new LinkedHashMap<>(choice);
          extended.put(varied.getKey(), node);
          longer.add(extended);
        }
      }
      choices = longer;
    }
    return choices;
  }
}
