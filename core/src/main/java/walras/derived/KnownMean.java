package walras.derived;

import walras.estimate.Estimate;
import walras.estimate.ReducedMean;
import walras.exact.ExactEstimate;

/**
 * A mean that enters a derived quantity.
 *
 * @param mean the mean
 * @param standardError its standard error: zero of exact values, NaN of a single replication
 * @param carried whether enough replications carry the mean for that error to be trusted; a sample
 *     without variation, such as a single replication or one that missed a rare event, carries
 *     nothing
 * @param replications how many the error was estimated from
 */
record KnownMean(double mean, double standardError, boolean carried, long replications) {

  /** A mean whose error is known as well as that of very many replications. */
  KnownMean(double mean, double standardError, boolean carried) {
    this(mean, standardError, carried, Long.MAX_VALUE);
  }

  /** Returns the mean over all replications. */
  static KnownMean plain(Estimate estimate) {
    boolean varies = estimate.varies();
    return new KnownMean(
        estimate.mean(),
        estimate.standardError(),
        varies && estimate.isCarried(),
        estimate.replications());
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
