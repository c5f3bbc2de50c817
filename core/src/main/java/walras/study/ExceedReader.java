package walras.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import walras.kernel.Metric;

/** Reads the field {@code exceed}: for each of some metrics one threshold or a list of them. */
final class ExceedReader {

  private static final int MOST = 20;

  private ExceedReader() {}

  /**
   * Returns the thresholds.
   *
   * @param points the design points, whose metrics may be named; empty if they could not be read
   */
  static Exceed read(NodeField field, List<DesignPoint> points) {
    if (!field.isPresent()) {
      return Exceed.NOTHING;
    }
    Map<String, List<BigDecimal>> metrics = new LinkedHashMap<>();
    for (String name : field.keys()) {
      Optional<Metric> metric = MetricNames.find(field, name, points);
      metrics.put(name, thresholds(field.at(name), metric));
    }
    return new Exceed(metrics);
  }

  private static List<BigDecimal> thresholds(NodeField field, Optional<Metric> metric) {
    List<NodeField> entries = field.isList() ? field.entries() : List.of(field);
    if (entries.isEmpty() || entries.size() > MOST) {
      field.mustBe("be a number or a list of 1 to %d numbers".formatted(MOST));
      return List.of();
    }
    List<BigDecimal> thresholds = new ArrayList<>();
    for (NodeField entry : entries) {
      double number = entry.number();
      Optional<BigDecimal> threshold = entry.value();
      if (entry.sound() && threshold.isPresent()) {
        metric.ifPresent(known -> LevelCheck.exceeds(entry, known, number));
        boolean repeated = thresholds.stream().anyMatch(t -> t.doubleValue() == number);
        if (repeated) {
          entry.mustBe("differ from the thresholds before it");
        }
        thresholds.add(threshold.get());
      }
    }
    thresholds.sort(Comparator.naturalOrder());
    return thresholds;
  }
}
