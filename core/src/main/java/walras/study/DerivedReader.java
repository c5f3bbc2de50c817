package walras.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import walras.kernel.Derived;
import walras.kernel.Market;
import walras.kernel.Metric;

/** Reads the field {@code derived}: quantities that a study computes from its estimates. */
final class DerivedReader {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

  private final List<DesignPoint> points;
  private final FormulaReader formulas;
  private final Set<String> taken = new TreeSet<>();

  private DerivedReader(List<DesignPoint> points, FormulaReader formulas) {
    this.points = points;
    this.formulas = formulas;
    for (Market market : markets()) {
      market.metrics().stream().map(Metric::name).forEach(taken::add);
      market.derived().stream().map(Derived::name).forEach(taken::add);
    }
  }

  /**
   * Returns the quantities that the study declares.
   *
   * @param points the design points; empty if they could not be read
   * @param size the only size, where the command line names one: there are no curves then
   */
  static List<Derived> read(NodeField top, List<DesignPoint> points, Optional<NodeField> size) {
    NodeField derived = top.at("derived");
    List<Derived> found = new ArrayList<>();
    if (derived.isPresent()) {
      DerivedReader reader = new DerivedReader(points, new FormulaReader(points, size));
      for (String name : derived.keys()) {
        reader.quantity(name, derived.at(name)).ifPresent(found::add);
      }
    }
    return found;
  }

  private List<Market> markets() {
    return points.stream().map(DesignPoint::market).distinct().toList();
  }

  private Optional<Derived> quantity(String name, NodeField field) {
    if (!NAME.matcher(name).matches()) {
      field.report(
          ("%s must have a name of at most 100 small letters, digits and '_' that starts with a"
                  + " letter")
              .formatted(Texts.shown(field.path())));
    } else if (taken.contains(name)) {
      field.report(
          "%s must differ from the names of metrics and of quantities that the mechanism derives"
              .formatted(field.path()));
    }
    Optional<Derived.Formula> read = formulas.read(field);
    if (read.isEmpty() || !field.sound() || points.isEmpty()) {
      return Optional.empty();
    }
    Derived.Formula formula = read.get();
    Optional<Market> market =
        markets().stream().filter(each -> hasAll(each, formula.metrics())).findFirst();
    if (market.isEmpty()) {
      field.report(
          "%s needs a market that has all of %s"
              .formatted(field.path(), String.join(", ", formula.metrics())));
      return Optional.empty();
    }
    String unit = unit(field, formula, market.get());
    return Optional.of(new Derived(name, unit, "As the study defines it.", formula));
  }

  static boolean hasAll(Market market, List<String> metrics) {
    return market.metrics().stream().map(Metric::name).toList().containsAll(metrics);
  }

  private static String unit(NodeField field, Derived.Formula formula, Market market) {
    List<String> units = formula.metrics().stream().map(name -> unit(market, name)).toList();
    List<String> distinct = units.stream().distinct().toList();
    if (formula instanceof Derived.ThresholdSize) {
      return "agents";
    }
    if (formula instanceof Derived.Root) {
      return "1";
    }
    if (formula instanceof Derived.Ratio) {
      return distinct.size() == 1 ? "1" : "(%s)/(%s)".formatted(units.toArray());
    }
    if (distinct.size() > 1) {
      field.warning("compares metrics of the units " + String.join(", ", distinct));
    }
    return String.join(" or ", distinct);
  }

  private static String unit(Market market, String metric) {
    return market.metrics().stream()
        .filter(each -> each.name().equals(metric))
        .map(Metric::unit)
        .findFirst()
        .orElseThrow();
  }
}
