package walras.estimate;

import java.util.List;
import java.util.Optional;

/**
 * The mean of a metric of which controls have taken off what they explain, over the replications
 * after the pilot. It is unbiased, as the pilot alone decides what is taken off.
 *
 * @param mean the mean; over several states the sum of theirs, each times its known prior
 * @param standardError its Monte Carlo standard error and the resolution of the metric together
 */
public record ReducedMean(double mean, double standardError) {

  /**
   * The number of replications that must carry what is left. It is less than for plain means:
   * polynomials of third order, which products of two controls leave, have kurtosis near 100.
   */
  static final int LEAST_CONTRIBUTING = 30;

  /**
   * Returns the reduced mean over states, or nothing unless each of them has at least {@value
   * Estimate#LEAST_CONTRIBUTING} replications after the pilot of which at least {@value
   * #LEAST_CONTRIBUTING} carry what is left of the metric.
   *
   * @param metric position of the metric in the layout
   */
  static Optional<ReducedMean> of(
      Layout layout, BlockMoments moments, List<Integer> states, int metric) {
    double mean = 0;
    double variance = 0;
    double resolution = 0;
    for (int state : states) {
      Moments rest = moments.reduced(state, metric);
      if (!isCarried(rest)) {
        return Optional.empty();
      }
      double weight = states.size() == 1 ? 1 : layout.reduction().prior().get(state);
      double error = weight * rest.standardError();
      mean += weight * (layout.centres().get(state).get(metric) + rest.mean());
      variance += error * error;
      resolution += weight * layout.reduction().resolutions().get(state).get(metric);
    }
    return Optional.of(new ReducedMean(mean, Math.sqrt(variance + resolution * resolution)));
  }

  private static boolean isCarried(Moments rest) {
    boolean many = rest.count() >= Estimate.LEAST_CONTRIBUTING;
    return rest.variance() > 0
        ? many && (double) rest.count() / rest.kurtosis() >= LEAST_CONTRIBUTING
        : many;
  }
}
