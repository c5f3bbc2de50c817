package walras.rate;

import org.jspecify.annotations.Nullable;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimates;
import walras.study.DesignPoint;

/**
 * A design point with what is known of it.
 *
 * @param point the design point
 * @param estimates what was estimated from replications, or null
 * @param exact what was enumerated, or null
 */
record EstimatedPoint(
    DesignPoint point, @Nullable PointEstimates estimates, @Nullable ExactEstimates exact) {

  /** Returns what replications say of a metric, or null. */
  PointEstimates.@Nullable OfMetric simulated(int metric) {
    return estimates == null ? null : estimates.metrics().get(metric);
  }

  /** Returns what the enumeration says of a metric, or null. */
  ExactEstimates.@Nullable OfMetric enumerated(int metric) {
    return exact == null ? null : exact.metrics().get(metric);
  }
}
