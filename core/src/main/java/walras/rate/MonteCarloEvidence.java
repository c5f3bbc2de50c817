package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.estimate.ReducedMean;
import walras.estimate.Weighting;
import walras.kernel.Metric.Range;
import walras.kernel.Statistic;
import walras.study.Method;

/** Collects what can be fitted of one statistic where it was estimated from replications. */
final class MonteCarloEvidence {

  /** The share of the plain error below which what laws leave out may count more than errors. */
  private static final double FAR_BELOW = 0.1;

  /** The size below which fits, which square and divide values, would leave the doubles. */
  private static final double SMALLEST = 1e-150;

  private final Statistic statistic;
  private final Range range;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Observation> spreads = new ArrayList<>();
  private int notCarried;
  private int constant;
  private int withoutError;
  private int refused;
  private int tiny;

  private MonteCarloEvidence(Statistic statistic, Range range) {
    this.statistic = statistic;
    this.range = range;
  }

  /**
   * Collects the estimates of a statistic in a range of sizes.
   *
   * @param state the state, or -1 for all
   * @param window the sizes
   * @return nothing where the statistic cannot have a rate: the mean over states that differ in
   *     their limits, or a metric that is undefined at every size
   */
  static Optional<Evidence> of(
      List<EstimatedPoint> curve, int metric, int state, Statistic statistic, Interval window) {
    Range range = curve.get(0).point().market().metrics().get(metric).range();
    MonteCarloEvidence evidence = new MonteCarloEvidence(statistic, range);
    boolean defined = false;
    for (EstimatedPoint point : curve) {
      PointEstimates.OfMetric found = point.simulated(metric);
      if (found == null) {
        continue;
      }
      Optional<OptionalDouble> limit = Evidence.limit(point, metric, state);
      if (limit.isEmpty()) {
        return Optional.empty();
      }
      defined = true;
      if (point.point().sized().isWeighted() && !(statistic instanceof Statistic.Mean)) {
        return Optional.empty();
      }
      if (window.holds(point.point().size())) {
        Estimate estimate = state < 0 ? found.overall() : found.given().get(state);
        evidence.add(point.point().size(), estimate, limit.get().orElse(0));
      }
    }
    return defined ? Optional.of(evidence.collected()) : Optional.empty();
  }

  private void add(long size, Estimate estimate, double limit) {
    if (estimate.replications() < 2) {
      notCarried++;
    } else if (estimate.weighting().isPresent()) {
      weighted(size, estimate.weighting().get(), limit);
    } else if (statistic instanceof Statistic.Mean) {
      mean(size, estimate, limit);
    } else if (statistic instanceof Statistic.StandardDeviation) {
      standardDeviation(size, estimate);
    } else if (statistic instanceof Statistic.Quantile quantile) {
      int level = Estimate.LEVELS.indexOf(quantile.level());
      quantile(size, estimate.quantiles().get(level) - limit, estimate.quantileErrors().get(level));
    } else if (statistic instanceof Statistic.Exceedance wanted) {
      estimate.exceedances().stream()
          .filter(found -> found.threshold().compareTo(wanted.threshold()) == 0)
          .map(found -> Observation.count(size, found.count(), found.replications()))
          .forEach(observations::add);
    }
  }

  /** Adds a weighted mean, whose deviation from the centre may be far below its rounding. */
  private void weighted(long size, Weighting weighting, double limit) {
    double deviation = weighting.deviation().value() + (weighting.centre() - limit);
    double error = weighting.standardError().value();
    if (weighting.refusal().isPresent()) {
      refused++;
    } else if (weighting.isZero()) {
      constant++;
    } else if (Math.min(Math.abs(deviation), error) < SMALLEST) {
      tiny++;
    } else if (weighting.contributing() >= Estimate.LEAST_CONTRIBUTING) {
      observations.add(new Observation(size, deviation, error));
    } else {
      notCarried++;
    }
  }

  private void mean(long size, Estimate estimate, double limit) {
    boolean varies = estimate.standardDeviation() > 0;
    Optional<ReducedMean> reduced = usable(estimate);
    if (varies && estimate.isCarried() && reduced.isPresent()) {
      double deviation = reduced.get().mean() - limit;
      double error = reduced.get().standardError();
      observations.add(
          error < FAR_BELOW * estimate.standardError()
              ? Observation.reduced(size, deviation, error)
              : new Observation(size, deviation, error));
    } else if (range == Range.INDICATOR && limit == 0) {
      long count = Math.round(estimate.mean() * (double) estimate.replications());
      observations.add(Observation.count(size, count, estimate.replications()));
    } else if (varies && estimate.isCarried()) {
      observations.add(new Observation(size, estimate.mean() - limit, estimate.standardError()));
      spreads.add(spread(size, estimate));
    } else {
      bound(size, estimate, limit);
    }
  }

  /** Adds what few replications, or none, say of the mean of a metric that is never negative. */
  private void bound(long size, Estimate estimate, double limit) {
    boolean varies = estimate.standardDeviation() > 0;
    boolean vanishes = limit == 0 && !range.isSigned();
    long bounded = range == Range.PROBABILITY ? estimate.replications() : 0;
    if (vanishes && varies && estimate.contributing() > 0) {
      observations.add(
          Observation.fewEvents(size, estimate.mean(), estimate.contributing(), bounded));
    } else if (vanishes && bounded > 0 && estimate.mean() == 0) {
      observations.add(Observation.fewEvents(size, 0, 0, bounded));
    } else if (varies) {
      notCarried++;
    } else {
      constant++;
    }
  }

  private void standardDeviation(long size, Estimate estimate) {
    if (!(estimate.standardDeviation() > 0)) {
      constant++;
    } else if (estimate.isCarried()) {
      observations.add(spread(size, estimate));
    } else {
      notCarried++;
    }
  }

  /** Adds a quantile as a deviation from the metric's limit, if its error is known. */
  void quantile(long size, double deviation, double standardError) {
    if (standardError > 0 && Double.isFinite(deviation)) {
      observations.add(new Observation(size, deviation, standardError));
    } else {
      withoutError++;
    }
  }

  private Evidence collected() {
    List<String> reasons = new ArrayList<>();
    Evidence.addLeftOut(
        reasons,
        notCarried,
        "fewer than %d replications carry the estimate".formatted(Estimate.LEAST_CONTRIBUTING));
    Evidence.addLeftOut(reasons, constant, "no variation");
    Evidence.addLeftOut(reasons, withoutError, "no error");
    Evidence.addLeftOut(
        reasons,
        refused,
        "one replication carries more than %d %% of the mean"
            .formatted(Math.round(100 * Weighting.LARGEST_SHARE)));
    Evidence.addLeftOut(reasons, tiny, "mean below " + SMALLEST);
    return new Evidence(Method.MONTE_CARLO, observations, spreads, reasons);
  }

  /** Returns the reduced mean if it has an error, by which a fit could weight it. */
  private static Optional<ReducedMean> usable(Estimate estimate) {
    return estimate.reduced().filter(reduced -> reduced.standardError() > 0);
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
}
