package walras.derived;

import java.util.ArrayList;
import java.util.List;
import walras.derived.DerivedValue.Outcome;

/**
 * The ratio of two means over the same replications, by the delta method.
 *
 * <p>With means a and b, the variance is (var a - 2 r cov(a, b) + r^2 var b) / b^2 for r = a/b, and
 * the bias is (r var b - cov(a, b)) / b^2 (Cochran 1977, "Sampling Techniques", sections 2.11 and
 * 6.4); it falls like one over the number of replications, the error like its root.
 */
final class RatioMethod {

  /** Cochran's rule: the delta method needs a denominator with a relative error below a tenth. */
  private static final double TRUSTED = 10;

  private RatioMethod() {}

  /**
   * Returns the ratio.
   *
   * @param covariance the covariance of the two means
   */
  static DerivedValue of(KnownMean numerator, KnownMean denominator, double covariance) {
    double below = denominator.mean();
    if (below == 0) {
      return DerivedValue.undefined("the denominator is zero");
    }
    double ratio = numerator.mean() / below;
    double above = numerator.standardError();
    double error = denominator.standardError();
    double square = below * below;
    double variance =
        (above * above - 2 * ratio * covariance + ratio * ratio * error * error) / square;
    double standardError = Math.sqrt(Math.max(0, variance));
    double bias = (ratio * error * error - covariance) / square;
    double width = Band.standardErrors(1, denominator);
    List<String> notes = new ArrayList<>();
    double reach = width * standardError;
    if (Math.abs(below) < width * error) {
      notes.add("the denominator may be zero");
      reach = Double.POSITIVE_INFINITY;
    } else if (Math.abs(below) < TRUSTED * error) {
      notes.add("the denominator has a relative error above a tenth: the interval is rough");
    }
    return new DerivedValue(
        Outcome.FOUND, ratio, standardError, ratio - reach, ratio + reach, bias, "", notes);
  }
}
