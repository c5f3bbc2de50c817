package walras.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dotted path into a tree of nodes, such as {@code environment.prior[1]}.
 *
 * @param steps keys, and indices in brackets
 */
record NodePath(List<String> steps) {

  private static final int DEEPEST = 50;
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)((?:\\[\\d{1,9}])*)");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
  private static final String VARY = "vary.";

  /**
   * Returns the path of a text, or nothing if it is none. What follows {@code vary.} is one key.
   */
  static Optional<NodePath> of(String text) {
    if (text.startsWith(VARY)) {
      String varied = text.substring(VARY.length());
      return steps(varied).map(below -> new NodePath(List.of("vary", varied)));
    }
    return steps(text).map(NodePath::new);
  }

  private static Optional<List<String>> steps(String text) {
    List<String> steps = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      Matcher step = STEP.matcher(part);
      if (!step.matches()) {
        return Optional.empty();
      }
      steps.add(step.group(1));
      INDEX.matcher(step.group(2)).results().forEach(index -> steps.add(index.group()));
    }
    return steps.size() > DEEPEST ? Optional.empty() : Optional.of(List.copyOf(steps));
  }

  /**
   * Returns a mapping with the value at this path replaced; missing mappings are created.
   *
   * @param at where the new value comes from
   * @throws NoSuchPathException if the path runs through a scalar or past the end of a list
   */
  Node.Mapping replace(Node.Mapping root, Node value, Location at) throws NoSuchPathException {
    return (Node.Mapping) replace(root, 0, new Node.Entry(at, value));
  }

  private Node replace(Node node, int depth, Node.Entry change) throws NoSuchPathException {
    if (depth == steps.size()) {
      return change.value();
    }
    String step = steps.get(depth);
    if (step.startsWith("[")) {
      return replaceItem(node, depth, change);
    }
    Node.Mapping mapping = mapping(node, depth, change.key());
    Node.Entry old = mapping.entries().get(step);
    Node below = old == null ? new Node.Scalar("", true, change.key()) : old.value();
    Location key = old == null || depth == steps.size() - 1 ? change.key() : old.key();
    return mapping.with(step, new Node.Entry(key, replace(below, depth + 1, change)));
  }

  private Node replaceItem(Node node, int depth, Node.Entry change) throws NoSuchPathException {
    String step = steps.get(depth);
    int index = Integer.parseInt(step.substring(1, step.length() - 1));
    if (!(node instanceof Node.Items list)) {
      throw new NoSuchPathException(
          "%s must be a list, got %s".formatted(above(depth), node.shown()));
    }
    if (index >= list.nodes().size()) {
      throw new NoSuchPathException(
          "%s has no entry [%d]; its length is %d"
              .formatted(above(depth), index, list.nodes().size()));
    }
    List<Node> nodes = new ArrayList<>(list.nodes());
    nodes.set(index, replace(nodes.get(index), depth + 1, change));
    return new Node.Items(nodes, list.at());
  }

  private Node.Mapping mapping(Node node, int depth, Location at) throws NoSuchPathException {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (node instanceof Node.Scalar scalar && scalar.isNothing()) {
      return new Node.Mapping(Map.of(), at);
    }
    throw new NoSuchPathException(
        "%s must be a mapping, got %s".formatted(above(depth), node.shown()));
  }

  private String above(int depth) {
    return String.join(".", steps.subList(0, depth)).replace(".[", "[");
  }

  /** Says why a path leads nowhere. */
  static final class NoSuchPathException extends Exception {

    private static final long serialVersionUID = 1L;

    NoSuchPathException(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
