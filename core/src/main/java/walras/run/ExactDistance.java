package walras.run;

import java.util.List;
import walras.estimate.Estimate;
import walras.estimate.Weighting;
import walras.exact.ExactEstimate;
import walras.kernel.SizedMarket;
import walras.numeric.Scaled;

/**
 * How far estimates are from exact means, in standard errors, once what the values do not resolve
 * is taken off: a metric that varies by rounding alone has a standard error far below the rounding
 * of its mean.
 */
final class ExactDistance {

  private ExactDistance() {}

  /** Returns the error of a metric's mean over all states that no replications average away. */
  static double resolution(SizedMarket sized, List<Double> prior, int metric) {
    double sum = 0;
    for (int state = 0; state < prior.size(); state++) {
      sum += prior.get(state) * sized.resolution(metric, state);
    }
    return sum;
  }

  /**
   * Returns the distance of an estimate: of a plain mean in exact errors, or estimated ones if none
   * are known; of a weighted mean, which is as accurate as its weights however small it is, in its
   * own.
   *
   * @param resolution the error of the mean that no replications average away
   * @return NaN where the metric never varies or its mean is refused
   */
  static double of(Estimate estimate, ExactEstimate exact, double resolution) {
    return estimate
        .weighting()
        .map(weighting -> weighted(weighting, exact))
        .orElseGet(() -> plain(estimate, exact, resolution));
  }

  private static double plain(Estimate estimate, ExactEstimate exact, double resolution) {
    double spread = exact.standardDeviation();
    double error =
        Double.isNaN(spread)
            ? estimate.standardError()
            : spread / Math.sqrt((double) estimate.replications());
    double rounding = Math.ulp(exact.mean());
    return beyond(estimate.mean() - exact.mean(), resolution + rounding, error);
  }

  /**
   * Returns the distance of an estimated difference of two metrics in estimated errors.
   *
   * @param resolution the error of the estimate that no replications average away
   */
  static double ofDifference(
      Estimate estimate, ExactEstimate of, ExactEstimate minus, double resolution) {
    double difference = estimate.mean() - (of.mean() - minus.mean());
    double rounding = Math.ulp(of.mean()) + Math.ulp(minus.mean());
    return beyond(difference, resolution + rounding, estimate.standardError());
  }

  private static double beyond(double difference, double resolution, double error) {
    return Math.abs(difference) <= resolution
        ? 0 / error
        : (difference - Math.copySign(resolution, difference)) / error;
  }

  private static double weighted(Weighting weighting, ExactEstimate exact) {
    Scaled error = weighting.standardError();
    if (weighting.refusal().isPresent()) {
      return Double.NaN;
    }
    double shift = exact.origin() - weighting.centre();
    return weighting.deviation().over(error)
        - exact.deviation().over(error)
        - (shift == 0 ? 0 : shift / error.value());
  }
}
