package walras.mechanism.randomgrouping.interdependent;

import walras.mechanism.randomgrouping.signals.StateLimit;

/**
 * Constants of the first order in n^(-1/2) at the price at which infinitely many agents balance in
 * a state, n sellers and buyers per group.
 *
 * <p>Source: derived in the documentation of the mechanism.
 *
 * @param spread the standard deviation of one seller's supply less one buyer's demand
 * @param margin half of what it costs more on average to be served by sellers who do not supply
 *     than by those who do: half the loss of a unit unserved and another one forced
 * @param lastMargin the same of the last units on either side, which even an efficient trade cannot
 *     do without
 */
record StateNoise(double spread, double margin, double lastMargin) {

  static StateNoise of(StateLimit limit) {
    double others = limit.meanCostOfOthers(limit.price());
    double suppliers = limit.meanCostOfSupply(limit.price());
    return new StateNoise(
        limit.spread(),
        (others - suppliers) / 2,
        (limit.competitiveHighest() - limit.competitiveLowest()) / 2);
  }

  /** Returns the mean of rationed units per agent, times the root of n. */
  double rationed() {
    return spread / Math.sqrt(2 * Math.PI);
  }

  /** Returns the same of the pool. */
  double pooledRationed() {
    return spread / (2 * Math.sqrt(Math.PI));
  }

  /** Returns the mean of the loss per agent, times the root of n. */
  double loss() {
    return rationed() * margin - pooledRationed() * lastMargin;
  }

  /** Returns the same of the pool. */
  double pooledLoss() {
    return pooledRationed() * (margin - lastMargin);
  }
}
