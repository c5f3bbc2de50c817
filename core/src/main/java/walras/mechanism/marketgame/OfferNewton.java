package walras.mechanism.marketgame;

import walras.numeric.Elementary;

/**
 * Newton's method in the offers themselves: accurate where offers are small against endowments, as
 * near autarky, since price and totals are functions of the offers alone.
 *
 * <p>The condition of a seller, in logarithms, is {@code E = c + (1-rho) [ln(rbar + p b) - ln(qbar
 * - b)] - ln p - ln(1 - b/Q) = 0} with {@code c} the log odds of good q; a buyer's mirrors it.
 */
final class OfferNewton {

  private final CesSecondStage stage;
  private final TotalsStep totals = new TotalsStep();
  private final double[] condition;
  private final double[] inverseSlope;
  private final double[] ownStep;
  private final double[] byPrice;
  private final double[] byTotal;

  OfferNewton(CesSecondStage stage) {
    this.stage = stage;
    condition = new double[stage.types];
    inverseSlope = new double[stage.types];
    ownStep = new double[stage.types];
    byPrice = new double[stage.types];
    byTotal = new double[stage.types];
  }

  /** Improves the offers of a stage; tells whether they met the certificate. */
  boolean solve() {
    evaluate();
    for (stage.steps = 1; stage.steps <= SecondStage.MOST_STEPS; stage.steps++) {
      double largest = step();
      if (!(largest < Double.POSITIVE_INFINITY)) {
        return false;
      }
      if (largest < SecondStage.LAST_STEP) {
        stage.addUp();
      }
      evaluate();
      if (largest < SecondStage.LAST_STEP && certified()) {
        return true;
      }
    }
    return false;
  }

  /** Takes one damped step; returns the largest change of a logarithm or an offer. */
  private double step() {
    totals.start(stage);
    for (int x = 0; x < stage.types; x++) {
      double count = stage.counts[x];
      if (count > 0 && stage.selling[x]) {
        totals.seller(count, stage.bids[x] + ownStep[x], byPrice[x], byTotal[x]);
      } else if (count > 0) {
        totals.buyer(count, stage.bids[x] + ownStep[x], byPrice[x], byTotal[x]);
      }
    }
    double damping = totals.move(stage);
    stage.logPrice = Elementary.log(stage.price);
    double largest = totals.size();
    for (int x = 0; x < stage.types; x++) {
      if (stage.counts[x] > 0) {
        boolean sells = stage.selling[x];
        double full = ownStep[x] + totals.along(sells, byPrice[x], byTotal[x]);
        largest = Math.max(largest, Math.abs(full));
        double total = sells ? stage.totalQ : stage.totalR;
        double most = (stage.bids[x] + Math.min(total, stage.endowment(x))) / 2;
        boolean stays = sells == stage.prefersToSell(x);
        double moved = Math.max(0, Math.min(most, stage.bids[x] + full / damping));
        stage.bids[x] = stays ? moved : 0;
        stage.selling[x] = stays == sells;
      }
    }
    return largest;
  }

  /** Computes every type's condition and the slopes of the offer that meets it. */
  private void evaluate() {
    for (int x = 0; x < stage.types; x++) {
      if (stage.counts[x] > 0) {
        if (stage.selling[x]) {
          seller(x, stage.bids[x]);
        } else {
          buyer(x, stage.bids[x]);
        }
      }
    }
  }

  private void seller(int x, double offer) {
    double q = stage.endowmentQ - offer;
    double r = stage.endowmentR + stage.price * offer;
    double left = stage.totalQ - offer;
    double bend = 1 / stage.shaded.elasticity[x];
    consume(x, q, r);
    stage.theta[x] = Elementary.log1p(-offer / stage.totalQ);
    condition[x] =
        stage.shaded.logOdds[x]
            + bend * (stage.logR[x] - stage.logQ[x])
            - stage.logPrice
            - stage.theta[x];
    inverseSlope[x] = 1 / (bend * (stage.price / r + 1 / q) + 1 / left);
    ownStep[x] = -condition[x] * inverseSlope[x];
    byPrice[x] = (1 - bend * stage.price * offer / r) * inverseSlope[x];
    byTotal[x] = offer / left * inverseSlope[x];
  }

  private void buyer(int x, double offer) {
    double q = stage.endowmentQ + offer / stage.price;
    double r = stage.endowmentR - offer;
    double left = stage.totalR - offer;
    double bend = 1 / stage.shaded.elasticity[x];
    consume(x, q, r);
    stage.theta[x] = Elementary.log1p(-offer / stage.totalR);
    condition[x] =
        stage.shaded.logOdds[x]
            + bend * (stage.logR[x] - stage.logQ[x])
            - stage.logPrice
            + stage.theta[x];
    inverseSlope[x] = 1 / (bend * (1 / r + 1 / (stage.price * q)) + 1 / left);
    ownStep[x] = condition[x] * inverseSlope[x];
    byPrice[x] = (bend * offer / (stage.price * q) - 1) * inverseSlope[x];
    byTotal[x] = offer / left * inverseSlope[x];
  }

  private void consume(int x, double q, double r) {
    stage.logQ[x] = Elementary.log(q);
    stage.logR[x] = Elementary.log(r);
    stage.ratios[x] = r / (stage.price * q);
  }

  private boolean certified() {
    stage.largestResidual = 0;
    for (int x = 0; x < stage.types; x++) {
      if (stage.counts[x] > 0) {
        double residual = Math.abs(condition[x]);
        double total = stage.selling[x] ? stage.totalQ : stage.totalR;
        double rounding = SecondStage.ROUNDING * total / (total - stage.bids[x]);
        if (!(residual <= SecondStage.CERTIFICATE + rounding)) {
          return false;
        }
        stage.largestResidual = Math.max(stage.largestResidual, residual);
      }
    }
    return true;
  }
}
