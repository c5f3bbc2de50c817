package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.estimate.ReducedMean;
import walras.kernel.SizedMarket;
import walras.kernel.Statistic;
import walras.study.Method;

/**
 * What can be fitted of one statistic.
 *
 * @param method where the values come from: replications or an enumeration
 * @param observations the usable estimates in ascending order of sizes
 * @param spreads the standard deviations behind those that are plain means
 * @param leftOut how many sizes cannot be used and why, one sentence each
 */
record Evidence(
    Method method,
    List<Observation> observations,
    List<Observation> spreads,
    List<String> leftOut) {

  /** Copies the lists. */
  Evidence {
    observations = List.copyOf(observations);
    spreads = List.copyOf(spreads);
    leftOut = List.copyOf(leftOut);
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
    int constant = 0;
    boolean defined = false;
    for (EstimatedPoint point : curve) {
      PointEstimates.OfMetric found = point.simulated(metric);
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
        constant++;
      } else if (!estimate.isCarried()) {
        leftOut++;
      } else {
        if (statistic.equals(Statistic.MEAN)) {
          observations.add(mean(size, estimate, limit.get().orElse(0)));
          spreads.addAll(behindPlainMean(size, estimate));
        } else {
          observations.add(spread(size, estimate));
        }
      }
    }
    return defined
        ? Optional.of(
            new Evidence(Method.MONTE_CARLO, observations, spreads, reasons(leftOut, constant)))
        : Optional.empty();
  }

  private static Observation mean(long size, Estimate estimate, double limit) {
    return usable(estimate)
        .map(reduced -> new Observation(size, reduced.mean() - limit, reduced.standardError()))
        .orElseGet(() -> new Observation(size, estimate.mean() - limit, estimate.standardError()));
  }

  private static List<Observation> behindPlainMean(long size, Estimate estimate) {
    return usable(estimate).isEmpty() ? List.of(spread(size, estimate)) : List.of();
  }

  /** Returns the reduced mean if it has an error, by which a fit could weight it. */
  private static Optional<ReducedMean> usable(Estimate estimate) {
    return estimate.reduced().filter(reduced -> reduced.standardError() > 0);
  }

  /** Returns the evidence of a range of sizes. */
  Evidence between(double from, double to) {
    return new Evidence(method, within(observations, from, to), within(spreads, from, to), leftOut);
  }

  private static List<Observation> within(List<Observation> all, double from, double to) {
    return all.stream()
        .filter(observation -> observation.size() >= from && observation.size() <= to)
        .toList();
  }

  /**
   * Returns the same means with standard errors from a law fitted to the standard deviations: a
   * rare blow-up moves a mean and its own standard error together, so means weighted by their own
   * errors are biased. Where no law fits the standard deviations, or a mean is reduced, the errors
   * stay.
   */
  Evidence smoothed() {
    if (spreads.size() < Math.max(RateFitter.LEAST_SIZES, observations.size())) {
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
    return new Evidence(method, smooth, spreads, leftOut);
  }

  /** Returns what the user should know of the sizes that were not used. */
  String note() {
    List<String> notes = new ArrayList<>();
    if (observations.size() < RateFitter.LEAST_SIZES) {
      notes.add(
          "no fit: %d of at least %d sizes can be used"
              .formatted(observations.size(), RateFitter.LEAST_SIZES));
    }
    notes.addAll(leftOut);
    return String.join("; ", notes);
  }

  private static List<String> reasons(int leftOut, int constant) {
    List<String> reasons = new ArrayList<>();
    if (leftOut > 0) {
      reasons.add(
          "%d sizes left out: fewer than %d replications carry the estimate"
              .formatted(leftOut, Estimate.LEAST_CONTRIBUTING));
    }
    if (constant > 0) {
      reasons.add("%d sizes left out: no variation".formatted(constant));
    }
    return reasons;
  }

  /** Returns a fitter of laws to the observations. */
  RateFitter fitter() {
    return method == Method.EXACT ? RateFitter.exact(observations) : new RateFitter(observations);
  }

  /** Returns the local slopes between neighbouring sizes. */
  List<LocalSlope> slopes() {
    return method == Method.EXACT ? LocalSlope.exact(observations) : LocalSlope.of(observations);
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
  static Optional<OptionalDouble> limit(EstimatedPoint point, int metric, int state) {
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
