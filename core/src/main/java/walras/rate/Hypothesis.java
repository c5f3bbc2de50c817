package walras.rate;

/** A statement of theory on which the data are to decide. */
public sealed interface Hypothesis permits Claim, LimitClaim {

  /**
   * Returns how much worse than the best a fit must get before the interval touches the edge of
   * what counts as consistent, in units of chi-square with one degree of freedom: the strength of
   * the evidence for whatever the verdict will be.
   */
  double strength();

  /**
   * Returns the judgement by an interval.
   *
   * @param level the coverage of the interval, in (0, 1)
   */
  Judgement judge(double level);
}
