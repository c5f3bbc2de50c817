package walras.mechanism.efficienttrade;

import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.cutoff.RefinedLaw;
import walras.numeric.Elementary;

/** What is known of an environment for many agents. */
final class LargeMarket {

  /** How close the leading term has to be before the law can be expected to show. */
  private static final double SHOWS = 0.01;

  private static final long FIRST = 10;

  private final Environment environment;
  private final RefinedLaw refined;

  LargeMarket(Environment environment) {
    this.environment = environment;
    refined = new RefinedLaw(environment.types());
  }

  /** Returns the laws from the leading term of the tail of types. */
  RefinedLaw refined() {
    return refined;
  }

  /** Returns 1/alpha. */
  double root() {
    return environment.types().tail().root();
  }

  /** Tells whether the ownership is given at all sizes. */
  boolean isLimit() {
    return !(environment.ownership() instanceof Ownership.Explicit);
  }

  /** Returns the power of ten from which the gap of the highest type follows its leading term. */
  double from() {
    long size = FIRST;
    while (size < Ownership.MOST_AGENTS && !shows(size)) {
      size *= FIRST;
    }
    return (double) size;
  }

  private boolean shows(long size) {
    double n = (double) size;
    double leading = refined.maxGapConstant() * Elementary.pow(n, -root());
    double gap = Cutoff.of(environment.types(), Owners.equal(size)).maxGap();
    return Math.abs(gap / leading - 1) <= SHOWS;
  }

  /** Returns the metric of beta* with its limit, where that is finite. */
  Measure cutoff(Measure measure) {
    if (!isLimit() || environment.ownership() instanceof Ownership.Replicated) {
      return isLimit() && root() > 1 ? measure.to(0) : measure;
    }
    if (root() != 1) {
      return root() > 1 ? measure.to(0) : measure;
    }
    Owners owners = environment.ownership().at(environment.ownership().granularity().largest());
    double n = (double) owners.agents();
    return measure.to(n * refined.t1(owners) / environment.types().meanGap());
  }
}
