package walras.rate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.exact.StudyEstimates;
import walras.kernel.Statistic;
import walras.study.DesignPoint;
import walras.study.JudgedStates;
import walras.study.Precision;
import walras.study.Study;

/** Finds the rates of means whose precision a study asks for. */
public final class MeanRates {

  private final Precision.OfRate precision;
  private final Study study;
  private final Map<Long, Integer> positions = new HashMap<>();

  private MeanRates(Study study, Precision.OfRate precision) {
    this.precision = precision;
    this.study = study;
    for (int i = 0; i < study.points().size(); i++) {
      positions.put(study.points().get(i).hash(), i);
    }
  }

  /**
   * Returns the rates, market by market.
   *
   * @param estimates what is known of each design point, in the order of the study
   */
  public static List<MeanRate> of(
      Study study, Precision.OfRate precision, List<PointEstimates> estimates) {
    return new MeanRates(study, precision).all(estimates);
  }

  private List<MeanRate> all(List<PointEstimates> estimates) {
    List<MeanRate> found = new ArrayList<>();
    StudyRates.curves(study, StudyEstimates.ofReplications(estimates))
        .forEach(
            (key, all) -> {
              List<EstimatedPoint> curve = all.stream().filter(this::isJudged).toList();
              if (!curve.isEmpty()) {
                for (int state : JudgedStates.of(curve.get(0).point(), precision)) {
                  found.addAll(at(key, curve, state));
                }
              }
            });
    return found;
  }

  private boolean isJudged(EstimatedPoint point) {
    return !JudgedStates.of(point.point(), precision).isEmpty();
  }

  /** Returns the rate in each regime that theory knows. */
  private List<MeanRate> at(StudyRates.Key key, List<EstimatedPoint> curve, int state) {
    DesignPoint first = curve.get(0).point();
    int metric = JudgedStates.metric(first, precision.metric());
    Subject subject = key.subject(curve, metric, state, Statistic.MEAN);
    return CurveRates.of(study, curve, subject, metric, state).stream()
        .map(task -> at(task, curve, metric, state))
        .toList();
  }

  private MeanRate at(CurveRates.Task task, List<EstimatedPoint> curve, int metric, int state) {
    Interval window = task.window();
    RateRow row = task.row();
    List<MeanRate.MeanAt> means =
        curve.stream()
            .filter(
                point ->
                    point.point().size() >= window.low() && point.point().size() <= window.high())
            .map(point -> mean(point, metric, state, row.fit()))
            .sorted(Comparator.comparingLong(MeanRate.MeanAt::size))
            .toList();
    return new MeanRate(
        row.subject().given(),
        curve.stream().map(point -> position(point.point())).toList(),
        means,
        row.fit());
  }

  private MeanRate.MeanAt mean(EstimatedPoint point, int metric, int state, Optional<RateFit> fit) {
    PointEstimates.OfMetric found = Objects.requireNonNull(point.simulated(metric));
    Estimate estimate = state < 0 ? found.overall() : found.given().get(state);
    long size = point.point().size();
    double error =
        fit.map(RateFit::series)
            .flatMap(series -> series.error(size))
            .orElse(
                estimate.standardDeviation() > 0
                    ? estimate.standardError()
                    : Double.POSITIVE_INFINITY);
    return new MeanRate.MeanAt(position(point.point()), size, error, estimate.contributing());
  }

  private int position(DesignPoint point) {
    return Objects.requireNonNull(positions.get(point.hash()));
  }
}
