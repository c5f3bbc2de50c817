package walras.rate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import walras.exact.StudyEstimates;
import walras.kernel.Decay;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.study.DesignPoint;
import walras.study.RateModel;
import walras.study.RateOptions;
import walras.study.Study;

/** Fits and judges all rates of a study. */
public final class StudyRates {

  /** What design points of one curve have in common. */
  record Key(String mechanism, String environment, Map<String, String> parameters) {

    Subject subject(Metric metric, @Nullable String given, Statistic statistic) {
      return new Subject(mechanism, environment, parameters, metric, given, statistic);
    }
  }

  private final Study study;

  StudyRates(Study study) {
    this.study = study;
  }

  /**
   * Returns the rate of the mean and the standard deviation of every metric, in every state and
   * over all of them, of every market of a study that has enough sizes for a fit.
   *
   * @param estimates what was estimated at each design point of the study, in their order
   */
  public static List<RateRow> of(Study study, StudyEstimates estimates) {
    return new StudyRates(study).rows(estimates);
  }

  private List<RateRow> rows(StudyEstimates estimates) {
    List<RateRow> rows = new ArrayList<>();
    curves(estimates)
        .forEach(
            (key, curve) -> {
              if (curve.size() >= RateFitter.LEAST_SIZES) {
                rows.addAll(curve(key, curve));
              }
            });
    return judged(rows);
  }

  /** Returns the design points of each curve, in the order of the study. */
  Map<Key, List<EstimatedPoint>> curves(StudyEstimates estimates) {
    Map<Key, List<EstimatedPoint>> curves = new LinkedHashMap<>();
    for (int i = 0; i < study.points().size(); i++) {
      DesignPoint point = study.points().get(i);
      Key key = new Key(point.mechanism(), point.environment(), point.parameters());
      curves
          .computeIfAbsent(key, unused -> new ArrayList<>())
          .add(new EstimatedPoint(point, at(estimates.simulated(), i), at(estimates.exact(), i)));
    }
    return curves;
  }

  private static <T> @Nullable T at(List<T> list, int index) {
    return index < list.size() ? list.get(index) : null;
  }

  /** Returns the exact values where enough are known, else those of replications. */
  private static Optional<Evidence> evidence(
      List<EstimatedPoint> curve, int metric, int state, Statistic statistic) {
    Optional<Evidence> exact = ExactEvidence.of(curve, metric, state, statistic);
    return exact
        .filter(found -> found.observations().size() >= RateFitter.LEAST_SIZES)
        .or(() -> Evidence.of(curve, metric, state, statistic))
        .or(() -> exact);
  }

  private List<RateRow> curve(Key key, List<EstimatedPoint> curve) {
    Market market = curve.get(0).point().market();
    List<Supplier<RateRow>> fits = new ArrayList<>();
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      int last = market.states().size() > 1 ? market.states().size() : 0;
      for (int state = -1; state < last; state++) {
        for (Statistic statistic : List.of(Statistic.MEAN, Statistic.SD)) {
          Optional<Evidence> evidence = evidence(curve, metric, state, statistic);
          if (evidence.isPresent()) {
            Metric named = market.metrics().get(metric);
            String given = state < 0 ? null : market.states().get(state);
            Subject subject = key.subject(named, given, statistic);
            int conditional = state;
            fits.add(() -> row(subject, conditional, evidence.get()));
          }
        }
      }
    }
    return fits.parallelStream().map(Supplier::get).toList();
  }

  RateRow row(Subject subject, int state, Evidence all) {
    Optional<Theory> theory = theory(subject.metric(), state, subject.statistic());
    RateOptions.OfMetric asked = study.rates().of(subject.metric().name());
    Interval window = window(subject, state);
    Evidence used = all.between(window.low(), window.high()).smoothed();
    Optional<RateModel> model =
        Optional.ofNullable(asked.model()).or(() -> theory.map(StudyRates::model));
    List<LocalSlope> slopes = used.slopes();
    if (used.observations().size() < RateFitter.LEAST_SIZES) {
      return new RateRow(
          subject,
          used.method(),
          Optional.empty(),
          List.of(),
          theory,
          Optional.empty(),
          slopes,
          used.note());
    }
    RateChoice choice = RateChoice.of(used.fitter(), model, asked.logs(), theory);
    return new RateRow(
        subject,
        used.method(),
        Optional.of(choice.fit()),
        choice.alternatives(),
        theory,
        Optional.empty(),
        slopes,
        note(choice.fit(), used));
  }

  /** Returns the sizes to which a law is fitted. */
  Interval window(Subject subject, int state) {
    Optional<Theory> theory = theory(subject.metric(), state, subject.statistic());
    RateOptions.OfMetric asked = study.rates().of(subject.metric().name());
    return new Interval(
        Math.max((double) asked.from(), settled(subject.metric(), theory)),
        Math.min((double) asked.to(), theory.map(Theory::to).orElse(Double.POSITIVE_INFINITY)));
  }

  private static String note(RateFit fit, Evidence used) {
    String poor = fit.isRejected() ? "the data reject the law" : "";
    return Stream.of(poor, used.note())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Returns what theory says: of the state if it does, else of every state. */
  private static Optional<Theory> theory(Metric metric, int state, Statistic statistic) {
    Optional<Theory> general = Optional.empty();
    for (Theory theory : metric.theories()) {
      if (theory.statistic().equals(statistic)) {
        Integer given = theory.given();
        if (given == null) {
          general = general.or(() -> Optional.of(theory));
        } else if (given == state) {
          return Optional.of(theory);
        }
      }
    }
    return general;
  }

  /** Returns the size from which laws of a metric show, if theory says so of any statistic. */
  private static double settled(Metric metric, Optional<Theory> theory) {
    return theory
        .map(Theory::from)
        .orElseGet(() -> metric.theories().stream().mapToDouble(Theory::from).max().orElse(1));
  }

  private static RateModel model(Theory theory) {
    Decay decay = theory.decay();
    if (decay instanceof Decay.Power) {
      return RateModel.POWER;
    }
    if (decay instanceof Decay.Exponential) {
      return RateModel.EXPONENTIAL;
    }
    return decay instanceof Decay.Zero ? RateModel.ZERO : RateModel.CONSTANT;
  }

  private List<RateRow> judged(List<RateRow> rows) {
    List<Integer> judged = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Optional<Claim> claim = claim(rows.get(i));
      if (claim.isPresent()) {
        judged.add(i);
        claims.add(claim.get());
      }
    }
    List<Judgement> judgements = Judge.judge(claims);
    List<RateRow> result = new ArrayList<>(rows);
    for (int i = 0; i < claims.size(); i++) {
      int row = judged.get(i);
      result.set(row, rows.get(row).judged(judgements.get(i)));
    }
    return List.copyOf(result);
  }

  /** Returns the claim of a row where theory states a rate of the law that was fitted. */
  private Optional<Claim> claim(RateRow row) {
    if (row.fit().isEmpty() || row.theory().isEmpty()) {
      return Optional.empty();
    }
    RateFit fit = row.fit().get();
    Decay decay = row.theory().get().decay();
    double margin = study.rates().margin();
    if (decay instanceof Decay.Power power && fit.model() == RateModel.POWER) {
      return Optional.of(new Claim(fit, power.exponent(), margin));
    }
    if (decay instanceof Decay.Exponential law && fit.model() == RateModel.EXPONENTIAL) {
      return Optional.of(new Claim(fit, law.rate(), margin * law.rate()));
    }
    return Optional.empty();
  }
}
