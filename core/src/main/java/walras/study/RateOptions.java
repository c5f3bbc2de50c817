package walras.study;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rates are to be fitted and judged.
 *
 * @param margin how far a rate may be from theory and still be consistent with it: absolute for the
 *     exponent of a power, relative for the rate of an exponential; positive
 * @param metrics what was asked for single metrics, by name
 */
public record RateOptions(double margin, Map<String, OfMetric> metrics) implements Serializable {

  /** Copies the map. */
  public RateOptions {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Returns what was asked for a metric. */
  public OfMetric of(String metric) {
    return metrics.getOrDefault(metric, OfMetric.DEFAULT);
  }

  /**
   * How the rates of one metric are to be fitted.
   *
   * @param from the smallest size to use
   * @param to the largest size to use
   * @param model the law to fit, or null to let theory or else the data choose
   * @param logs the exponent of the logarithm of N in a power law
   */
  public record OfMetric(long from, long to, @Nullable RateModel model, double logs)
      implements Serializable {

    static final OfMetric DEFAULT = new OfMetric(1, Long.MAX_VALUE, null, 0);
  }
}
