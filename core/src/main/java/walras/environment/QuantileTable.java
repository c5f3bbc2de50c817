package walras.environment;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The quantiles of a whole law for many evaluations: a table of probabilities leads to a short
 * interval, the law itself to the quantile in it. Immutable.
 */
final class QuantileTable implements DoubleUnaryOperator {

  private static final int INTERVALS = 256;

  private final ContinuousLaw law;
  private final double[] upTo = new double[INTERVALS + 1];

  QuantileTable(ContinuousLaw law) {
    this.law = law;
    for (int i = 1; i <= INTERVALS; i++) {
      upTo[i] = upTo[i - 1] + law.mass(end(i - 1), end(i));
    }
  }

  @Override
  public double applyAsDouble(double share) {
    double target = share * upTo[INTERVALS];
    int next = interval(target);
    double inside = (target - upTo[next - 1]) / (upTo[next] - upTo[next - 1]);
    return law.quantile(end(next - 1), end(next), inside);
  }

  /** Returns the interval, counted from one, with a positive probability that holds a quantile. */
  private int interval(double target) {
    int found = Arrays.binarySearch(upTo, target);
    int next = Math.min(INTERVALS, found >= 0 ? found : -found - 1);
    while (next < INTERVALS && upTo[next] <= target) {
      next++;
    }
    while (upTo[next] == upTo[next - 1]) {
      next--;
    }
    return next;
  }

  private static double end(int interval) {
    return (double) interval / INTERVALS;
  }
}
