package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What two runs of different length must agree on to the last bit where the longer begins with the
 * shorter: an extreme that the longer found in the common replications is the extreme of the
 * shorter, no extreme of the longer is less extreme, the failures listed of the common replications
 * are the same, and nothing is counted less often in the longer.
 */
final class Prefix {

  private static final Pattern COUNT =
      Pattern.compile(
          "replications|failures\\.count|events\\..*|states\\[.*]\\.replications"
              + "|exceed\\[.*]\\.count");

  private final boolean baselineIsLonger;
  private final long common;
  private final List<Moved> moved = new ArrayList<>();
  private long compared;

  private Prefix(PointPair pair) {
    long baseline = PointPair.replications(pair.baseline());
    long other = PointPair.replications(pair.other());
    baselineIsLonger = baseline > other;
    common = Math.min(baseline, other);
  }

  /** Compares a design point of which one run has more replications. */
  static Agreement.Found of(PointPair pair) {
    Prefix prefix = new Prefix(pair);
    prefix.failures(pair);
    prefix.counts(pair.counts());
    for (Subject metric : pair.metrics()) {
      for (Subject estimate : PointPair.estimates(metric)) {
        prefix.counts(estimate);
        prefix.hits(metric, estimate);
        prefix.extreme(estimate, "min", 1);
        prefix.extreme(estimate, "max", -1);
      }
    }
    return new Agreement.Found(prefix.compared, prefix.moved);
  }

  private void extreme(Subject estimate, String name, int sign) {
    JsonNode longer = (baselineIsLonger ? estimate.baseline() : estimate.other()).path(name);
    JsonNode shorter = (baselineIsLonger ? estimate.other() : estimate.baseline()).path(name);
    if (longer.isMissingNode() || shorter.isMissingNode()) {
      return;
    }
    compared++;
    boolean isCommon = longer.path("replication").asLong() < common;
    double gap = longer.path("value").asDouble() - shorter.path("value").asDouble();
    if (isCommon ? !longer.equals(shorter) : sign * gap > 0) {
      moved.add(
          Moved.unequal(
              estimate.place(),
              name + ".value",
              estimate.baseline().path(name).path("value"),
              estimate.other().path(name).path("value")));
    }
  }

  /** Compares what was counted, among other things, in all replications of either run. */
  private void counts(Subject subject) {
    Map<String, JsonNode> others = Leaves.of(subject.other(), Set.of());
    Leaves.of(subject.baseline(), Set.of())
        .forEach(
            (name, baseline) -> {
              JsonNode other = others.get(name);
              if (other != null && COUNT.matcher(name).matches()) {
                count(subject, name, baseline, other);
              }
            });
  }

  /** Compares how often an indicator was 1. */
  private void hits(Subject metric, Subject estimate) {
    if (Statistics.isCounted(metric, estimate)) {
      JsonNodeFactory numbers = JsonNodeFactory.instance;
      count(
          estimate,
          "hits",
          numbers.numberNode(new Estimated(estimate.baseline()).hits()),
          numbers.numberNode(new Estimated(estimate.other()).hits()));
    }
  }

  private void count(Subject subject, String name, JsonNode baseline, JsonNode other) {
    compared++;
    long more = other.asLong() - baseline.asLong();
    if (baselineIsLonger ? more > 0 : more < 0) {
      moved.add(Moved.unequal(subject.place(), name, baseline, other));
    }
  }

  private void failures(PointPair pair) {
    JsonNode baseline = pair.baseline().path("failures");
    JsonNode other = pair.other().path("failures");
    compared++;
    if (!listed(baseline).equals(listed(other))) {
      moved.add(
          Moved.unequal(pair.place(), "failures", baseline.path("count"), other.path("count")));
    }
  }

  /** Returns the reasons of the failures listed among the common replications. */
  private Map<Long, String> listed(JsonNode failures) {
    Map<Long, String> reasons = new HashMap<>();
    for (JsonNode failure : failures.path("listed")) {
      long replication = failure.path("replication").asLong();
      if (replication < common) {
        reasons.put(replication, failure.path("reason").asText());
      }
    }
    return reasons;
  }
}
