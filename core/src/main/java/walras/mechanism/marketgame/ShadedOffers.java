package walras.mechanism.marketgame;

import walras.numeric.Elementary;

/**
 * Offers at a price by agents with constant elasticity who act as if the price were a little less
 * favourable: by the factor {@code e^theta} to sellers, {@code e^-theta} to buyers, {@code theta <=
 * 0}. A price taker has theta zero. Confined to one thread.
 */
final class ShadedOffers {

  final double[] elasticity;

  /** The logarithm of the odds of good q in each type's expected utility. */
  final double[] logOdds;

  /** Logarithm of the price at which a type does not trade. */
  final double[] autarky;

  /** The logarithm of expenditure on r relative to q, and the ratio itself. */
  final double[] logRatio;

  final double[] ratio;

  /** Unsigned offers, and their slopes in theta and in the logarithm of the price. */
  final double[] offer;

  final double[] byShading;
  final double[] byPrice;

  private final double endowmentQ;
  private final double endowmentR;
  private final double[] logEndowments;
  private double logPrice;
  private double endowmentRInQ;
  private double endowmentQInR;

  ShadedOffers(Economy economy) {
    int types = economy.types();
    endowmentQ = economy.endowment().q();
    endowmentR = economy.endowment().r();
    elasticity = new double[types];
    logOdds = new double[types];
    autarky = new double[types];
    logEndowments = new double[types];
    logRatio = new double[types];
    ratio = new double[types];
    offer = new double[types];
    byShading = new double[types];
    byPrice = new double[types];
    for (int x = 0; x < types; x++) {
      elasticity[x] = economy.tastes().elasticity(x);
      logEndowments[x] = (1 - economy.tastes().rho(x)) * Elementary.log(endowmentR / endowmentQ);
    }
  }

  /** Sets what a type believes: its expected utility weight. */
  void believe(int type, double weight) {
    double odds = Tastes.logOdds(weight);
    logOdds[type] = odds;
    autarky[type] = odds + logEndowments[type];
  }

  /** Sets the price, given with its logarithm. */
  void at(double newLogPrice, double price) {
    logPrice = newLogPrice;
    endowmentRInQ = endowmentR / price;
    endowmentQInR = endowmentQ * price;
  }

  /** Returns income in units of good q. */
  double incomeInQ() {
    return endowmentQ + endowmentRInQ;
  }

  /** Returns consumption of good q. */
  double q(int type) {
    return incomeInQ() / (1 + ratio[type]);
  }

  /** Returns consumption of good r. */
  double r(int type) {
    return (endowmentQInR + endowmentR) * (ratio[type] / (1 + ratio[type]));
  }

  void sell(int type, double theta) {
    spend(type, logPrice + theta);
    double shareOfQ = 1 / (1 + ratio[type]);
    double shareOfR = ratio[type] * shareOfQ;
    double q = incomeInQ() * shareOfQ;
    offer[type] = Math.max(0, endowmentQ - q);
    byShading[type] = elasticity[type] * shareOfR * q;
    byPrice[type] = endowmentRInQ * shareOfQ + q * shareOfR * (elasticity[type] - 1);
  }

  void buy(int type, double theta) {
    spend(type, logPrice - theta);
    double shareOfQ = 1 / (1 + ratio[type]);
    double shareOfR = ratio[type] * shareOfQ;
    double r = (endowmentQInR + endowmentR) * shareOfR;
    offer[type] = Math.max(0, endowmentR - r);
    byShading[type] = elasticity[type] * r * shareOfQ;
    byPrice[type] = -(endowmentQInR * shareOfR + r * shareOfQ * (elasticity[type] - 1));
  }

  private void spend(int type, double effectiveLogPrice) {
    double exact = elasticity[type] * (effectiveLogPrice - logOdds[type]) - logPrice;
    double bounded =
        Math.max(-Competitive.LARGEST_LOG_RATIO, Math.min(Competitive.LARGEST_LOG_RATIO, exact));
    logRatio[type] = bounded;
    ratio[type] = Elementary.exp(bounded);
  }
}
