package walras.derived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import walras.kernel.Derived;
import walras.kernel.Market;
import walras.study.DesignPoint;
import walras.study.ParameterValue;

/**
 * The design points that one value of a derived quantity is computed from.
 *
 * @param shared what they have in common
 * @param positions their positions in the study: by size or by the varied parameter, ascending
 */
record Group(Shared shared, List<Integer> positions) {

  /**
   * What the design points of a group have in common.
   *
   * @param size the size, or null where sizes differ
   */
  record Shared(
      String mechanism, String environment, Map<String, String> parameters, @Nullable Long size) {}

  /** Returns the groups of a formula among the design points of a study, in its order. */
  static List<Group> of(Derived.Formula formula, List<DesignPoint> points, List<Integer> having) {
    Map<Shared, List<Integer>> groups = new LinkedHashMap<>();
    for (int position : having) {
      DesignPoint point = points.get(position);
      if (belongs(formula, point)) {
        groups.computeIfAbsent(shared(formula, point), unused -> new ArrayList<>()).add(position);
      }
    }
    boolean single = formula instanceof Derived.Ratio || formula instanceof Derived.Maximum;
    List<Group> found = new ArrayList<>();
    groups.forEach(
        (shared, positions) -> {
          if (single || positions.size() > 1) {
            positions.sort(order(formula, points));
            found.add(new Group(shared, List.copyOf(positions)));
          }
        });
    return found;
  }

  /** Tells whether a design point has what differs within groups, as a number where it must be. */
  private static boolean belongs(Derived.Formula formula, DesignPoint point) {
    return formula instanceof Derived.Root root
        ? !Double.isNaN(value(point, root))
        : point.parameters().keySet().containsAll(apart(formula));
  }

  /** Returns the parameters that differ within a group. */
  private static List<String> apart(Derived.Formula formula) {
    if (formula instanceof Derived.MaximumOver maximum) {
      return List.of(maximum.parameter());
    }
    return formula instanceof Derived.Root root ? List.of(root.parameter()) : List.of();
  }

  private static Shared shared(Derived.Formula formula, DesignPoint point) {
    Map<String, String> parameters = new LinkedHashMap<>(point.parameters());
    apart(formula).forEach(parameters::remove);
    Long size = formula instanceof Derived.ThresholdSize ? null : (Long) point.size();
    return new Shared(point.mechanism(), point.environment(), parameters, size);
  }

  private static Comparator<Integer> order(Derived.Formula formula, List<DesignPoint> points) {
    if (formula instanceof Derived.Root root) {
      return Comparator.comparingDouble(position -> value(points.get(position), root));
    }
    return formula instanceof Derived.ThresholdSize
        ? Comparator.comparingLong(position -> points.get(position).size())
        : Comparator.naturalOrder();
  }

  /** Returns the value of the parameter of a root at a design point; NaN where it is no number. */
  static double value(DesignPoint point, Derived.Root root) {
    return ParameterValue.of(point.parameters().getOrDefault(root.parameter(), ""))
        .orElse(Double.NaN);
  }

  /** Returns the states that all design points of the group have; none if they differ. */
  List<String> states(List<DesignPoint> points) {
    List<List<String>> states =
        positions.stream().map(points::get).map(DesignPoint::market).map(Market::states).toList();
    List<String> first = states.get(0);
    return first.size() > 1 && states.stream().allMatch(first::equals) ? first : List.of();
  }
}
