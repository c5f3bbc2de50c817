package walras.derived;

import walras.estimate.Estimate;
import walras.estimate.ReducedMean;
import walras.exact.ExactEstimate;

/**
 * A mean that enters a derived quantity.
 *
 * @param mean the mean
 * @param standardError its standard error: zero of exact values, NaN of a single replication
 * @param carried whether enough replications carry the mean for that error to be trusted
 */
record KnownMean(double mean, double standardError, boolean carried) {

  /** Returns the mean over all replications. */
  static KnownMean plain(Estimate estimate) {
    return new KnownMean(estimate.mean(), estimate.standardError(), estimate.isCarried());
  }

  /** Returns the mean without what controls explain, where there is one. */
  static KnownMean sharpest(Estimate estimate) {
    return estimate.reduced().map(KnownMean::reduced).orElseGet(() -> plain(estimate));
  }

  private static KnownMean reduced(ReducedMean reduced) {
    return new KnownMean(reduced.mean(), reduced.standardError(), true);
  }

  static KnownMean exact(ExactEstimate estimate) {
    return new KnownMean(estimate.mean(), 0, true);
  }
}
