package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The largest surplus if bundles could be divided: the linear program over the shares of each type
 * that trade each bundle, with both commodities in balance.
 *
 * <p>Its dual minimises, over price pairs of any sign, the sum of what all agents gain from their
 * best bundles. That sum is convex and not negative, and linear between the lines along which some
 * type is indifferent between two best bundles. Each type has such lines in more than one
 * direction, so the sum is least at a vertex, where lines of different directions meet. Vertices
 * depend on the types alone; only those are kept at which some counts can balance. Prices and gains
 * are exact decimals until each is rounded once. Immutable.
 */
final class DualPrices implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double[][] prices;

  /** What each type gains from its best bundle, shape {@code [vertices][types]}. */
  private final double[][] gains;

  private DualPrices(List<DualVertex> vertices, List<AgentType> types) {
    prices =
        vertices.stream()
            .map(
                vertex ->
                    new double[] {vertex.first().doubleValue(), vertex.second().doubleValue()})
            .toArray(double[][]::new);
    gains =
        vertices.stream()
            .map(vertex -> types.stream().mapToDouble(t -> vertex.gain(t).doubleValue()).toArray())
            .toArray(double[][]::new);
  }

  static DualPrices of(Environment environment) {
    List<AgentType> types = environment.types();
    Map<Indifference, NavigableSet<BigDecimal>> lines = new EnumMap<>(Indifference.class);
    for (AgentType type : types) {
      for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
        for (int other = 0; other < bundle; other++) {
          BigDecimal level = type.money(bundle).subtract(type.money(other));
          lines
              .computeIfAbsent(Indifference.between(bundle, other), unused -> new TreeSet<>())
              .add(level);
        }
      }
    }
    return new DualPrices(vertices(lines, types), types);
  }

  private static List<DualVertex> vertices(
      Map<Indifference, NavigableSet<BigDecimal>> lines, List<AgentType> types) {
    NavigableSet<DualVertex> vertices =
        new TreeSet<>(Comparator.comparing(DualVertex::first).thenComparing(DualVertex::second));
    lines.forEach(
        (kind, levels) ->
            lines.forEach(
                (other, otherLevels) -> {
                  if (kind.compareTo(other) < 0) {
                    levels.forEach(
                        level ->
                            otherLevels.forEach(
                                with -> vertices.add(kind.meet(level, other, with))));
                  }
                }));
    return vertices.stream().filter(vertex -> vertex.canBeLeast(types)).toList();
  }

  int vertices() {
    return prices.length;
  }

  /** Returns the price of a commodity, numbered from 0, at a vertex. */
  double price(int vertex, int commodity) {
    return prices[vertex][commodity];
  }

  /** Returns what all agents gain at the prices of a vertex. */
  double gain(int vertex, double[] sellers, double[] buyers) {
    double[] gain = gains[vertex];
    double sum = 0;
    for (int type = 0; type < sellers.length; type++) {
      sum += sellers[type] * gain[type];
    }
    for (int type = 0; type < buyers.length; type++) {
      sum += buyers[type] * gain[sellers.length + type];
    }
    return sum;
  }

  /** Returns the largest surplus of as many sellers as buyers by type. */
  double largestSurplus(double[] sellers, double[] buyers) {
    double least = Double.POSITIVE_INFINITY;
    for (int vertex = 0; vertex < gains.length; vertex++) {
      least = Math.min(least, gain(vertex, sellers, buyers));
    }
    return least;
  }
}
