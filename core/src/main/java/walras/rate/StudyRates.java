package walras.rate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import walras.exact.StudyEstimates;
import walras.kernel.Decay;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.study.DesignPoint;
import walras.study.RateModel;
import walras.study.Study;

/** Fits and judges all rates of a study. */
public final class StudyRates {

  /** What design points of one curve have in common. */
  record Key(String mechanism, String environment, Map<String, String> parameters) {

    Subject subject(List<EstimatedPoint> curve, int metric, int state, Statistic statistic) {
      Market market = curve.get(0).point().market();
      String given = state < 0 ? null : market.states().get(state);
      Metric named = CurveTheories.metric(curve, metric);
      return new Subject(mechanism, environment, parameters, named, given, statistic);
    }
  }

  private final Study study;

  private StudyRates(Study study) {
    this.study = study;
  }

  /**
   * Returns the rate of the mean, the standard deviation and what else was asked for of every
   * metric, in every state and over all of them, of every market of a study that has enough sizes
   * for a fit.
   *
   * @param estimates what was estimated at each design point of the study, in their order
   */
  public static List<RateRow> of(Study study, StudyEstimates estimates) {
    return findings(study, estimates).rates();
  }

  /**
   * Returns the rates and the limits of a study, with the verdicts on all of them together.
   *
   * @param estimates what was estimated at each design point of the study, in their order
   */
  public static StudyFindings findings(Study study, StudyEstimates estimates) {
    return new StudyRates(study).findings(estimates);
  }

  /** Returns the design points of each curve, in the order of the study. */
  static Map<Key, List<EstimatedPoint>> curves(Study study, StudyEstimates estimates) {
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

  private StudyFindings findings(StudyEstimates estimates) {
    List<RateRow> rates = new ArrayList<>();
    List<LimitRow> limits = new ArrayList<>();
    curves(study, estimates)
        .forEach(
            (key, curve) -> {
              if (curve.size() >= RateFitter.LEAST_SIZES) {
                rates.addAll(
                    CurveRates.of(study, curve, key::subject).parallelStream()
                        .map(CurveRates.Task::row)
                        .toList());
                limits.addAll(CurveLimits.of(study, curve, key::subject));
              }
            });
    return judged(rates, limits);
  }

  private static <T> @Nullable T at(List<T> list, int index) {
    return index < list.size() ? list.get(index) : null;
  }

  private StudyFindings judged(List<RateRow> rates, List<LimitRow> limits) {
    List<RateRow> judgedRates = new ArrayList<>(rates);
    List<LimitRow> judgedLimits = new ArrayList<>(limits);
    List<Hypothesis> hypotheses = new ArrayList<>();
    List<Consumer<Judgement>> outcomes = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      RateRow row = rates.get(i);
      int place = i;
      claim(row)
          .ifPresent(
              claim -> {
                hypotheses.add(claim);
                outcomes.add(judgement -> judgedRates.set(place, row.judged(judgement)));
              });
    }
    for (int i = 0; i < limits.size(); i++) {
      LimitRow row = limits.get(i);
      int place = i;
      row.claim(study.rates().margin())
          .ifPresent(
              claim -> {
                hypotheses.add(claim);
                outcomes.add(judgement -> judgedLimits.set(place, row.judged(judgement)));
              });
    }
    List<Judgement> judgements = Judge.judgeAll(hypotheses);
    for (int i = 0; i < judgements.size(); i++) {
      outcomes.get(i).accept(judgements.get(i));
    }
    return new StudyFindings(judgedRates, judgedLimits);
  }

  /** Returns the claim of a row where theory states a rate of the law that was fitted. */
  private Optional<Claim> claim(RateRow row) {
    if (row.fit().isEmpty() || row.theory().isEmpty()) {
      return Optional.empty();
    }
    RateFit fit = row.fit().get();
    Decay decay = row.theory().get().decay();
    double margin = study.rates().margin();
    if (fit.law() instanceof Law.Power law) {
      return power(decay)
          .filter(stated -> stated.logs() == law.logs())
          .map(stated -> new Claim(fit, stated.exponent(), margin));
    }
    if (decay instanceof Decay.Exponential law && fit.model() == RateModel.EXPONENTIAL) {
      return Optional.of(new Claim(fit, law.rate(), margin * law.rate()));
    }
    return Optional.empty();
  }

  /** Returns a law as a power of N, if it is one: exponents with different logarithms differ. */
  private static Optional<Decay.Power> power(Decay decay) {
    if (decay instanceof Decay.Power power) {
      return Optional.of(power);
    }
    return decay instanceof Decay.Constant
        ? Optional.of(new Decay.Power(0, null))
        : Optional.empty();
  }
}
