package walras.mechanism.marketgame;

import walras.numeric.Elementary;

/**
 * Newton's method in the shading {@code theta = ln(1 - b/Q)} of each type: accurate where almost
 * all of an endowment is offered, as with high elasticities.
 *
 * <p>Given price and theta the ratio of consumption is {@code (p_e (1-a)/a)^s} with {@code p_e = p
 * e^theta} for a seller, {@code p e^-theta} for a buyer, so consumption keeps its relative accuracy
 * and the condition is {@code e^theta - 1 + b(theta)/Q = 0}, increasing in theta.
 */
final class ShadingNewton {

  private final CesSecondStage stage;
  private final ShadedOffers shaded;
  private final TotalsStep totals = new TotalsStep();
  private final double[] ownStep;
  private final double[] byPrice;
  private final double[] byTotal;

  ShadingNewton(CesSecondStage stage) {
    this.stage = stage;
    shaded = stage.shaded;
    ownStep = new double[stage.types];
    byPrice = new double[stage.types];
    byTotal = new double[stage.types];
  }

  /** Improves the offers of a stage; tells whether they met the certificate. */
  boolean solve() {
    for (int x = 0; x < stage.types; x++) {
      double share = stage.bids[x] / (stage.selling[x] ? stage.totalQ : stage.totalR);
      stage.theta[x] = Elementary.log1p(-Math.min(share, 0.5));
      stage.respond(x);
    }
    for (stage.steps = 1; stage.steps <= SecondStage.MOST_STEPS; stage.steps++) {
      double largest = step();
      if (!(largest < Double.POSITIVE_INFINITY)) {
        return false;
      }
      if (largest < SecondStage.LAST_STEP && settled()) {
        return true;
      }
    }
    return false;
  }

  /** Takes one damped step of thetas and totals; returns the largest change. */
  private double step() {
    totals.start(stage);
    for (int x = 0; x < stage.types; x++) {
      double count = stage.counts[x];
      if (count > 0) {
        linearize(x, stage.selling[x] ? stage.totalQ : stage.totalR);
        double offer = shaded.offer[x] + shaded.byShading[x] * ownStep[x];
        double slope = shaded.byPrice[x] + shaded.byShading[x] * byPrice[x];
        double bend = shaded.byShading[x] * byTotal[x];
        if (stage.selling[x]) {
          totals.seller(count, offer, slope, bend);
        } else {
          totals.buyer(count, offer, slope, bend);
        }
      }
    }
    double damping = totals.move(stage);
    stage.logPrice = Elementary.log(stage.price);
    shaded.at(stage.logPrice, stage.price);
    double largest = totals.size();
    for (int x = 0; x < stage.types; x++) {
      if (stage.counts[x] > 0) {
        largest = Math.max(largest, Math.abs(move(x, damping)));
      }
    }
    return largest;
  }

  /** Solves a type's linearized condition for its theta. */
  private void linearize(int x, double total) {
    double minusShare = Elementary.expm1(stage.theta[x]);
    double share = shaded.offer[x] / total;
    double inverse = 1 / (1 + minusShare + shaded.byShading[x] / total);
    ownStep[x] = -(minusShare + share) * inverse;
    byPrice[x] = -shaded.byPrice[x] / total * inverse;
    byTotal[x] = share * inverse;
  }

  /** Moves a type along; the linear update of its offer stays consistent with the totals. */
  private double move(int x, double damping) {
    double full = ownStep[x] + totals.along(stage.selling[x], byPrice[x], byTotal[x]);
    double linear = shaded.byShading[x] * full + shaded.byPrice[x] * totals.ofPrice();
    stage.bids[x] = Math.max(0, shaded.offer[x] + linear);
    double lowest = -Math.abs(stage.logPrice - stage.autarky[x]);
    double moved = Math.max(lowest, Math.min(0, stage.theta[x] + full / damping));
    boolean stays = stage.selling[x] == stage.prefersToSell(x);
    stage.selling[x] = stage.prefersToSell(x);
    stage.theta[x] = stays ? moved : 0;
    stage.respond(x);
    return stays ? full : 1;
  }

  /**
   * Takes totals, price and thetas from the offers and tells whether every offer is the one that
   * these call for, up to the certificate or the rounding of an offer.
   */
  boolean settled() {
    stage.addUp();
    shaded.at(stage.logPrice, stage.price);
    double logIncome = Elementary.log(shaded.incomeInQ());
    double largest = 0;
    for (int x = 0; x < stage.types; x++) {
      if (stage.counts[x] > 0) {
        double total = stage.selling[x] ? stage.totalQ : stage.totalR;
        stage.theta[x] = Elementary.log1p(-stage.bids[x] / total);
        stage.respond(x);
        stage.ratios[x] = shaded.ratio[x];
        stage.logQ[x] = logIncome - Elementary.log1p(shaded.ratio[x]);
        stage.logR[x] = stage.logQ[x] + shaded.logRatio[x] + stage.logPrice;
        largest = Math.max(largest, excessResidual(x, total));
      }
    }
    stage.largestResidual = largest;
    return largest <= SecondStage.CERTIFICATE;
  }

  /** Returns the residual of a type's condition beyond what rounding its offer explains. */
  private double excessResidual(int x, double total) {
    double difference = Math.abs(stage.bids[x] - shaded.offer[x]);
    double ownShare = total / (total - stage.bids[x]);
    double logs = Math.abs(stage.logPrice - shaded.logOdds[x]) + ownShare;
    double rounding = SecondStage.ROUNDING * (stage.endowment(x) + shaded.byShading[x] * logs);
    double excess = Math.max(0, difference - rounding);
    return excess == 0 ? 0 : excess / shaded.byShading[x];
  }
}
