package walras.study;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
   * @param logs the exponent of the logarithm of N in a power law, or null for that of theory
   * @param quantiles the levels of quantiles of which rates are fitted beside those of mean and
   *     standard deviation
   * @param bootstrap how often a fit is repeated on data drawn from it, to check its interval; 0
   *     for no check
   */
  public record OfMetric(
      long from,
      long to,
      @Nullable RateModel model,
      @Nullable Double logs,
      List<BigDecimal> quantiles,
      int bootstrap)
      implements Serializable {

    static final OfMetric DEFAULT = new OfMetric(1, Long.MAX_VALUE, null, null, List.of(), 0);

    /** Copies the list. */
    public OfMetric {
      quantiles = List.copyOf(quantiles);
    }
  }
}
