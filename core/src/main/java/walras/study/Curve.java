package walras.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The design points of one market with one choice of varied values, by size.
 *
 * @param market the market's name in the study
 * @param parameters what {@code vary} set: path below {@code environment} and text
 * @param points the design points in ascending order of sizes
 */
record Curve(String market, Map<String, String> parameters, List<DesignPoint> points) {

  private record Key(String mechanism, String market, Map<String, String> parameters) {}

  /** Returns the curves of a study in its order. */
  static List<Curve> of(List<DesignPoint> points) {
    Map<Key, List<DesignPoint>> curves = new LinkedHashMap<>();
    for (DesignPoint point : points) {
      Key key = new Key(point.mechanism(), point.environment(), point.parameters());
      curves.computeIfAbsent(key, unused -> new ArrayList<>()).add(point);
    }
    return curves.entrySet().stream()
        .map(
            curve ->
                new Curve(curve.getKey().market(), curve.getKey().parameters(), curve.getValue()))
        .toList();
  }

  /** Returns the design point of a size. */
  Optional<DesignPoint> at(long size) {
    return points.stream().filter(point -> point.size() == size).findFirst();
  }

  /** Returns the market and what varies, such as {@code calm, eta=0.02}. */
  String title() {
    return points.get(0).title();
  }
}
