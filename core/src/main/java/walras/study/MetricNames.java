package walras.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import walras.kernel.Metric;

/** Finds the metrics that a study names. */
final class MetricNames {

  private MetricNames() {}

  /**
   * Returns the metric that is the key of a mapping; a name that no market has is a problem.
   *
   * @param points the design points; empty if they could not be read, and then nothing is reported
   * @return the metric of the first market that has it
   */
  static Optional<Metric> find(NodeField mapping, String name, List<DesignPoint> points) {
    Map<String, Metric> known = known(points);
    if (!points.isEmpty() && !known.containsKey(name)) {
      mapping
          .at(name)
          .report(
              "%s.%s is no metric%s"
                  .formatted(
                      mapping.path(),
                      Texts.shown(name),
                      Spelling.choice(name, "metrics", List.copyOf(known.keySet()))));
    }
    return Optional.ofNullable(known.get(name));
  }

  /** Returns the metric of the first market that has one of a name. */
  static Optional<Metric> find(String name, List<DesignPoint> points) {
    return Optional.ofNullable(known(points).get(name));
  }

  private static Map<String, Metric> known(List<DesignPoint> points) {
    Map<String, Metric> known = new TreeMap<>();
    for (DesignPoint point : points) {
      point.market().metrics().forEach(metric -> known.putIfAbsent(metric.name(), metric));
    }
    return known;
  }
}
