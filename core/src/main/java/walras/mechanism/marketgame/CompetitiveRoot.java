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

  private final SecondStage stage;
  private final ShadedOffers takers;
  private final double logKappaRatio;
  private double excess;
  private double slope;

  CompetitiveRoot(SecondStage stage, ShadedOffers takers) {
    this.stage = stage;
    this.takers = takers;
    logKappaRatio = Elementary.log(stage.kappaR / stage.kappaQ);
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
    for (int x = 0; x < stage.types; x++) {
      if (stage.counts[x] > 0) {
        low = Math.min(low, stage.logAutarky(x));
        high = Math.max(high, stage.logAutarky(x));
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
    throw new ReplicationFailure("competitive price did not converge, excess %s".formatted(excess));
  }

  private void evaluate(double logPrice) {
    double inverse = Elementary.exp(-logPrice);
    double incomeInQ = stage.endowmentQ + stage.endowmentR * inverse;
    double sum = 0;
    double sumOfSlopes = 0;
    for (int x = 0; x < stage.types; x++) {
      double count = stage.counts[x];
      if (count > 0) {
        double elasticity = takers.elasticity[x];
        double logRatio = elasticity * (logPrice - takers.logOdds[x]) - logPrice;
        double ratio = Elementary.exp(Math.min(Competitive.LARGEST_LOG_RATIO, logRatio));
        double shareOfQ = 1 / (1 + ratio);
        double q = incomeInQ * shareOfQ;
        sum += count * (q - stage.endowmentQ);
        sumOfSlopes += count * shareOfQ * (stage.endowmentQ - q * (1 + elasticity * ratio));
      }
    }
    excess = stage.kappaR * inverse - stage.kappaQ + sum / stage.active;
    slope = sumOfSlopes / stage.active - stage.kappaR * inverse;
  }
}
