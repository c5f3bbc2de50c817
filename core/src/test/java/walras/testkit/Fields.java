package walras.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import walras.kernel.Field;

/** Fields over maps, lists and scalars in memory, which record what is reported to them. */
public final class Fields implements Field {

  private final String path;
  private final @Nullable Object value;
  private final Report report;
  private final Map<String, Fields> children = new HashMap<>();

  private Fields(String path, @Nullable Object value, Report report) {
    this.path = path;
    this.value = value;
    this.report = report;
  }

  /** Returns the root of a tree of maps, lists, numbers and texts. */
  public static Fields of(Map<String, ?> root) {
    return new Fields("environment", root, new Report());
  }

  /** Returns all problems so far as {@code path: message}, in the order they were reported. */
  public List<String> problems() {
    return List.copyOf(report.problems);
  }

  /** Returns all warnings so far as {@code path: message}, in the order they were reported. */
  public List<String> warnings() {
    return List.copyOf(report.warnings);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public boolean isPresent() {
    return value != null;
  }

  @Override
  public boolean isList() {
    return value instanceof List;
  }

  @Override
  public boolean isMapping() {
    return value instanceof Map;
  }

  @Override
  public Field at(String key) {
    if (value != null && !isMapping()) {
      problem("must be a mapping");
    }
    return children.computeIfAbsent(
        key,
        name ->
            new Fields(
                path + "." + name, value instanceof Map<?, ?> map ? map.get(name) : null, report));
  }

  @Override
  public List<String> keys() {
    if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().map(String::valueOf).toList();
    }
    problem("must be a mapping");
    return List.of();
  }

  @Override
  public List<Field> items() {
    if (!(value instanceof List<?> list)) {
      problem(value == null ? "is missing" : "must be a list");
      return List.of();
    }
    List<Field> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      int index = i;
      items.add(
          children.computeIfAbsent(
              "[" + i + "]", name -> new Fields(path + name, list.get(index), report)));
    }
    return items;
  }

  @Override
  public String text() {
    if (value == null || isList() || isMapping()) {
      problem(value == null ? "is missing" : "must be a scalar");
      return "";
    }
    return value.toString();
  }

  @Override
  public BigDecimal decimal() {
    String text = text();
    if (text.isEmpty()) {
      return BigDecimal.ZERO;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      mustBe("be a number");
      return BigDecimal.ZERO;
    }
  }

  @Override
  public double number() {
    double number = decimal().doubleValue();
    return isPresent() && sound() ? number : Double.NaN;
  }

  @Override
  public long integer() {
    return decimal().longValue();
  }

  @Override
  public void mustBe(String rule) {
    problem("must %s, got %s".formatted(rule, value));
  }

  @Override
  public void problem(String message) {
    report.problems.add(path + ": " + message);
    report.unsound.add(path);
  }

  @Override
  public void warning(String message) {
    report.warnings.add(path + ": " + message);
  }

  @Override
  public boolean sound() {
    return report.unsound.stream()
        .noneMatch(
            other ->
                other.equals(path) || other.startsWith(path + ".") || other.startsWith(path + "["));
  }

  private static final class Report {
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> unsound = new LinkedHashSet<>();
  }
}
