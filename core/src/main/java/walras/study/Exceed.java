package walras.study;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The thresholds whose exceedance is counted.
 *
 * @param metrics ascending thresholds by the name of the metric, each list without repetition
 */
public record Exceed(Map<String, List<BigDecimal>> metrics) implements Serializable {

  /** Counts nothing. */
  public static final Exceed NOTHING = new Exceed(Map.of());

  /** Copies the map and its lists. */
  public Exceed {
    Map<String, List<BigDecimal>> copy = new LinkedHashMap<>();
    metrics.forEach((name, thresholds) -> copy.put(name, List.copyOf(thresholds)));
    metrics = Collections.unmodifiableMap(copy);
  }

  /** Returns the thresholds of a metric, ascending; empty for most. */
  public List<BigDecimal> of(String metric) {
    return metrics.getOrDefault(metric, List.of());
  }
}
