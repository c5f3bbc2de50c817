package walras.rate;

/**
 * A limit to be held against the mean extrapolated to infinitely many agents.
 *
 * @param fit the extrapolation of the distance from the limit
 * @param margin how far from its limit a mean may be and still count as at it, in its own unit
 */
public record LimitClaim(LimitFit fit, double margin) implements Hypothesis {

  @Override
  public double strength() {
    double distance = (Math.abs(fit.offset()) - margin) / fit.standardError();
    return Double.isNaN(distance) ? 0 : fit.evidence(distance * distance);
  }

  @Override
  public Judgement judge(double level) {
    Interval interval = fit.interval(level);
    Interval zone = new Interval(-margin, margin);
    Verdict verdict = Verdict.INCONCLUSIVE;
    if (interval.isWithin(zone)) {
      verdict = Verdict.AT_LIMIT;
    } else if (interval.isDisjointFrom(zone) && !fit.isRejected()) {
      verdict = Verdict.OFF_LIMIT;
    }
    return new Judgement(verdict, interval);
  }
}
