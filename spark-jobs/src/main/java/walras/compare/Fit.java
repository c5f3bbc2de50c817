package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import walras.rate.RateFit;

/**
 * A fitted rate, or the distance of a mean from its limit, in both runs.
 *
 * @param place what it is of
 * @param statistic what of the metric was fitted, such as {@code mean}
 * @param value the field that was fitted: {@code rate} or {@code distance}
 * @param baseline the object of the first run
 * @param other that of the second
 */
record Fit(Place place, String statistic, String value, JsonNode baseline, JsonNode other) {

  /** What makes two fits the same law on the same sizes. */
  private static final List<String> LAW =
      List.of("model", "logs", "prefactor", "sizes_used", "bounds_used", "from", "to");

  /** What a law, and the points it is fitted to, decide. */
  private static final List<String> FITTED =
      List.of("constant", "rate", "rate_low", "rate_high", "distance", "std_error", "goodness_p");

  /** Half the width of a 95 % interval in standard errors. */
  private static final double HALF = -new NormalDistribution().inverseCumulativeProbability(0.025);

  /** Tells whether the verdicts differ. */
  boolean isJudgedOtherwise() {
    return !verdict(baseline).equals(verdict(other));
  }

  Rejudged rejudged() {
    return new Rejudged(place, statistic, ruling(baseline), ruling(other));
  }

  /** Tells whether both fitted the same law to the same sizes, and no run's data reject it. */
  boolean isComparable() {
    return isOfOneLaw() && isTrusted(baseline) && isTrusted(other);
  }

  /** Tells whether both fitted the same law to the same sizes. */
  boolean isOfOneLaw() {
    return baseline.path("corrections").size() == other.path("corrections").size()
        && LAW.stream().allMatch(field -> baseline.path(field).equals(other.path(field)));
  }

  /** Returns what both say of the law. */
  Subject fitted() {
    return new Subject(place, fitted(baseline), fitted(other));
  }

  private JsonNode fitted(JsonNode fit) {
    ObjectNode fitted = JsonNodeFactory.instance.objectNode();
    for (String field : FITTED) {
      if (fit.has(field)) {
        fitted.set("%s of %s".formatted(field, statistic), fit.path(field));
      }
    }
    return fitted;
  }

  /**
   * Returns the difference in standard errors: those of each on the side of the other.
   *
   * @param dependence of the two runs
   */
  double z(Dependence dependence) {
    double first = baseline.path(value).asDouble();
    double second = other.path(value).asDouble();
    double scale = Math.max(Math.abs(first), Math.abs(second));
    if (Math.abs(second - first) <= Agreement.ROUNDING * scale) {
      return 0;
    }
    boolean rises = second > first;
    double error =
        dependence.error(
            new Dependence.Sampled(first, error(baseline, rises), 1),
            new Dependence.Sampled(second, error(other, !rises), 1));
    return (second - first) / error;
  }

  private double error(JsonNode fit, boolean above) {
    if (fit.has("std_error")) {
      return fit.path("std_error").asDouble();
    }
    double end = fit.path(above ? "rate_high" : "rate_low").asDouble();
    return Math.abs(end - fit.path(value).asDouble()) / HALF;
  }

  private boolean isTrusted(JsonNode fit) {
    boolean bounded =
        fit.path("std_error").isNumber()
            || (fit.path("rate_low").isNumber() && fit.path("rate_high").isNumber());
    return fit.path(value).isNumber()
        && bounded
        && fit.path("goodness_p").asDouble(1) >= RateFit.REJECTED;
  }

  private Rejudged.Ruling ruling(JsonNode fit) {
    return new Rejudged.Ruling(fit.path(value), verdict(fit));
  }

  private static String verdict(JsonNode fit) {
    return fit.path("verdict").path("is").asText();
  }
}
