package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
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

  /** Compares how many replications of a design point failed. */
  void failures(PointPair pair) {
    long first = pair.baseline().path("failures").path("count").asLong();
    long second = pair.other().path("failures").path("count").asLong();
    if (!pair.isExact() && first + second > 0) {
      frequency(
          new Subject(pair.place(), pair.baseline(), pair.other()),
          new Frequency("failures", first, second));
    }
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
      frequency(estimate, new Frequency("mean", first.hits(), second.hits()));
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
              estimate,
              new Frequency(event, baseline.path("count").asLong(), other.path("count").asLong()));
        }
      }
    }
  }

  /** How often an event happened in either run. */
  private record Frequency(String statistic, long baseline, long other) {}

  private void frequency(Subject subject, Frequency found) {
    long first = PointPair.replications(subject.baseline());
    long second = PointPair.replications(subject.other());
    Fisher test = fisher(found, first, second);
    if (dependence == Dependence.UNKNOWN || !test.isPossible()) {
      return;
    }
    JsonNodeFactory numbers = JsonNodeFactory.instance;
    compared.add(
        new Compared(
            subject.place(),
            found.statistic(),
            numbers.numberNode((double) found.baseline() / (double) first),
            numbers.numberNode((double) found.other() / (double) second),
            test.z(),
            test.p()));
  }

  /**
   * Returns the test of two samples without common replications.
   *
   * @param ofBaseline how many replications the first frequency is of
   * @param ofOther how many the second is of
   */
  private Fisher fisher(Frequency found, long ofBaseline, long ofOther) {
    long baseline = found.baseline();
    long other = found.other();
    if (dependence != Dependence.PREFIX) {
      return new Fisher(baseline, ofBaseline, other, ofOther);
    }
    return ofBaseline < ofOther
        ? new Fisher(baseline, ofBaseline, other - baseline, ofOther - ofBaseline)
        : new Fisher(baseline - other, ofBaseline - ofOther, other, ofOther);
  }
}
