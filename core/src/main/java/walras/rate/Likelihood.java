package walras.rate;

import walras.numeric.Elementary;

/**
 * How well a law agrees with one observation.
 *
 * <p>Deviances are minus twice the logarithm of the likelihood, zero at the observed value, convex
 * in the law.
 */
public sealed interface Likelihood {

  /** Returns the deviance of a value of the law; infinity where the observation is impossible. */
  double deviance(double law);

  /**
   * Returns the weight of a squared distance from the {@link #target} that has the same slope at a
   * value of the law as the deviance, and where that is smooth the same curvature.
   */
  double weight(double law);

  /** Returns the value from which the squared distance is measured. */
  double target(double law);

  /** Tells whether the observation counts as a point, not merely as a bound on the law. */
  boolean isPoint();

  /**
   * An estimate with normal errors.
   *
   * @param value the estimate
   * @param standardError its standard error, positive
   */
  record Normal(double value, double standardError) implements Likelihood {

    @Override
    public double deviance(double law) {
      double distance = (law - value) / standardError;
      return distance * distance;
    }

    @Override
    public double weight(double law) {
      return 1 / (standardError * standardError);
    }

    @Override
    public double target(double law) {
      return value;
    }

    @Override
    public boolean isPoint() {
      return true;
    }
  }

  /**
   * How often something happened, of which the law is the probability.
   *
   * @param count how often, from 0 to the replications
   * @param replications how often it could have happened, positive
   */
  record Binomial(long count, long replications) implements Likelihood {

    /** The least count of either outcome that makes a point. */
    static final int LEAST_COUNT = 5;

    /** The share of one replication below which a probability is as good as zero to weights. */
    private static final double NEGLIGIBLE = 1e-9;

    /** Checks the ranges. */
    public Binomial {
      if (replications < 1 || count < 0 || count > replications) {
        throw new IllegalArgumentException(
            "count must lie between 0 and the replications, got %d of %d"
                .formatted(count, replications));
      }
    }

    double share() {
      return (double) count / (double) replications;
    }

    @Override
    public double deviance(double law) {
      double misses = (double) (replications - count);
      return 2 * (cross((double) count, share(), law) + cross(misses, 1 - share(), 1 - law));
    }

    /**
     * Returns {@code count log(share / law)}; of outcomes that never happened, a probability below
     * zero is as far off as one above, so that the sum stays convex.
     */
    private double cross(double count, double share, double law) {
      if (count == 0) {
        return law < 0 ? -2 * law * (double) replications : 0;
      }
      return law > 0 ? -count * Elementary.log(law / share) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double weight(double law) {
      if (isCertain()) {
        double least = NEGLIGIBLE / (double) replications;
        double hit = Math.max(Math.abs(law), least);
        double miss = Math.max(Math.abs(1 - law), least);
        return (double) replications / (hit * miss);
      }
      double misses = (double) (replications - count);
      return (double) count / (law * law) + misses / ((1 - law) * (1 - law));
    }

    @Override
    public double target(double law) {
      if (isCertain()) {
        return share();
      }
      double slope = (double) (replications - count) / (1 - law) - (double) count / law;
      return law - slope / weight(law);
    }

    /** Tells whether only one outcome was seen: then the deviance has a kink where it is zero. */
    private boolean isCertain() {
      return count == 0 || count == replications;
    }

    @Override
    public boolean isPoint() {
      return Math.min(count, replications - count) >= LEAST_COUNT;
    }
  }

  /**
   * The mean of a metric that is never negative and almost always zero or close to it: a few
   * replications carry the mean, so it says how often such events happen, and nothing of rarer and
   * larger ones.
   *
   * <p>Below, the law expects fewer events of the size of those seen than the lower 97.5 % limit of
   * their number: a Poisson deviance from that limit. (Measured from the mean itself, which half of
   * the samples exceed, many bounds together would pull every law up.) Above the mean, larger
   * events that no replication has shown may make up the difference, at no price where nothing
   * bounds their size. Where a single event contributes at most 1, those unseen have a probability
   * of at least what they add to the mean, {@code u}, and stay unseen in n replications with a
   * probability of at most {@code (1 - u)^n}: the deviance is that of the most likely division of
   * the law between events like those seen and unseen ones.
   *
   * @param mean the sample mean, zero or positive
   * @param contributing how many replications carry it, positive with a positive mean, else 0
   * @param replications the number of replications of a metric that is at most 1; 0 where nothing
   *     bounds the metric
   */
  record FewEvents(double mean, double contributing, long replications) implements Likelihood {

    /** The smallest law, as a share of a replication, that weights tell from zero. */
    private static final double NEGLIGIBLE = 1e-9;

    /** The normal quantile that one sample in 40 exceeds. */
    private static final double QUANTILE = 1.959963984540054;

    /** Checks the ranges. */
    public FewEvents {
      if (!(mean >= 0) || mean > 0 != contributing > 0 || (mean == 0 && replications == 0)) {
        throw new IllegalArgumentException(
            "a mean that few replications carry must be positive or bounded, got %s by %s of %d"
                .formatted(mean, contributing, replications));
      }
    }

    @Override
    public double deviance(double law) {
      if ((mean > 0 && law <= 0) || (replications > 0 && law >= 1)) {
        return Double.POSITIVE_INFINITY;
      }
      if (law < mean) {
        double ratio = law / least();
        return ratio < 1 ? poisson(ratio) : 0;
      }
      if (replications == 0) {
        return 0;
      }
      double seen = seen(law);
      double missed = -2 * (double) replications * Elementary.log1p(-Math.abs(law - seen));
      return mean > 0 ? poisson(seen / mean) + missed : missed;
    }

    private double poisson(double ratio) {
      return 2 * contributing * (ratio - 1 - Elementary.log(ratio));
    }

    /**
     * Returns the mean that the lower limit of the number of events makes (Wilson and Hilferty
     * 1931: the cube root of a gamma variable is nearly normal).
     */
    private double least() {
      double root = 1 - 1 / (9 * contributing) - QUANTILE / (3 * Math.sqrt(contributing));
      return mean * Math.max(NEGLIGIBLE, root * root * root);
    }

    /** Returns what events like those seen most likely contribute to a law above the mean. */
    private double seen(double law) {
      if (mean == 0) {
        return 0;
      }
      double n = (double) replications;
      double half = (contributing * (1 - law - mean) - n * mean) / 2;
      double product = contributing * mean * contributing * (1 - law);
      double root = Math.sqrt(half * half + product);
      double ratio =
          half > 0
              ? contributing * (1 - law) / (root + half)
              : (root - half) / (contributing * mean);
      return Math.min(law, Math.max(mean, mean * ratio));
    }

    @Override
    public double weight(double law) {
      if (law < mean) {
        return law < least() ? contributing / (law * law) : 0;
      }
      if (replications == 0) {
        return 0;
      }
      if (mean == 0) {
        double least = NEGLIGIBLE / (double) replications;
        double size = Math.max(Math.abs(law), least);
        return (double) replications / (size * Math.max(1 - size, least));
      }
      double seen = seen(law);
      double share = law > mean ? (seen - mean) / (law - mean) : 1;
      return contributing / (mean * seen) * share;
    }

    @Override
    public double target(double law) {
      return law < mean && law < least() ? law * (2 - law / least()) : mean;
    }

    @Override
    public boolean isPoint() {
      return false;
    }
  }
}
