package walras.mechanism.marketgame;

import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;
import walras.numeric.Roots;

/**
 * Finds the price and the gain of {@link Efficiency} by nested bracketing, slowly and from
 * anywhere: the ratio in which goods are needed falls in the price, and the scale of resources that
 * is needed rises in the gain.
 */
final class EfficiencySearch {

  private static final double SLACK = 1e-9;
  private static final int MOST_DOUBLINGS = 200;

  private final CompensatedDemand demand;
  private final double q;
  private final double r;

  EfficiencySearch(CompensatedDemand demand, double q, double r) {
    this.demand = demand;
    this.q = q;
    this.r = r;
  }

  /** Returns the logarithm of the price at which the goods are needed in their ratio. */
  double balance() {
    double logRatio = Elementary.log(r / q);
    return Roots.between(
            this::excess, demand.lowest(logRatio) - SLACK, demand.highest(logRatio) + SLACK)
        .orElseThrow(() -> new ReplicationFailure("no price of efficient bundles was bracketed"));
  }

  /** Returns the largest common gain of utility. */
  double gain() {
    if (logScale(0) >= 0) {
      return 0;
    }
    double most = demand.largestGain();
    double high = Math.min(1, most / 2);
    for (int doubling = 0; doubling < MOST_DOUBLINGS && logScale(high) < 0; doubling++) {
      high = Math.min(2 * high, (high + most) / 2);
    }
    return Roots.between(this::logScale, 0, high)
        .orElseThrow(() -> new ReplicationFailure("no largest gain was bracketed"));
  }

  private double logScale(double gain) {
    demand.gain(gain);
    demand.at(balance());
    return Elementary.log(demand.totalQ / q);
  }

  private double excess(double logPrice) {
    demand.at(logPrice);
    return Elementary.log(demand.totalQ / demand.totalR) - Elementary.log(q / r);
  }
}
