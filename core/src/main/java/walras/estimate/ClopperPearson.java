package walras.estimate;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import walras.numeric.Elementary;
import walras.numeric.Roots;
import walras.numeric.SaddlePoint;

/**
 * Exact confidence limits of a probability from a count of trials (Clopper and Pearson 1934).
 *
 * <p>At the lower limit, k successes or more have a probability of alpha/2, at the upper limit k or
 * fewer. Tails are summed from their largest term, a probability in saddle-point form, so limits
 * have about twelve digits however small they are. Where there are more than {@value #LARGE}
 * successes and as many failures, the limits come from the expansion of Cornish and Fisher (1938)
 * of the beta law of which they are quantiles, with an error below 1e-7 of their distance from the
 * share.
 */
final class ClopperPearson {

  private static final long LARGE = 100_000;

  /** The widest search, in log odds. */
  private static final double WIDEST = 60;

  private static final double NEGLIGIBLE = 1e-17;
  private static final double TWO_PI = 2 * Math.PI;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private ClopperPearson() {}

  /**
   * Returns the lower limit.
   *
   * @param count the number of successes, from 0 to {@code trials}
   * @param trials at least 1
   * @param level the coverage, in (0, 1)
   */
  static double low(long count, long trials, double level) {
    long failures = trials - count;
    double tail = (1 - level) / 2;
    if (count == 0) {
      return 0;
    }
    if (failures == 0) {
      return Elementary.exp(Elementary.log(tail) / (double) trials);
    }
    return Math.min(count, failures) > LARGE
        ? quantile((double) count, (double) failures + 1, tail)
        : limit(count, trials, -WIDEST, odds -> atLeast(count, trials, odds) - tail);
  }

  /** Returns the upper limit, with the arguments of {@link #low}. */
  static double high(long count, long trials, double level) {
    long failures = trials - count;
    double tail = (1 - level) / 2;
    if (failures == 0) {
      return 1;
    }
    if (count == 0) {
      return -Elementary.expm1(Elementary.log(tail) / (double) trials);
    }
    return Math.min(count, failures) > LARGE
        ? quantile((double) count + 1, (double) failures, 1 - tail)
        : limit(count, trials, WIDEST, odds -> atMost(count, trials, odds) - tail);
  }

  /** Returns the probability where a function of its logarithmic odds is zero. */
  private static double limit(long count, long trials, double width, DoubleUnaryOperator function) {
    double share = Elementary.log((double) count / (double) (trials - count));
    double low = Math.min(share, share + width);
    double high = Math.max(share, share + width);
    return probability(
        Roots.between(function, low, high)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no confidence limit for %d of %d".formatted(count, trials))));
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Elementary.exp(-logOdds));
  }

  /** Returns the probability of some number of successes or more; the odds favour fewer. */
  private static double atLeast(long count, long trials, double logOdds) {
    double odds = Elementary.exp(logOdds);
    double term = 1;
    double sum = 0;
    for (long k = count; k <= trials && term > NEGLIGIBLE * sum; k++) {
      sum += term;
      term *= (double) (trials - k) / (double) (k + 1) * odds;
    }
    return sum * probability(count, trials, logOdds);
  }

  /** Returns the probability of some number of successes or fewer; the odds favour more. */
  private static double atMost(long count, long trials, double logOdds) {
    double odds = Elementary.exp(-logOdds);
    double term = 1;
    double sum = 0;
    for (long k = count; k >= 0 && term > NEGLIGIBLE * sum; k--) {
      sum += term;
      term *= (double) k / (double) (trials - k + 1) * odds;
    }
    return sum * probability(count, trials, logOdds);
  }

  /** Returns the probability of a number of successes, neither none nor all. */
  private static double probability(long count, long trials, double logOdds) {
    double k = (double) count;
    double n = (double) trials;
    double successes = n * probability(logOdds);
    double failures = n * probability(-logOdds);
    double excess = k < n - k ? k - successes : failures - (n - k);
    double exponent =
        SaddlePoint.stirlingError(n)
            - SaddlePoint.stirlingError(k)
            - SaddlePoint.stirlingError(n - k)
            - SaddlePoint.deviance(k, successes, excess)
            - SaddlePoint.deviance(n - k, failures, -excess);
    return Elementary.exp(exponent) * Math.sqrt(n / (TWO_PI * k * (n - k)));
  }

  /** Returns the quantile of a beta law with two large parameters. */
  private static double quantile(double a, double b, double probability) {
    double z = NORMAL.inverseCumulativeProbability(probability);
    double sum = a + b;
    double mean = a / sum;
    double sd = Math.sqrt(mean * (b / sum) / (sum + 1));
    double skewness = 2 * (b - a) * Math.sqrt(sum + 1) / ((sum + 2) * Math.sqrt(a * b));
    double spread = (a - b) * (a - b) * (sum + 1) - a * b * (sum + 2);
    double excess = 6 * spread / (a * b * (sum + 2) * (sum + 3));
    double square = z * z;
    double step =
        z
            + skewness * (square - 1) / 6
            + excess * z * (square - 3) / 24
            - skewness * skewness * z * (2 * square - 5) / 36;
    return Math.fma(sd, step, mean);
  }
}
