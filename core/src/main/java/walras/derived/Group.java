package walras.derived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Market;
import walras.study.DesignPoint;
import walras.study.Method;
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
    boolean sized = hasSize(formula, points, having);
    for (int position : having) {
      DesignPoint point = points.get(position);
      if (belongs(formula, point)) {
        groups
            .computeIfAbsent(shared(formula, point, sized), unused -> new ArrayList<>())
            .add(position);
      }
    }
    List<Group> found = new ArrayList<>();
    groups.forEach(
        (shared, positions) -> {
          if (!comparesPoints(formula) || positions.size() > 1) {
            positions.sort(order(formula, points));
            found.add(new Group(shared, List.copyOf(positions)));
          }
        });
    return found;
  }

  /** Tells whether a quantity belongs to a size; a search, where sizes have different markets. */
  private static boolean hasSize(
      Derived.Formula formula, List<DesignPoint> points, List<Integer> having) {
    if (!(formula instanceof Derived.Searched)) {
      return !(formula instanceof Derived.ThresholdSize);
    }
    Set<Shared> places = new HashSet<>();
    having.forEach(position -> places.add(shared(formula, points.get(position), false)));
    Set<Integer> positions = Set.copyOf(having);
    return IntStream.range(0, points.size())
        .filter(position -> !positions.contains(position))
        .anyMatch(position -> places.contains(shared(formula, points.get(position), false)));
  }

  private static boolean comparesPoints(Derived.Formula formula) {
    return formula instanceof Derived.MaximumOver
        || formula instanceof Derived.ThresholdSize
        || formula instanceof Derived.Root;
  }

  /**
   * Returns a row about this group.
   *
   * @param given the state, or null for all
   */
  DerivedRow row(
      Derived quantity,
      @Nullable String given,
      Method method,
      DerivedValue value,
      Details details) {
    return new DerivedRow(
        quantity,
        shared.mechanism(),
        shared.environment(),
        shared.parameters(),
        shared.size(),
        given,
        method,
        value,
        details);
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

  private static Shared shared(Derived.Formula formula, DesignPoint point, boolean sized) {
    Map<String, String> parameters = new LinkedHashMap<>(point.parameters());
    apart(formula).forEach(parameters::remove);
    Long size = sized ? (Long) point.size() : null;
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
    return ParameterValue.at(point, root.parameter()).orElse(Double.NaN);
  }

  /** Returns the states that all design points of the group have; none if they differ. */
  List<String> states(List<DesignPoint> points) {
    List<List<String>> states =
        positions.stream().map(points::get).map(DesignPoint::market).map(Market::states).toList();
    List<String> first = states.get(0);
    return first.size() > 1 && states.stream().allMatch(first::equals) ? first : List.of();
  }
}
