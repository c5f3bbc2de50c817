package walras.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.estimate.Estimate;
import walras.estimate.MetricPair;
import walras.estimate.PairCovariance;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.exact.StudyEstimates;
import walras.kernel.Metric;
import walras.study.DesignPoint;
import walras.study.Method;

/** The means of the design points of a study in one state or in all, by one method. */
final class Means {

  private final List<DesignPoint> points;
  private final StudyEstimates estimates;
  private final Method method;
  private final int state;
  private final List<String> uncarried = new ArrayList<>();

  /**
   * Creates means.
   *
   * @param method replications or enumeration, not both
   * @param state index of the state, or -1 for all
   */
  Means(List<DesignPoint> points, StudyEstimates estimates, Method method, int state) {
    this.points = points;
    this.estimates = estimates;
    this.method = method;
    this.state = state;
  }

  DesignPoint point(int position) {
    return points.get(position);
  }

  boolean isExact() {
    return method == Method.EXACT;
  }

  /** Returns the mean of a metric without what controls explain, or nothing if there is none. */
  Optional<KnownMean> sharpest(int position, String metric) {
    return isExact()
        ? exact(position, metric)
        : noted(metric, estimate(position, metric).map(KnownMean::sharpest));
  }

  /** Returns the mean of a metric over all replications, or nothing if there is none. */
  Optional<KnownMean> plain(int position, String metric) {
    return isExact()
        ? exact(position, metric)
        : noted(metric, estimate(position, metric).map(KnownMean::plain));
  }

  /** Returns the covariance of two means over all replications. */
  double covariance(int position, String left, String right) {
    if (isExact()) {
      return 0;
    }
    MetricPair pair = new MetricPair(index(position, left), index(position, right));
    PairCovariance covariance = estimates.simulated().get(position).pairs().get(pair);
    if (covariance == null) {
      throw new IllegalStateException("no co-moment of %s and %s was kept".formatted(left, right));
    }
    return state < 0 ? covariance.overall() : covariance.given().get(state);
  }

  /** Returns a note on the means asked for so far that too few replications carry. */
  List<String> notes() {
    if (uncarried.isEmpty()) {
      return List.of();
    }
    String names = String.join(", ", uncarried.stream().distinct().toList());
    return List.of(
        "mean of %s carried by fewer than %d replications"
            .formatted(names, Estimate.LEAST_CONTRIBUTING));
  }

  private Optional<KnownMean> noted(String metric, Optional<KnownMean> mean) {
    if (mean.isPresent() && !mean.get().carried()) {
      uncarried.add(metric);
    }
    return mean.filter(known -> !Double.isNaN(known.mean()));
  }

  private Optional<Estimate> estimate(int position, String metric) {
    PointEstimates.OfMetric found =
        estimates.simulated().get(position).metrics().get(index(position, metric));
    return Optional.ofNullable(found)
        .map(known -> state < 0 ? known.overall() : known.given().get(state));
  }

  private Optional<KnownMean> exact(int position, String metric) {
    ExactEstimates.OfMetric found =
        estimates.exact().get(position).metrics().get(index(position, metric));
    Optional<ExactEstimate> law =
        Optional.ofNullable(found)
            .map(known -> state < 0 ? known.overall() : known.given().get(state));
    return law.map(KnownMean::exact);
  }

  private int index(int position, String metric) {
    List<String> names =
        points.get(position).market().metrics().stream().map(Metric::name).toList();
    return names.indexOf(metric);
  }
}
