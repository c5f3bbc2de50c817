package walras.rate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.SizedMarket;
import walras.kernel.Statistic;
import walras.study.Counted;
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
   * Collects what is known of a statistic in a range of sizes: the exact values where enough are
   * known, else those of replications.
   *
   * @param state the state, or -1 for all
   * @param window the sizes
   */
  static Optional<Evidence> of(
      List<EstimatedPoint> curve, int metric, int state, Statistic statistic, Interval window) {
    boolean enumerable = !(statistic instanceof Statistic.Quantile);
    Optional<Evidence> exact =
        enumerable ? ExactEvidence.of(curve, metric, state, statistic, window) : Optional.empty();
    return exact
        .filter(Evidence::bearsFit)
        .or(() -> MonteCarloEvidence.of(curve, metric, state, statistic, window))
        .or(() -> exact);
  }

  /**
   * Returns the same means with standard errors from a law fitted to the standard deviations: a
   * rare blow-up moves a mean and its own standard error together, so means weighted by their own
   * errors are biased. Where no law fits the standard deviations, or a mean is reduced, the errors
   * stay.
   */
  Evidence smoothed() {
    long normal = observations.stream().filter(Observation::isNormal).count();
    if (spreads.size() < Math.max(RateFitter.LEAST_SIZES, normal)) {
      return this;
    }
    RateFit fit = new RateFitter(spreads).power(0);
    if (!(fit.goodness() >= RateFitter.POOR_FIT)) {
      return this;
    }
    Map<Long, Observation> bySize = new HashMap<>();
    spreads.forEach(spread -> bySize.put(spread.size(), spread));
    List<Observation> smooth =
        observations.stream()
            .map(
                mean -> {
                  Observation spread = bySize.get(mean.size());
                  return spread == null ? mean : smoothed(mean, spread, fit.law());
                })
            .toList();
    return new Evidence(method, smooth, spreads, leftOut);
  }

  private static Observation smoothed(Observation mean, Observation spread, Law law) {
    double factor = law.at((double) mean.size()) / spread.value();
    return new Observation(mean.size(), mean.value(), factor * mean.standardError());
  }

  /** Returns the observations that are more than bounds. */
  List<Observation> points() {
    return observations.stream().filter(Observation::isPoint).toList();
  }

  /** Tells whether there are enough points for a fit. */
  boolean bearsFit() {
    return points().size() >= RateFitter.LEAST_SIZES;
  }

  /** Returns what the user should know of the sizes that were not used, or not as points. */
  String note() {
    List<String> notes = new ArrayList<>();
    int points = points().size();
    if (points < RateFitter.LEAST_SIZES) {
      notes.add(
          "no fit: %d of at least %d sizes can be used".formatted(points, RateFitter.LEAST_SIZES));
    }
    int bounds = observations.size() - points;
    if (bounds > 0) {
      String enter = bounds == 1 ? "1 size enters as a bound" : bounds + " sizes enter as bounds";
      notes.add(enter + ": few replications carry the estimate");
    }
    notes.addAll(leftOut);
    return String.join("; ", notes);
  }

  /** Returns a fitter of laws to the observations. */
  RateFitter fitter() {
    return method == Method.EXACT ? RateFitter.exact(observations) : new RateFitter(observations);
  }

  /** Returns the local slopes between neighbouring sizes. */
  List<LocalSlope> slopes() {
    return method == Method.EXACT ? LocalSlope.exact(observations) : LocalSlope.of(points());
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

  /** Adds the reason why some sizes are left out, if any are. */
  static void addLeftOut(List<String> reasons, int sizes, String reason) {
    if (sizes > 0) {
      reasons.add("%s left out: %s".formatted(Counted.of(sizes, "size"), reason));
    }
  }
}
