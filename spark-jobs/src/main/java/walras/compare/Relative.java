package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The difference of two numbers as a share of what such numbers are made of.
 *
 * <p>A mean near zero of values of order one cannot be known to more digits than these values, so
 * that values are measured against the root of their mean square, a standard error against that of
 * a mean of so many, and a logarithm by itself, which is a relative difference already.
 */
final class Relative {

  private static final Set<String> VALUES =
      Set.of("mean", "reduced_mean", "mean_low", "mean_high", "std_dev", "value", "deviation");

  private Relative() {}

  /** Returns the difference as a share of the larger number; infinite unless both are numbers. */
  static double plain(JsonNode baseline, JsonNode other) {
    return of(baseline, other, 0);
  }

  /**
   * Returns the difference of a number of an estimate.
   *
   * @param statistic its path within the subject
   */
  static double of(Subject subject, String statistic, JsonNode baseline, JsonNode other) {
    String name = statistic.substring(statistic.lastIndexOf('.') + 1);
    if (name.startsWith("log_") && baseline.isNumber() && other.isNumber()) {
      return Math.abs(other.asDouble() - baseline.asDouble());
    }
    return of(baseline, other, floor(subject, statistic, name));
  }

  private static double floor(Subject subject, String statistic, String name) {
    if (VALUES.contains(name) || statistic.contains("quantiles.")) {
      return subject.scale();
    }
    if (name.endsWith("std_error") || statistic.startsWith("quantile_std_errors")) {
      double replications = subject.baseline().path("replications").asDouble();
      return subject.scale() / Math.sqrt(Math.max(1, replications));
    }
    return name.equals("skewness") ? 1 : 0;
  }

  private static double of(JsonNode baseline, JsonNode other, double floor) {
    if (!baseline.isNumber() || !other.isNumber()) {
      return Double.POSITIVE_INFINITY;
    }
    double first = baseline.asDouble();
    double second = other.asDouble();
    double scale = Math.max(floor, Math.max(Math.abs(first), Math.abs(second)));
    return scale == 0 ? 0 : Math.abs(second - first) / scale;
  }
}
