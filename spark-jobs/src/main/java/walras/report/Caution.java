package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import walras.estimate.Estimate;
import walras.estimate.Weighting;

/** What a reader must know of an estimate that its standard error does not tell. */
final class Caution {

  /** The kurtosis above which rare values may decide the mean. */
  private static final double HEAVY = 100;

  private static final Set<String> BOUNDED = Set.of("probability", "indicator");

  private Caution() {}

  /**
   * Returns what to be careful about, or an empty text.
   *
   * @param metric the metric's object in the results
   * @param estimate one of its estimates
   */
  static String note(JsonNode metric, JsonNode estimate) {
    if (estimate.has("refused")) {
      return "refused: " + estimate.path("refused").asText();
    }
    List<String> notes = new ArrayList<>();
    if (metric.has("approximate")) {
      notes.add(approximation(metric.path("approximate")));
    }
    if (!isCarried(estimate)) {
      notes.add(
          "mean carried by fewer than %d replications".formatted(Estimate.LEAST_CONTRIBUTING));
    }
    if (estimate.path("kurtosis").asDouble() > HEAVY) {
      notes.add(
          String.format(
              Locale.ROOT, "kurtosis %.3g: rare values", estimate.path("kurtosis").asDouble()));
    }
    if (isDrifting(estimate)) {
      notes.add("the means of a quarter, a half and all of the replications disagree");
    }
    if (mayHaveMissed(metric, estimate)) {
      notes.add(
          "all %s replications alike: an event rarer than 3 in that many may have been missed"
              .formatted(estimate.path("replications").asText()));
    }
    return String.join("; ", notes);
  }

  private static String approximation(JsonNode approximate) {
    return approximate.has("error")
        ? String.format(
            Locale.ROOT, "approximate: off by at most %.2g", approximate.path("error").asDouble())
        : "approximate: " + approximate.path("reason").asText();
  }

  /** Tells whether the standard error may be far too small. */
  static boolean isNeeded(JsonNode metric, JsonNode estimate) {
    return !isCarried(estimate) || isDrifting(estimate) || mayHaveMissed(metric, estimate);
  }

  /** Tells whether enough replications carry a mean, all values are equal, or none was drawn. */
  private static boolean isCarried(JsonNode estimate) {
    return estimate.path("contributing").isMissingNode()
        || !isSpread(estimate)
        || estimate.path("contributing").asDouble() >= Estimate.LEAST_CONTRIBUTING;
  }

  /** Tells whether something that can be anything from 0 to 1 was the same in all replications. */
  private static boolean mayHaveMissed(JsonNode metric, JsonNode estimate) {
    return estimate.path("replications").asLong() > 0
        && !isSpread(estimate)
        && BOUNDED.contains(metric.path("range").asText());
  }

  private static boolean isDrifting(JsonNode estimate) {
    return estimate.path("drift").asDouble() > Weighting.LARGEST_DRIFT;
  }

  private static boolean isSpread(JsonNode estimate) {
    return estimate.has("largest_at") || estimate.path("std_dev").asDouble() > 0;
  }
}
