package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.kernel.SizedMarket;
import walras.kernel.Theory.Statistic;

/**
 * What can be fitted of one statistic.
 *
 * @param observations the usable estimates in ascending order of sizes
 * @param leftOut how many sizes rest on too few replications to be used
 * @param exact how many sizes have a value without any error, which no weighted fit can use
 */
record Evidence(List<Observation> observations, int leftOut, int exact) {

  /** The number of replications that must carry an estimate for it to enter a fit. */
  static final double LEAST_CONTRIBUTING = 100;

  /** Copies the list. */
  Evidence {
    observations = List.copyOf(observations);
  }

  /**
   * Collects the estimates of a statistic.
   *
   * @param state the state, or -1 for all
   * @return nothing where the statistic cannot have a rate: the mean over states that differ in
   *     their limits, or a metric that is undefined at every size
   */
  static Optional<Evidence> of(
      List<EstimatedPoint> curve, int metric, int state, Statistic statistic) {
    List<Observation> observations = new ArrayList<>();
    int leftOut = 0;
    int exact = 0;
    boolean defined = false;
    for (EstimatedPoint point : curve) {
      PointEstimates.OfMetric found = point.estimates().metrics().get(metric);
      if (found == null) {
        continue;
      }
      Optional<OptionalDouble> limit = limit(point, metric, state);
      if (limit.isEmpty()) {
        return Optional.empty();
      }
      defined = true;
      Estimate estimate = state < 0 ? found.overall() : found.given().get(state);
      long size = point.point().size();
      if (estimate.replications() < 2) {
        leftOut++;
      } else if (!(estimate.standardDeviation() > 0)) {
        exact++;
      } else if (!(contributing(estimate) >= LEAST_CONTRIBUTING)) {
        leftOut++;
      } else {
        observations.add(observation(size, estimate, statistic, limit.get().orElse(0)));
      }
    }
    return defined ? Optional.of(new Evidence(observations, leftOut, exact)) : Optional.empty();
  }

  /**
   * Returns the number of replications that carry an estimate: (sum of squares)^2 over the sum of
   * fourth powers of deviations from the mean. It is the number of hits of a rare indicator.
   */
  static double contributing(Estimate estimate) {
    return (double) estimate.replications() / estimate.kurtosis();
  }

  /** Returns the evidence of a range of sizes. */
  Evidence between(double from, double to) {
    List<Observation> within =
        observations.stream()
            .filter(observation -> observation.size() >= from && observation.size() <= to)
            .toList();
    return new Evidence(within, leftOut, exact);
  }

  /** Returns what the user should know of the sizes that were not used. */
  String note() {
    List<String> notes = new ArrayList<>();
    if (observations.size() < RateFitter.LEAST_SIZES) {
      notes.add(
          "no fit: %d of at least %d sizes can be used"
              .formatted(observations.size(), RateFitter.LEAST_SIZES));
    }
    if (leftOut > 0) {
      notes.add(
          "%d sizes left out: fewer than %d replications carry the estimate"
              .formatted(leftOut, (int) LEAST_CONTRIBUTING));
    }
    if (exact > 0) {
      notes.add("%d sizes left out: no variation".formatted(exact));
    }
    return String.join("; ", notes);
  }

  private static Observation observation(
      long size, Estimate estimate, Statistic statistic, double limit) {
    if (statistic == Statistic.MEAN) {
      return new Observation(size, estimate.mean() - limit, estimate.standardError());
    }
    double replications = (double) estimate.replications();
    double sd = estimate.standardDeviation();
    double excess = estimate.kurtosis() - (replications - 3) / (replications - 1);
    return new Observation(size, sd, sd / 2 * Math.sqrt(excess / replications));
  }

  /** Returns the limit of the mean, if it has one, or nothing if states disagree. */
  private static Optional<OptionalDouble> limit(EstimatedPoint point, int metric, int state) {
    SizedMarket sized = point.point().sized();
    OptionalDouble first = sized.limit(metric, Math.max(0, state));
    for (int z = 0; state < 0 && z < point.point().market().states().size(); z++) {
      if (!first.equals(sized.limit(metric, z))) {
        return Optional.empty();
      }
    }
    return Optional.of(first);
  }
}
