package walras.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.estimate.Weighting;
import walras.study.DesignPoint;
import walras.study.JudgedStates;
import walras.study.Precision;

/** Runs each design point until the standard error of a mean is small enough there. */
public final class MeanRule implements StoppingRule {

  private final List<DesignPoint> points;
  private final Precision.OfMean precision;

  MeanRule(List<DesignPoint> points, Precision.OfMean precision) {
    this.points = List.copyOf(points);
    this.precision = precision;
  }

  @Override
  public List<Long> next(List<Long> replications, List<PointEstimates> estimates) {
    List<List<Judged>> judged = judge(estimates);
    List<Long> next = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      boolean met = judged.get(i).stream().allMatch(Judged::met);
      long held = replications.get(i);
      next.add(met ? held : Looks.after(held, precision.atMost()));
    }
    return next;
  }

  @Override
  public List<List<Judged>> judge(List<PointEstimates> estimates) {
    List<List<Judged>> judged = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      judged.add(judge(points.get(i), estimates.get(i)));
    }
    return judged;
  }

  private List<Judged> judge(DesignPoint point, PointEstimates estimates) {
    int metric = JudgedStates.metric(point, precision.metric());
    List<Judged> judged = new ArrayList<>();
    for (int state : JudgedStates.of(point, precision)) {
      PointEstimates.OfMetric found = Objects.requireNonNull(estimates.metrics().get(metric));
      judged.add(
          state == JudgedStates.OVERALL
              ? judge(null, found.overall())
              : judge(point.market().states().get(state), found.given().get(state)));
    }
    return judged;
  }

  private Judged judge(@Nullable String given, Estimate estimate) {
    return new Judged(given, isMet(estimate), ErrorOverTarget.of(precision, estimate));
  }

  /** Tells whether a mean, reduced where it is, is precise enough. */
  private boolean isMet(Estimate estimate) {
    if (estimate.weighting().isPresent()) {
      return isMet(estimate, estimate.weighting().get());
    }
    return isMet(
        precision,
        estimate.sharpestMean(),
        estimate.sharpestError(),
        estimate.varies() ? estimate.contributing() : 0);
  }

  /** Tells whether a weighted mean is, which may be far smaller than a double can be. */
  private boolean isMet(Estimate estimate, Weighting weighting) {
    boolean isSmall =
        weighting.centre() == 0
            ? Math.abs(weighting.standardError().over(weighting.deviation()))
                <= precision.relative()
            : estimate.standardError() <= precision.allowed(estimate.mean());
    return weighting.refusal().isEmpty()
        && weighting.contributing() >= Estimate.LEAST_CONTRIBUTING
        && (isSmall
            || (precision.absolute() > 0
                && weighting.standardError().value() <= precision.absolute()));
  }

  /**
   * Tells whether a look is enough: the standard error is allowed, and at least {@value
   * Estimate#LEAST_CONTRIBUTING} replications carry the mean.
   *
   * @param contributing how many do; 0 where all values are equal, which may have missed what is
   *     rare: an event of probability 10^-5 is missed by 90 % of first looks
   */
  public static boolean isMet(
      Precision.OfMean precision, double mean, double error, double contributing) {
    return contributing >= Estimate.LEAST_CONTRIBUTING && error <= precision.allowed(mean);
  }
}
