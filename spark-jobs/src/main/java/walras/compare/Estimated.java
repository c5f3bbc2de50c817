package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import walras.compare.Dependence.Sampled;
import walras.estimate.Estimate;
import walras.estimate.Weighting;

/**
 * One estimate of one run, as {@code results.json} has it.
 *
 * @param json the object
 */
record Estimated(JsonNode json) {

  /** How many replications must carry a mean for the error of its standard deviation to hold. */
  private static final double LEAST_FOR_SPREAD = 1000;

  /** Tells whether it was enumerated. */
  boolean isExact() {
    return !json.has("replications");
  }

  /** Returns how many replications it rests on, infinitely many if it was enumerated. */
  double replications() {
    return isExact() ? Double.POSITIVE_INFINITY : json.path("replications").asDouble();
  }

  /** Tells whether a number is there. */
  boolean has(String name) {
    return json.path(name).isNumber();
  }

  /** Tells whether the mean is too small for a double, so that its logarithm stands for it. */
  boolean isUnderflow() {
    return has("log_mean") && json.path("mean").asDouble() == 0;
  }

  /** Tells whether the standard error of the mean is to be trusted. */
  boolean isCarried() {
    boolean varies =
        has("log_std_error")
            || (json.path("std_dev").asDouble() > 0 && json.path("std_error").asDouble() > 0);
    boolean drifts = json.path("drift").asDouble() > Weighting.LARGEST_DRIFT;
    return isExact() || (varies && !drifts && contributing() >= Estimate.LEAST_CONTRIBUTING);
  }

  /** Tells whether the error of the standard deviation is to be trusted. */
  boolean carriesSpread() {
    return isExact() || (isCarried() && contributing() >= LEAST_FOR_SPREAD);
  }

  /** Returns how many of some replications carry the mean. */
  double contributing(double among) {
    return contributing() * among / replications();
  }

  /**
   * Returns the mean, or its logarithm.
   *
   * @param name {@code mean} or {@code log_mean}
   */
  Sampled mean(String name) {
    double error = json.path("std_error").asDouble();
    boolean logarithm = name.equals("log_mean") && has("log_std_error");
    return sampled(
        name,
        logarithm
            ? Math.exp(json.path("log_std_error").asDouble() - json.path(name).asDouble())
            : error);
  }

  Sampled reducedMean() {
    return sampled("reduced_mean", json.path("reduced_std_error").asDouble());
  }

  /** Returns the standard deviation, whose error the fourth moment gives. */
  Sampled standardDeviation() {
    double moment = Math.max(0, json.path("kurtosis").asDouble() - 1);
    double share = isExact() ? 0 : Math.sqrt(moment / (4 * replications()));
    return sampled("std_dev", share * json.path("std_dev").asDouble());
  }

  /** Returns how often an indicator was 1. */
  long hits() {
    return Math.round(json.path("mean").asDouble() * replications());
  }

  private double contributing() {
    return json.path("contributing").asDouble();
  }

  private Sampled sampled(String name, double error) {
    return new Sampled(json.path(name).asDouble(), error, replications());
  }
}
