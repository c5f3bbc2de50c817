package walras.study;

import java.util.List;
import java.util.Optional;

/** Applies {@code --set KEY=VALUE} options to the tree of a study before it is read. */
final class Overrides {

  private Overrides() {}

  /** Returns the tree with each option applied in turn; malformed options are problems. */
  static Node.Mapping apply(Node.Mapping root, List<String> options, Problems problems) {
    Node.Mapping changed = root;
    for (String option : options) {
      changed = apply(changed, option, problems);
    }
    return changed;
  }

  private static Node.Mapping apply(Node.Mapping root, String option, Problems problems) {
    int equals = option.indexOf('=');
    String key = equals < 0 ? option.strip() : option.substring(0, equals).strip();
    String value = equals < 0 ? "" : option.substring(equals + 1).strip();
    Optional<NodePath> path = NodePath.of(key);
    if (path.isEmpty() || value.isEmpty()) {
      problems.error(Location.of("--set"), "", "must be KEY=VALUE, got " + Texts.shown(option));
      return root;
    }
    Location at = Location.of(Problem.OPTION + Texts.shown(key));
    Optional<Node> node = YamlParser.parseValue(bracketed(value), at.source(), problems);
    try {
      return node.isEmpty() ? root : path.get().replace(root, node.get(), at);
    } catch (NodePath.NoSuchPathException e) {
      problems.error(at, key, e.reason());
      return root;
    }
  }

  /** Returns {@code [100, 1000]} for {@code 100,1000}: a list needs no brackets here. */
  private static String bracketed(String value) {
    boolean bare = "[{\"'".indexOf(value.charAt(0)) < 0 && value.indexOf(',') >= 0;
    return bare ? "[" + value + "]" : value;
  }
}
