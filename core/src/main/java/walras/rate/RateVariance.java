package walras.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import walras.numeric.Elementary;

/**
 * The variance of a fitted rate that a law predicts for given errors: with the law's derivatives
 * over the errors as columns, one over the squared length of the rate's column less its projection
 * on the others.
 */
final class RateVariance {

  private RateVariance() {}

  /**
   * Returns the variance, infinite where the errors do not decide the rate.
   *
   * @param means where there may be means
   * @param error the standard error of a mean, infinite for one that is not used
   */
  static double of(
      RateFit fit, List<MeanRate.MeanAt> means, ToDoubleFunction<MeanRate.MeanAt> error) {
    if (fit.profile().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double[] weights = means.stream().mapToDouble(mean -> 1 / error.applyAsDouble(mean)).toArray();
    double[] sizes = means.stream().mapToDouble(mean -> (double) mean.size()).toArray();
    List<double[]> columns = derivatives(fit, sizes);
    for (double[] column : columns) {
      for (int i = 0; i < weights.length; i++) {
        column[i] *= weights[i];
      }
    }
    double[][] others = columns.subList(1, columns.size()).toArray(double[][]::new);
    return 1 / LeastSquares.solve(others, columns.get(0)).residual();
  }

  /** Returns the derivative in the rate, then those in each other parameter that is fitted. */
  private static List<double[]> derivatives(RateFit fit, double[] sizes) {
    Law law = fit.law();
    List<double[]> columns = new ArrayList<>();
    if (law instanceof Law.Exponential) {
      columns.add(column(sizes, size -> -size * law.at(size)));
      columns.add(column(sizes, law::at));
      if (fit.profile().orElseThrow().family().parameters() > 2) {
        columns.add(column(sizes, size -> Elementary.log(size) * law.at(size)));
      }
      return columns;
    }
    columns.add(column(sizes, size -> Elementary.log(size) * law.at(size)));
    if (law instanceof Law.Power power) {
      for (int term = 0; term <= power.corrections().size(); term++) {
        columns.add(column(sizes, power.term(term)::at));
      }
    }
    return columns;
  }

  private static double[] column(double[] sizes, DoubleUnaryOperator value) {
    return Arrays.stream(sizes).map(value).toArray();
  }
}
