package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.study.RateModel;
import walras.study.RateOptions;
import walras.study.Study;

/** Fits rates to the statistics of one market at all its sizes. */
final class CurveRates {

  /** One statistic of one metric at all sizes. */
  private record Curve(Subject subject, List<EstimatedPoint> points, int metric, int state) {

    /** Returns what is known of it in a range of sizes; nothing where it cannot have a rate. */
    Optional<Evidence> evidence(Interval window) {
      return Evidence.of(points, metric, state, subject.statistic(), window);
    }
  }

  /**
   * A row that is to be fitted.
   *
   * @param window the sizes that it is fitted to
   * @param fit fits it
   */
  record Task(Interval window, Supplier<RateRow> fit) {

    /** Returns the row. */
    RateRow row() {
      return fit.get();
    }
  }

  private final Study study;

  private CurveRates(Study study) {
    this.study = study;
  }

  /**
   * Returns what to fit and how, a task for each row.
   *
   * @param points the design points of one market
   * @param subjects makes the subject of a fit
   */
  static List<Task> of(Study study, List<EstimatedPoint> points, Subject.Factory subjects) {
    Market market = points.get(0).point().market();
    List<Task> rows = new ArrayList<>();
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      int last = market.states().size() > 1 ? market.states().size() : 0;
      for (int state = -1; state < last; state++) {
        for (Statistic statistic : statistics(study, market.metrics().get(metric))) {
          Subject subject = subjects.of(points, metric, state, statistic);
          rows.addAll(of(study, points, subject, metric, state));
        }
      }
    }
    return rows;
  }

  /**
   * Returns what to fit of one statistic and how, a task for each regime that theory knows.
   *
   * @param points the design points of one market
   * @param state the state, or -1 for all
   */
  static List<Task> of(
      Study study, List<EstimatedPoint> points, Subject subject, int metric, int state) {
    return new CurveRates(study).tasks(new Curve(subject, points, metric, state));
  }

  private static List<Statistic> statistics(Study study, Metric metric) {
    List<Statistic> statistics = new ArrayList<>(List.of(Statistic.MEAN, Statistic.SD));
    study
        .rates()
        .of(metric.name())
        .quantiles()
        .forEach(level -> statistics.add(new Statistic.Quantile(level)));
    study
        .exceed()
        .of(metric.name())
        .forEach(threshold -> statistics.add(new Statistic.Exceedance(threshold)));
    return statistics;
  }

  private List<Task> tasks(Curve curve) {
    Subject subject = curve.subject();
    List<Theory> theories = Theories.of(subject.metric(), curve.state(), subject.statistic());
    return theories.isEmpty()
        ? task(curve, Optional.empty()).stream().toList()
        : theories.stream().flatMap(theory -> task(curve, Optional.of(theory)).stream()).toList();
  }

  private Optional<Task> task(Curve curve, Optional<Theory> theory) {
    Metric metric = curve.subject().metric();
    RateOptions.OfMetric asked = study.rates().of(metric.name());
    Interval window =
        new Interval(
            Math.max((double) asked.from(), Theories.settled(metric, asked, theory)),
            Math.min((double) asked.to(), theory.map(Theory::to).orElse(Double.POSITIVE_INFINITY)));
    return curve
        .evidence(window)
        .map(found -> new Task(window, () -> row(curve.subject(), theory, found.smoothed())));
  }

  private RateRow row(Subject subject, Optional<Theory> theory, Evidence used) {
    RateOptions.OfMetric asked = study.rates().of(subject.metric().name());
    Optional<RateModel> model =
        Optional.ofNullable(asked.model()).or(() -> theory.map(Theories::model));
    if (!used.bearsFit()) {
      return unfitted(subject, used, theory, Optional.empty(), used.note());
    }
    RateFitter fitter = used.fitter();
    if (RateChoice.lacksPrefactor(fitter, model, theory)) {
      String note =
          note(
              "no fit: an exponential whose prefactor is not known needs %d sizes, got %d"
                  .formatted(RateFitter.LEAST_SIZES_FOR_PREFACTOR, used.points().size()),
              used.note());
      return unfitted(subject, used, theory, Optional.of(Judgement.UNDECIDED), note);
    }
    RateChoice choice = RateChoice.of(fitter, model, Theories.logs(asked, theory), theory);
    return new RateRow(
        subject,
        used.method(),
        Optional.of(choice.fit()),
        choice.alternatives(),
        theory,
        Optional.empty(),
        bootstrap(subject, used, choice.fit(), theory),
        used.slopes(),
        note(trouble(choice.fit()), used.note()));
  }

  private static RateRow unfitted(
      Subject subject,
      Evidence used,
      Optional<Theory> theory,
      Optional<Judgement> judgement,
      String note) {
    return new RateRow(
        subject,
        used.method(),
        Optional.empty(),
        List.of(),
        theory,
        judgement,
        Optional.empty(),
        used.slopes(),
        note);
  }

  private Optional<Interval> bootstrap(
      Subject subject, Evidence used, RateFit fit, Optional<Theory> theory) {
    RateOptions.OfMetric asked = study.rates().of(subject.metric().name());
    if (asked.bootstrap() == 0 || !used.method().simulates()) {
      return Optional.empty();
    }
    OptionalDouble prefactor = RateChoice.prefactor(theory);
    double logs = Theories.logs(asked, theory);
    Function<List<Observation>, RateFit> refit =
        fit.model() == RateModel.EXPONENTIAL
            ? drawn -> new RateFitter(drawn).exponential(prefactor)
            : drawn -> new RateFitter(drawn).power(logs);
    return new Bootstrap(fit, refit, study.seed(), subject.stream()).interval(asked.bootstrap());
  }

  private static String trouble(RateFit fit) {
    if (!fit.isSettled()) {
      return "the fit did not converge";
    }
    return fit.isRejected() ? "the data reject the law" : "";
  }

  private static String note(String... notes) {
    return Stream.of(notes).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
  }
}
