package walras.sampling;

import java.io.Serializable;
import walras.numeric.Elementary;
import walras.numeric.SaddlePoint;

/**
 * The multinomial law: all counts of a number of trials with their probabilities, in logarithms.
 *
 * <p>The probability of a count given those before it is binomial and comes from its saddle-point
 * form (Loader 2000), so it is accurate to some 1e-15 of its logarithm however small it is.
 * Immutable.
 */
public final class MultinomialLaw implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long trials;
  private final double[] hit;
  private final double[] miss;

  private MultinomialLaw(long trials, double[] hit, double[] miss) {
    this.trials = trials;
    this.hit = hit;
    this.miss = miss;
  }

  /**
   * Returns a law.
   *
   * @param trials the sum of the counts, at least 0
   * @param weights positive numbers in proportion to the probabilities of the categories, at least
   *     one
   */
  public static MultinomialLaw of(long trials, double[] weights) {
    double[] hit = new double[weights.length];
    double[] miss = new double[weights.length];
    double after = 0;
    for (int x = weights.length - 1; x >= 0; x--) {
      double sum = weights[x] + after;
      hit[x] = weights[x] / sum;
      miss[x] = after / sum;
      after = sum;
    }
    return new MultinomialLaw(trials, hit, miss);
  }

  /**
   * Returns an upper bound of the number of counts whose log-probability is at least a number: all
   * counts, or the box of what each category but the last can have; {@link Long#MAX_VALUE} if it is
   * larger.
   */
  public long size(double least) {
    double all = 1;
    double box = 1;
    double left = 1;
    for (int x = 0; x < hit.length - 1; x++) {
      all *= ((double) trials + x + 1) / (x + 1);
      double share = left * hit[x];
      Range range = range(trials, share, 1 - share, least);
      box *= (double) (range.last - range.first + 1);
      left *= miss[x];
    }
    return (long) Math.min(Math.rint(all), box);
  }

  /**
   * Returns the logarithm of the probability of counts, one per category, that sum to the trials.
   */
  public double logProbability(long[] counts) {
    long left = trials;
    double logProbability = 0;
    for (int x = 0; x < hit.length - 1; x++) {
      logProbability += binomial(left, counts[x], hit[x], miss[x]);
      left -= counts[x];
    }
    return logProbability;
  }

  /**
   * Visits the counts in lexicographic order.
   *
   * @param least the log-probability below which counts are left out
   */
  public void visit(double least, Visitor visitor) {
    visit(0, trials, 0, new Walk(new long[hit.length], least, visitor));
  }

  private void visit(int category, long left, double logProbability, Walk walk) {
    if (category == hit.length - 1) {
      walk.counts[category] = left;
      walk.visitor.visit(logProbability, walk.counts);
      return;
    }
    Range range = range(left, hit[category], miss[category], walk.least - logProbability);
    for (long count = range.first; count <= range.last; count++) {
      walk.counts[category] = count;
      double conditional = binomial(left, count, hit[category], miss[category]);
      visit(category + 1, left - count, logProbability + conditional, walk);
    }
  }

  /** Returns the successes of at least some log-probability; empty where even the mode has less. */
  private static Range range(long trials, double hit, double miss, double least) {
    if (least == Double.NEGATIVE_INFINITY) {
      return new Range(0, trials);
    }
    long mode = Math.min(trials, (long) ((double) (trials + 1) * hit));
    if (binomial(trials, mode, hit, miss) < least) {
      return new Range(mode, mode - 1);
    }
    long in = mode;
    for (long out = -1; in - out > 1; ) {
      long middle = out + (in - out) / 2;
      if (binomial(trials, middle, hit, miss) < least) {
        out = middle;
      } else {
        in = middle;
      }
    }
    long last = mode;
    for (long out = trials + 1; out - last > 1; ) {
      long middle = last + (out - last) / 2;
      if (binomial(trials, middle, hit, miss) < least) {
        out = middle;
      } else {
        last = middle;
      }
    }
    return new Range(in, last);
  }

  /** Returns the logarithm of the probability of a number of successes. */
  private static double binomial(long trials, long successes, double hit, double miss) {
    if (trials == 0) {
      return 0;
    }
    double n = (double) trials;
    double x = (double) successes;
    double rest = (double) (trials - successes);
    double excess = Math.fma(-n, hit, x);
    double deviances =
        SaddlePoint.deviance(x, n * hit, excess) + SaddlePoint.deviance(rest, n * miss, -excess);
    double errors =
        SaddlePoint.stirlingError(n)
            - SaddlePoint.stirlingError(x)
            - SaddlePoint.stirlingError(rest);
    double spread = 2 * Math.PI * Math.max(x, 1) * (Math.max(rest, 1) / n);
    return errors - deviances - 0.5 * Elementary.log(spread);
  }

  /** Takes counts. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes counts.
     *
     * @param logProbability the logarithm of their probability
     * @param counts one per category, until the method returns
     */
    void visit(double logProbability, long[] counts);
  }

  private record Range(long first, long last) {}

  /** What all levels of a visit share. */
  private static final class Walk {
    private final long[] counts;
    private final double least;
    private final Visitor visitor;

    Walk(long[] counts, double least, Visitor visitor) {
      this.counts = counts;
      this.least = least;
      this.visitor = visitor;
    }
  }
}
