package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import walras.compare.Dependence.Sampled;
import walras.estimate.Estimate;

/** Collects the comparisons of what two runs estimated with errors. */
final class Statistics {

  private final Dependence dependence;
  private final List<Compared> compared = new ArrayList<>();
  private long uncarried;

  Statistics(Dependence dependence) {
    this.dependence = dependence;
  }

  /** Returns the comparisons. */
  List<Compared> compared() {
    return compared;
  }

  /** Returns how many means were not compared, since too few replications carry them. */
  long uncarried() {
    return uncarried;
  }

  /** Compares how often something happened in all replications of a design point. */
  void counts(PointPair pair) {
    if (pair.isExact()) {
      return;
    }
    long first = PointPair.replications(pair.baseline());
    long second = PointPair.replications(pair.other());
    JsonNode baseline = pair.baseline();
    JsonNode other = pair.other();
    frequency(
        pair.place(),
        "failures",
        new Frequency(baseline.path("failures").path("count").asLong(), first),
        new Frequency(other.path("failures").path("count").asLong(), second));
    for (Map.Entry<String, JsonNode> event : baseline.path("events").properties()) {
      JsonNode twin = other.path("events").path(event.getKey());
      if (twin.isNumber()) {
        int most = Math.max(1, baseline.path("metrics").size());
        frequency(
            pair.place(),
            "events." + event.getKey(),
            new Frequency(event.getValue().asLong(), first, most),
            new Frequency(twin.asLong(), second, most));
      }
    }
    states(pair);
  }

  private void states(PointPair pair) {
    Twins states =
        Twins.of(pair.baseline().path("states"), pair.other().path("states"), PointPair::name);
    long first = drawn(pair.baseline());
    long second = drawn(pair.other());
    for (Twins.Pair state : states.inBoth()) {
      frequency(
          pair.place().given(PointPair.name(state.baseline())),
          "frequency",
          new Frequency(PointPair.replications(state.baseline()), first),
          new Frequency(PointPair.replications(state.other()), second));
    }
  }

  /** Returns how many replications drew any state and did not fail. */
  private static long drawn(JsonNode point) {
    return Twins.stream(point.path("states")).mapToLong(PointPair::replications).sum();
  }

  /**
   * Compares an estimate.
   *
   * @param metric what both runs say of the metric
   * @param estimate what they say of it in one state, or over all
   */
  void estimate(Subject metric, Subject estimate) {
    Estimated first = new Estimated(estimate.baseline());
    Estimated second = new Estimated(estimate.other());
    if (!first.has("mean") || !second.has("mean")) {
      uncarried++;
      return;
    }
    if (isCounted(metric, estimate) && dependence != Dependence.UNKNOWN) {
      frequency(
          estimate.place(),
          "mean",
          new Frequency(first.hits(), PointPair.replications(estimate.baseline())),
          new Frequency(second.hits(), PointPair.replications(estimate.other())));
      return;
    }
    mean(estimate, first, second);
    standardDeviation(estimate, first, second);
    quantiles(estimate, first, second);
    exceedances(estimate);
  }

  /** Tells whether both means are frequencies of what either happens in a replication or not. */
  static boolean isCounted(Subject metric, Subject estimate) {
    JsonNode json = metric.baseline();
    return Stream.of(estimate.baseline(), estimate.other())
            .map(Estimated::new)
            .noneMatch(side -> side.isExact() || !side.has("mean"))
        && json.path("range").asText().equals("indicator")
        && !json.has("expectation_given")
        && !json.has("covered_by");
  }

  private void mean(Subject estimate, Estimated first, Estimated second) {
    if (!isCarried(first, second)) {
      uncarried++;
      return;
    }
    String name = first.nameOfMean(second);
    if (first.has(name) && second.has(name)) {
      add(estimate, name, dependence.error(first.mean(name), second.mean(name)));
    }
    if (first.has("reduced_mean") && second.has("reduced_mean")) {
      // A pilot is left out of them, so that no share of replications is known to be in both.
      Dependence reduced = dependence == Dependence.PREFIX ? Dependence.INDEPENDENT : dependence;
      add(estimate, "reduced_mean", reduced.error(first.reducedMean(), second.reducedMean()));
    }
  }

  private void standardDeviation(Subject estimate, Estimated first, Estimated second) {
    boolean known = first.has("std_dev") && second.has("std_dev");
    if (known && first.carriesSpread() && second.carriesSpread() && isCarried(first, second)) {
      Sampled baseline = first.standardDeviation();
      Sampled other = second.standardDeviation();
      add(estimate, "std_dev", dependence.error(baseline, other));
    }
  }

  private boolean isCarried(Estimated first, Estimated second) {
    boolean each = first.isCarried() && second.isCarried();
    if (!each || dependence != Dependence.PREFIX) {
      return each;
    }
    double more = Math.abs(first.replications() - second.replications());
    return more == 0
        || Math.min(first.contributing(more), second.contributing(more))
            >= Estimate.LEAST_CONTRIBUTING;
  }

  private void add(Subject estimate, String statistic, double error) {
    JsonNode baseline = estimate.baseline().path(statistic);
    JsonNode other = estimate.other().path(statistic);
    double difference = other.asDouble() - baseline.asDouble();
    boolean rounding = Relative.of(estimate, statistic, baseline, other) <= Agreement.ROUNDING;
    compared.add(Compared.normal(estimate, statistic, rounding ? 0 : difference / error));
  }

  private void quantiles(Subject estimate, Estimated first, Estimated second) {
    JsonNode baseline = estimate.baseline().path("quantiles");
    JsonNode other = estimate.other().path("quantiles");
    if (baseline.isEmpty() || other.isEmpty()) {
      return;
    }
    QuantileOrder order = QuantileOrder.of(baseline, other);
    double spread = dependence.spread(first.replications(), second.replications());
    compared.add(
        new Compared(
            estimate.place(),
            order.baseline().equals(order.other())
                ? "quantiles"
                : "%s against %s".formatted(order.baseline(), order.other()),
            baseline.path(order.baseline()),
            other.path(order.other()),
            order.distance() == 0 ? 0 : 2 * order.distance() / Math.sqrt(spread),
            order.distance() == 0 ? 1 : order.p(spread)));
  }

  private void exceedances(Subject estimate) {
    if (dependence == Dependence.UNKNOWN) {
      return;
    }
    for (JsonNode baseline : estimate.baseline().path("exceed")) {
      for (JsonNode other : estimate.other().path("exceed")) {
        boolean counted = baseline.has("count") && other.has("count");
        if (counted && baseline.path("threshold").equals(other.path("threshold"))) {
          String event = "P[>%s]".formatted(baseline.path("threshold").asText());
          frequency(
              estimate.place(),
              event,
              new Frequency(
                  baseline.path("count").asLong(), PointPair.replications(estimate.baseline())),
              new Frequency(
                  other.path("count").asLong(), PointPair.replications(estimate.other())));
        }
      }
    }
  }

  private void frequency(Place place, String statistic, Frequency first, Frequency second) {
    Fisher test = dependence == Dependence.PREFIX ? first.beyond(second) : first.against(second);
    boolean happened = first.times() + second.times() > 0;
    if (dependence == Dependence.UNKNOWN || !happened || !test.isPossible()) {
      return;
    }
    JsonNodeFactory numbers = JsonNodeFactory.instance;
    compared.add(
        new Compared(
            place,
            statistic,
            numbers.numberNode(first.share()),
            numbers.numberNode(second.share()),
            test.z(),
            test.p()));
  }
}
