package walras.rate;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import walras.estimate.Estimate;

/**
 * The rate of the mean whose precision a study asks for, on one curve and in one state, as the
 * study's own fit finds it.
 *
 * @param given the state's name, or null for all states together
 * @param curve the positions in the study of all sizes of the curve
 * @param means the means in the window of the fit, in ascending order of sizes
 * @param fit the fitted law, or nothing where too few sizes can be used
 */
public record MeanRate(
    @Nullable String given, List<Integer> curve, List<MeanAt> means, Optional<RateFit> fit) {

  /** The coverage of the interval that is to be narrow. */
  private static final double LEVEL = 0.95;

  /** Copies the lists. */
  public MeanRate {
    curve = List.copyOf(curve);
    means = List.copyOf(means);
  }

  /**
   * A mean in the window of the fit.
   *
   * @param position the position of its design point in the study
   * @param size the number of agents
   * @param error the standard error that the fit uses, or would use; infinite without variation
   * @param contributing how many replications carry it
   */
  public record MeanAt(int position, long size, double error, double contributing) {

    /** Tells whether enough replications carry the mean for a fit to use it. */
    public boolean isCarried() {
      return contributing >= Estimate.LEAST_CONTRIBUTING && Double.isFinite(error);
    }
  }

  /**
   * Returns half the width of the rate's 95 % interval; infinite without a fit, without a rate,
   * without an end, and where the data reject the law.
   */
  public double halfWidth() {
    return fit.filter(found -> !found.isRejected())
        .flatMap(found -> found.interval(LEVEL))
        .filter(Interval::isBounded)
        .map(interval -> (interval.high() - interval.low()) / 2)
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Returns the half width of an interval of a rate with some variance. */
  public static double halfWidth(double variance) {
    return Math.sqrt(ChiSquare.quantileOfOne(LEVEL) * variance);
  }

  /**
   * Returns the variance of the rate that the law predicts for other errors of the means, from its
   * linear approximation; infinite where they would not decide it, or without a rate.
   *
   * @param error the standard error of a mean, infinite for one that is not used
   */
  public double variance(ToDoubleFunction<MeanAt> error) {
    return fit.map(found -> RateVariance.of(found, means, error)).orElse(Double.POSITIVE_INFINITY);
  }
}
