package walras.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import walras.kernel.Derived;
import walras.kernel.Metric;

/** Reads how one derived quantity of a study is computed. */
final class FormulaReader {

  private static final String PREFIX = "environment.";

  private static final List<String> KINDS = List.of("ratio", "maximum", "threshold-size", "root");

  private final List<DesignPoint> points;
  private final Optional<NodeField> size;
  private final List<String> metrics;
  private final List<String> varied;

  FormulaReader(List<DesignPoint> points, Optional<NodeField> size) {
    this.points = points;
    this.size = size;
    TreeSet<String> names = new TreeSet<>();
    TreeSet<String> paths = new TreeSet<>();
    for (DesignPoint point : points) {
      point.market().metrics().stream().map(Metric::name).forEach(names::add);
      point.parameters().keySet().forEach(path -> paths.add(PREFIX + path));
    }
    metrics = List.copyOf(names);
    varied = List.copyOf(paths);
  }

  /** Returns the formula, or nothing after a problem. */
  Optional<Derived.Formula> read(NodeField field) {
    if (!field.isMapping()) {
      field.mustBe("be a mapping with one of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    List<String> kinds = KINDS.stream().filter(kind -> field.at(kind).isPresent()).toList();
    if (kinds.size() != 1) {
      if (kinds.size() > 1 || field.keys().isEmpty() || KINDS.containsAll(field.keys())) {
        field.report(
            "%s must have one of %s, got %s"
                .formatted(
                    field.path(),
                    String.join(", ", KINDS),
                    kinds.isEmpty() ? "nothing" : String.join(", ", kinds)));
      }
      return Optional.empty();
    }
    Optional<Derived.Formula> formula =
        switch (kinds.get(0)) {
          case "ratio" -> ratio(field.at("ratio"));
          case "maximum" -> Optional.of(maximum(field));
          case "threshold-size" -> Optional.of(thresholdSize(field));
          default -> Optional.of(root(field));
        };
    return formula.filter(read -> field.sound());
  }

  private Optional<Derived.Formula> ratio(NodeField field) {
    List<String> names = metrics(field);
    if (field.sound() && names.size() != 2) {
      field.mustBe("be a list of two different metrics");
    }
    return names.size() == 2
        ? Optional.of(new Derived.Ratio(names.get(0), names.get(1)))
        : Optional.empty();
  }

  private Derived.Formula maximum(NodeField field) {
    NodeField candidates = field.at("maximum");
    NodeField over = field.at("over");
    if (candidates.isList()) {
      if (over.isPresent()) {
        over.report(over.path() + " needs one metric, not a list");
      }
      List<String> names = metrics(candidates);
      if (candidates.sound() && names.size() < 2) {
        candidates.mustBe("be a list of different metrics, at least two");
      }
      return new Derived.Maximum(names);
    }
    String metric = metric(candidates);
    if (candidates.sound() && !over.isPresent()) {
      candidates.report(
          "%s must be a list of metrics, or one metric with 'over', got %s"
              .formatted(candidates.path(), metric));
    }
    return new Derived.MaximumOver(metric, over.isPresent() ? parameter(over) : "");
  }

  private Derived.Formula thresholdSize(NodeField field) {
    String metric = metric(field.at("threshold-size"));
    Optional<Metric> known = MetricNames.find(metric, points);
    NodeField atMost = field.at(Derived.Side.AT_MOST.spelling());
    NodeField atLeast = field.at(Derived.Side.AT_LEAST.spelling());
    if (atMost.isPresent() == atLeast.isPresent()) {
      field.report("%s must have either at-most or at-least".formatted(field.path()));
    }
    if (size.isEmpty() && !points.isEmpty() && Curve.of(points).stream().noneMatch(this::isCurve)) {
      field.report(field.path() + " needs at least two sizes");
    }
    BigDecimal most = level(atMost);
    BigDecimal least = level(atLeast);
    known.ifPresent(
        found -> {
          LevelCheck.exceeds(atMost, found, most.doubleValue());
          LevelCheck.reaches(atLeast, found, least.doubleValue());
        });
    return atMost.isPresent()
        ? new Derived.ThresholdSize(metric, most, Derived.Side.AT_MOST)
        : new Derived.ThresholdSize(metric, least, Derived.Side.AT_LEAST);
  }

  private boolean isCurve(Curve curve) {
    return curve.points().size() > 1;
  }

  private Derived.Formula root(NodeField field) {
    String metric = metric(field.at("root"));
    NodeField in = field.at("in");
    String parameter = parameter(in);
    if (in.sound()) {
      checkNumbers(in, parameter);
    }
    return new Derived.Root(metric, parameter, level(field.at("level")));
  }

  private void checkNumbers(NodeField in, String parameter) {
    points.stream()
        .filter(point -> point.parameters().containsKey(parameter))
        .filter(point -> ParameterValue.at(point, parameter).isEmpty())
        .findFirst()
        .map(point -> Objects.requireNonNull(point.parameters().get(parameter)))
        .ifPresent(
            text ->
                in.report(
                    "%s must name a field whose values are numbers, got %s"
                        .formatted(in.path(), Texts.shown(text))));
  }

  private static BigDecimal level(NodeField field) {
    return field.isPresent() ? field.decimal() : BigDecimal.ZERO;
  }

  private List<String> metrics(NodeField field) {
    List<String> names = new ArrayList<>();
    for (NodeField entry : field.entries()) {
      String name = metric(entry);
      if (entry.sound() && names.contains(name)) {
        entry.mustBe("differ from the entries before it");
      }
      names.add(name);
    }
    return names;
  }

  private String metric(NodeField field) {
    return metrics.isEmpty() ? field.text() : field.oneOf(metrics);
  }

  /** Returns the path of a varied field below the environment. */
  private String parameter(NodeField field) {
    if (points.isEmpty()) {
      return field.text();
    }
    if (varied.isEmpty()) {
      field.report("%s needs a field vary: nothing varies".formatted(field.path()));
      return "";
    }
    String name = field.oneOf(varied);
    String path = name.isEmpty() ? "" : name.substring(PREFIX.length());
    if (field.sound() && !variesAlone(path)) {
      field.report(
          "%s must name a field that has two values while all else is equal, got %s"
              .formatted(field.path(), name));
    }
    return path;
  }

  private boolean variesAlone(String path) {
    Map<List<Object>, Integer> alike = new HashMap<>();
    for (DesignPoint point : points) {
      Map<String, String> others = new HashMap<>(point.parameters());
      others.remove(path);
      List<Object> rest = List.of(point.mechanism(), point.environment(), others, point.size());
      if (alike.merge(rest, 1, Integer::sum) > 1) {
        return true;
      }
    }
    return false;
  }
}
