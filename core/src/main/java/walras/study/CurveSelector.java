package walras.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads which curve of a study a field means: a market's name, or a mapping with varied values. */
final class CurveSelector {

  private static final String PREFIX = "environment.";

  private final List<Curve> curves;

  /**
   * Creates a selector.
   *
   * @param curves the curves to choose from; empty if the study could not be read
   */
  CurveSelector(List<Curve> curves) {
    this.curves = curves;
  }

  /** Returns the only curve that fits, or nothing after a problem. */
  Optional<Curve> read(NodeField field) {
    if (!field.isMapping()) {
      return only(field, ofMarket(field, curves));
    }
    if (curves.isEmpty()) {
      field.keys().forEach(field::at);
    }
    NodeField market = field.at("market");
    List<Curve> fitting = market.isPresent() ? ofMarket(market, curves) : curves;
    for (String path : paths()) {
      NodeField value = field.at(PREFIX + path);
      if (value.isPresent()) {
        fitting = with(value, path, fitting);
      }
    }
    return isKnown(field) ? only(field, fitting) : Optional.empty();
  }

  /** Tells whether all keys are known; others are reported at the end of the reading. */
  private boolean isKnown(NodeField field) {
    return field.keys().stream()
        .allMatch(
            key ->
                key.equals("market")
                    || paths().stream().anyMatch(path -> key.equals(PREFIX + path)));
  }

  private List<String> paths() {
    TreeSet<String> paths = new TreeSet<>();
    curves.forEach(curve -> paths.addAll(curve.parameters().keySet()));
    return List.copyOf(paths);
  }

  private static List<Curve> ofMarket(NodeField field, List<Curve> curves) {
    List<String> names = curves.stream().map(Curve::market).distinct().toList();
    if (names.isEmpty()) {
      field.text();
      return List.of();
    }
    String name = field.oneOf(names);
    return curves.stream().filter(curve -> curve.market().equals(name)).toList();
  }

  private static List<Curve> with(NodeField field, String path, List<Curve> curves) {
    String wanted = field.node().map(CurveSelector::text).orElse("");
    List<Curve> fitting =
        curves.stream().filter(curve -> ParameterValue.same(wanted, value(curve, path))).toList();
    if (fitting.isEmpty() && !curves.isEmpty()) {
      String values =
          curves.stream()
              .map(curve -> value(curve, path))
              .distinct()
              .collect(Collectors.joining(", "));
      field.mustBe("be one of " + values);
    }
    return fitting;
  }

  private static String value(Curve curve, String path) {
    return curve.parameters().getOrDefault(path, "");
  }

  private static String text(Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : YamlWriter.flow(node);
  }

  private static Optional<Curve> only(NodeField field, List<Curve> fitting) {
    if (fitting.size() > 1) {
      field.report(
          "%s must name one of %s; tell them apart with market%s"
              .formatted(
                  field.path(),
                  fitting.stream().map(Curve::title).collect(Collectors.joining("; ")),
                  keys(fitting.get(0).parameters())));
    }
    return fitting.size() == 1 && field.sound() ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static String keys(Map<String, String> parameters) {
    return parameters.keySet().stream()
        .map(path -> ", " + PREFIX + path)
        .collect(Collectors.joining());
  }
}
