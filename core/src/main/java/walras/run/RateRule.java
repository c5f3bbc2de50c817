package walras.run;

import java.util.ArrayList;
import java.util.List;
import walras.estimate.PointEstimates;
import walras.rate.MeanRate;
import walras.rate.MeanRates;
import walras.study.Precision;
import walras.study.Study;

/** Spends replications over sizes until a fitted rate has a narrow interval. */
final class RateRule implements StoppingRule {

  private final Study study;
  private final Precision.OfRate precision;

  RateRule(Study study, Precision.OfRate precision) {
    this.study = study;
    this.precision = precision;
  }

  @Override
  public List<Long> next(List<Long> replications, List<PointEstimates> estimates) {
    List<Long> next = new ArrayList<>(replications);
    for (MeanRate rate : MeanRates.of(study, precision, estimates)) {
      if (!isMet(rate)) {
        new RateAllocation(rate, precision, study.points(), replications)
            .next()
            .forEach((point, count) -> next.set(point, Math.max(next.get(point), count)));
      }
    }
    return next;
  }

  @Override
  public List<List<Judged>> judge(List<PointEstimates> estimates) {
    List<List<Judged>> judged = new ArrayList<>();
    study.points().forEach(point -> judged.add(new ArrayList<>()));
    for (MeanRate rate : MeanRates.of(study, precision, estimates)) {
      Judged found =
          new Judged(rate.given(), isMet(rate), rate.halfWidth() / precision.halfWidth());
      rate.curve().forEach(point -> judged.get(point).add(found));
    }
    return judged;
  }

  private boolean isMet(MeanRate rate) {
    return rate.halfWidth() <= precision.halfWidth();
  }
}
