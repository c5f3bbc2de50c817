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
 * @param spreads the standard deviations behind them if they are means, else nothing
 * @param leftOut how many sizes rest on too few replications to be used
 * @param exact how many sizes have a value without any error, which no weighted fit can use
 */
record Evidence(List<Observation> observations, List<Observation> spreads, int leftOut, int exact) {

  /** Copies the list. */
  Evidence {
    observations = List.copyOf(observations);
    spreads = List.copyOf(spreads);
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
    List<Observation> spreads = new ArrayList<>();
    int leftOut = 0;
    int exact = 0;
    boolean defined = false;
    boolean reduced = false;
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
      } else if (!estimate.isCarried()) {
        leftOut++;
      } else {
        Observation spread = spread(size, estimate);
        if (statistic == Statistic.MEAN) {
          double origin = limit.get().orElse(0);
          reduced |= estimate.reduced().isPresent();
          observations.add(
              estimate
                  .reduced()
                  .map(mean -> new Observation(size, mean.mean() - origin, mean.standardError()))
                  .orElseGet(
                      () ->
                          new Observation(
                              size, estimate.mean() - origin, estimate.standardError())));
          spreads.add(spread);
        } else {
          observations.add(spread);
        }
      }
    }
    return defined
        ? Optional.of(new Evidence(observations, reduced ? List.of() : spreads, leftOut, exact))
        : Optional.empty();
  }

  /** Returns the evidence of a range of sizes. */
  Evidence between(double from, double to) {
    return new Evidence(within(observations, from, to), within(spreads, from, to), leftOut, exact);
  }

  private static List<Observation> within(List<Observation> all, double from, double to) {
    return all.stream()
        .filter(observation -> observation.size() >= from && observation.size() <= to)
        .toList();
  }

  /**
   * Returns the same means with standard errors from a law fitted to the standard deviations: a
   * rare blow-up moves a mean and its own standard error together, so means weighted by their own
   * errors are biased. Where no law fits the standard deviations, the errors stay.
   */
  Evidence smoothed() {
    if (spreads.size() < RateFitter.LEAST_SIZES) {
      return this;
    }
    RateFit fit = new RateFitter(spreads).power(0);
    if (!(fit.goodness() >= RateFitter.POOR_FIT)) {
      return this;
    }
    List<Observation> smooth = new ArrayList<>();
    for (int i = 0; i < observations.size(); i++) {
      Observation mean = observations.get(i);
      double factor = fit.law().at((double) mean.size()) / spreads.get(i).value();
      smooth.add(new Observation(mean.size(), mean.value(), factor * mean.standardError()));
    }
    return new Evidence(smooth, spreads, leftOut, exact);
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
              .formatted(leftOut, Estimate.LEAST_CONTRIBUTING));
    }
    if (exact > 0) {
      notes.add("%d sizes left out: no variation".formatted(exact));
    }
    return String.join("; ", notes);
  }

  /**
   * Returns the standard deviation, whose error follows from the fourth moment. Kurtosis is at
   * least 1, so the excess is at least {@code 2 / (replications - 1)} but for rounding.
   */
  private static Observation spread(long size, Estimate estimate) {
    double replications = (double) estimate.replications();
    double sd = estimate.standardDeviation();
    double excess =
        Math.max(
            2 / (replications - 1), estimate.kurtosis() - (replications - 3) / (replications - 1));
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
