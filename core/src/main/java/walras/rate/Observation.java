package walras.rate;

import walras.rate.Likelihood.Binomial;
import walras.rate.Likelihood.FewEvents;
import walras.rate.Likelihood.Normal;

/**
 * A statistic at one size.
 *
 * @param size the number of agents N, positive
 * @param value the estimate, signed, as a deviation from its limit where it has one
 * @param standardError the Monte Carlo standard error of the estimate, positive where it is normal
 * @param likelihood how well a law agrees with it
 * @param isReduced whether its error is what controls leave, which may be far below what laws leave
 *     out
 */
public record Observation(
    long size, double value, double standardError, Likelihood likelihood, boolean isReduced) {

  /** Checks the ranges. */
  public Observation {
    boolean sound = likelihood instanceof Normal ? standardError > 0 : standardError >= 0;
    if (size < 1 || !Double.isFinite(value) || !sound) {
      throw new IllegalArgumentException(
          "observation must have a positive size and standard error, got %s at %d with error %s"
              .formatted(value, size, standardError));
    }
  }

  /** An estimate with normal errors. */
  public Observation(long size, double value, double standardError) {
    this(size, value, standardError, new Normal(value, standardError), false);
  }

  /**
   * Returns a mean of which controls have taken off what they explain.
   *
   * @param standardError positive; at least the rounding of the value counts
   */
  public static Observation reduced(long size, double value, double standardError) {
    double error = Math.max(standardError, RateFit.ROUNDING * Math.abs(value));
    return new Observation(size, value, error, new Normal(value, error), true);
  }

  /**
   * Returns how often something happened.
   *
   * @param count how often, from 0 to the replications
   */
  public static Observation count(long size, long count, long replications) {
    Binomial likelihood = new Binomial(count, replications);
    double share = likelihood.share();
    double error = Math.sqrt(share * (1 - share) / (double) replications);
    return new Observation(size, share, error, likelihood, false);
  }

  /**
   * Returns the mean of a metric that is never negative where few replications carry it.
   *
   * @param contributing how many, at least 1 with a positive mean, else 0
   * @param replications the number of replications of a metric that is at most 1; 0 where nothing
   *     bounds the metric
   */
  public static Observation fewEvents(
      long size, double mean, double contributing, long replications) {
    double error = contributing > 0 ? mean / Math.sqrt(contributing) : 0;
    Likelihood likelihood = new FewEvents(mean, contributing, replications);
    return new Observation(size, mean, error, likelihood, false);
  }

  /** Tells whether this is a point that a law can be fitted to, not merely a bound on it. */
  public boolean isPoint() {
    return likelihood.isPoint();
  }

  boolean isNormal() {
    return likelihood instanceof Normal;
  }
}
