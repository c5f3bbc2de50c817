package walras.mechanism.marketgame;

import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;

/**
 * The competitive price of an economy with constant elasticities by safeguarded Newton steps in its
 * logarithm, without allocation; confined to one thread.
 */
final class CompetitiveRoot {

  private static final double LAST_STEP = 1e-9;
  private static final int MOST_STEPS = 200;

  private final ActiveAgents agents;
  private final ShadedOffers takers;
  private final double logKappaRatio;
  private double excess;
  private double slope;

  CompetitiveRoot(ActiveAgents agents, ShadedOffers takers) {
    this.agents = agents;
    this.takers = takers;
    logKappaRatio = Elementary.log(agents.kappaR / agents.kappaQ);
  }

  /** Returns the slope of excess demand for good q, per agent, in the logarithm of the price. */
  double slope() {
    return slope;
  }

  /**
   * Returns the logarithm of the price.
   *
   * @throws ReplicationFailure if the steps do not end
   */
  double find(double guess) {
    double low = logKappaRatio;
    double high = logKappaRatio;
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        low = Math.min(low, takers.autarky[x]);
        high = Math.max(high, takers.autarky[x]);
      }
    }
    double logPrice = Math.max(low, Math.min(high, guess));
    for (int step = 0; step < MOST_STEPS; step++) {
      evaluate(logPrice);
      if (excess > 0) {
        low = logPrice;
      } else {
        high = logPrice;
      }
      double next = logPrice - excess / slope;
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - logPrice) < LAST_STEP) {
        return next;
      }
      logPrice = next;
    }
    throw new ReplicationFailure("competitive price did not converge");
  }

  private void evaluate(double logPrice) {
    double inverse = Elementary.exp(-logPrice);
    double incomeInQ = agents.endowmentQ + agents.endowmentR * inverse;
    double sum = 0;
    double sumOfSlopes = 0;
    for (int x = 0; x < agents.types; x++) {
      double count = agents.counts[x];
      if (count > 0) {
        double elasticity = takers.elasticity[x];
        double logRatio = elasticity * (logPrice - takers.logOdds[x]) - logPrice;
        double ratio = Elementary.exp(Math.min(Competitive.LARGEST_LOG_RATIO, logRatio));
        double shareOfQ = 1 / (1 + ratio);
        double q = incomeInQ * shareOfQ;
        sum += count * (q - agents.endowmentQ);
        sumOfSlopes += count * shareOfQ * (agents.endowmentQ - q * (1 + elasticity * ratio));
      }
    }
    excess = agents.kappaR * inverse - agents.kappaQ + sum / agents.active;
    slope = sumOfSlopes / agents.active - agents.kappaR * inverse;
  }
}
