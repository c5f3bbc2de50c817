package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Decay;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.study.Method;
import walras.study.RateOptions;
import walras.study.Study;

/** Extrapolates the means of one market that have a limit. */
final class CurveLimits {

  private final Study study;

  private CurveLimits(Study study) {
    this.study = study;
  }

  /**
   * Returns a row for each mean that has a limit.
   *
   * @param points the design points of one market
   * @param subjects makes the subject of a fit
   */
  static List<LimitRow> of(Study study, List<EstimatedPoint> points, Subject.Factory subjects) {
    CurveLimits limits = new CurveLimits(study);
    Market market = points.get(0).point().market();
    EstimatedPoint largest = points.get(points.size() - 1);
    List<LimitRow> rows = new ArrayList<>();
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      int last = market.states().size() > 1 ? market.states().size() : 0;
      for (int state = -1; state < last; state++) {
        Optional<OptionalDouble> limit = Evidence.limit(largest, metric, state);
        Subject subject = subjects.of(points, metric, state, Statistic.MEAN);
        Optional<Theory> theory = theory(subject.metric(), state);
        Optional<Evidence> evidence =
            Evidence.of(
                points, metric, state, Statistic.MEAN, limits.window(subject.metric(), theory));
        if (limit.isPresent() && limit.get().isPresent() && evidence.isPresent()) {
          rows.add(row(subject, theory, limit.get().getAsDouble(), evidence.get().smoothed()));
        }
      }
    }
    return rows;
  }

  /** Of several regimes the one of the largest sizes leads to the limit. */
  private static Optional<Theory> theory(Metric metric, int state) {
    return Theories.of(metric, state, Statistic.MEAN).stream()
        .reduce((first, second) -> second.from() > first.from() ? second : first);
  }

  private Interval window(Metric metric, Optional<Theory> theory) {
    RateOptions.OfMetric asked = study.rates().of(metric.name());
    double from = Math.max((double) asked.from(), Theories.settled(metric, asked, theory));
    return new Interval(from, (double) asked.to());
  }

  private static LimitRow row(
      Subject subject, Optional<Theory> theory, double limit, Evidence used) {
    if (!used.bearsFit()) {
      return new LimitRow(
          subject, used.method(), limit, Optional.empty(), Judgement.UNDECIDED, used.note());
    }
    Errors errors = used.method() == Method.EXACT ? Errors.RESIDUAL : Errors.STATED;
    List<Decay> decays = theory.map(Theory::decay).map(List::of).orElse(List.of());
    LimitFit fit = LimitFit.of(used.points(), errors, decays);
    String note = fit.isRejected() ? "the data reject the law" : "";
    return new LimitRow(subject, used.method(), limit, Optional.of(fit), Judgement.UNDECIDED, note);
  }
}
