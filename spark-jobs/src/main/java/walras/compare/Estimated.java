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

  private static final String LOG_MEAN = "log_mean";
  private static final String LOG_DEVIATION = "log_deviation";

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

  /**
   * Returns the field by which two means are compared: that of a logarithm where they are too small
   * for a double, or where they are the distance from a centre that they may be too near to tell.
   */
  String nameOfMean(Estimated other) {
    if (has(LOG_DEVIATION) && other.has(LOG_DEVIATION)) {
      return LOG_DEVIATION;
    }
    return isUnderflow() || other.isUnderflow() ? LOG_MEAN : "mean";
  }

  private boolean isUnderflow() {
    return has(LOG_MEAN) && json.path("mean").asDouble() == 0;
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
   * Returns the mean, its logarithm or that of its distance from a centre.
   *
   * @param name {@code mean}, {@code log_mean} or {@code log_deviation}
   */
  Sampled mean(String name) {
    double error = json.path("std_error").asDouble();
    boolean logarithm = !name.equals("mean") && has("log_std_error");
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
