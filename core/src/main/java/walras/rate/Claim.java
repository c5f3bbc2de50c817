package walras.rate;

import walras.study.RateModel;

/**
 * A theoretical rate to be held against a fit.
 *
 * @param fit a fit with a rate: the exponent of N of a power law, or the rate per agent of an
 *     exponential
 * @param rate the rate that theory states
 * @param margin how far a rate may be from theory and still count as consistent, in the unit of the
 *     rate
 */
public record Claim(RateFit fit, double rate, double margin) implements Hypothesis {

  /** Checks the fit and the margin. */
  public Claim {
    if (fit.profile().isEmpty()) {
      throw new IllegalArgumentException("a claim needs a fit with a rate, got " + fit.model());
    }
    if (!(margin > 0)) {
      throw new IllegalArgumentException("margin must be positive, got " + margin);
    }
  }

  RateProfile profile() {
    return fit.profile().orElseThrow();
  }

  /** Returns the rates that count as consistent. */
  Interval zone() {
    return new Interval(rate - margin, rate + margin);
  }

  @Override
  public double strength() {
    double own = rise() / fit.misfit();
    return fit.richer()
        .map(richer -> Math.min(own, new Claim(richer, rate, margin).strength()))
        .orElse(own);
  }

  @Override
  public Judgement judge(double level) {
    Interval interval = fit.interval(level).orElseThrow();
    return new Judgement(judge(interval), interval);
  }

  private double rise() {
    Interval zone = zone();
    double best = profile().best();
    if (best < zone.low()) {
      return fit.evidence(profile().rise(zone.low(), Double.POSITIVE_INFINITY));
    }
    if (best > zone.high()) {
      return fit.evidence(profile().rise(Double.NEGATIVE_INFINITY, zone.high()));
    }
    return fit.evidence(
        Math.min(
            profile().rise(Double.NEGATIVE_INFINITY, zone.low()),
            profile().rise(zone.high(), Double.POSITIVE_INFINITY)));
  }

  /**
   * Returns the verdict of an interval of the rate. A law that the data reject is never called
   * faster or slower: what it leaves out may have moved the rate.
   */
  Verdict judge(Interval interval) {
    Interval zone = zone();
    if (interval.isWithin(zone)) {
      return Verdict.CONSISTENT;
    }
    if (interval.isDisjointFrom(zone) && !fit.isRejected()) {
      boolean smaller = interval.high() < zone.low();
      return smaller == (fit.model() == RateModel.POWER) ? Verdict.FASTER : Verdict.SLOWER;
    }
    return Verdict.INCONCLUSIVE;
  }
}
