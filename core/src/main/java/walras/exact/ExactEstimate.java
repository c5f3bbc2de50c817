package walras.exact;

import java.util.List;
import walras.numeric.Scaled;

/**
 * What a metric is in distribution, in one state or over all, without Monte Carlo error.
 *
 * @param origin the value from which deviations were summed: the metric's centre, or an end of its
 *     range that is nearer to the mean
 * @param deviation the mean minus the origin
 * @param spread the standard deviation
 * @param quantiles those of {@link walras.estimate.Estimate#LEVELS}; empty where there were too
 *     many configurations to sort
 * @param exceedances how probable it is to exceed each threshold, in their order
 */
public record ExactEstimate(
    double origin,
    Scaled deviation,
    Scaled spread,
    List<Double> quantiles,
    List<ExactExceedance> exceedances) {

  /** Copies the lists. */
  public ExactEstimate {
    quantiles = List.copyOf(quantiles);
    exceedances = List.copyOf(exceedances);
  }

  /** Returns the mean; zero where it is too small for a double. */
  public double mean() {
    return origin + deviation.value();
  }

  /** Returns the standard deviation; zero where it is too small for a double. */
  public double standardDeviation() {
    return spread.value();
  }

  /** Tells whether mean or standard deviation is too small for a double. */
  public boolean underflows() {
    return origin == 0 && (underflows(deviation) || underflows(spread));
  }

  private static boolean underflows(Scaled number) {
    return number.mantissa() != 0 && Math.abs(number.value()) < Double.MIN_NORMAL;
  }
}
