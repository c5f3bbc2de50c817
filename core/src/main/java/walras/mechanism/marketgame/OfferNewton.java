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

  private final ActiveAgents agents;
  private final Equilibrium found;
  private final CesOffers offers;
  private final ShadedOffers shaded;
  private final TotalsStep totals = new TotalsStep();
  private final double[] condition;
  private final double[] inverseSlope;
  private final double[] ownStep;
  private final double[] byPrice;
  private final double[] byTotal;

  OfferNewton(ActiveAgents agents, Equilibrium found, CesOffers offers, ShadedOffers shaded) {
    this.agents = agents;
    this.found = found;
    this.offers = offers;
    this.shaded = shaded;
    condition = new double[agents.types];
    inverseSlope = new double[agents.types];
    ownStep = new double[agents.types];
    byPrice = new double[agents.types];
    byTotal = new double[agents.types];
  }

  /** Improves the offers; tells whether they met the certificate. */
  boolean solve() {
    evaluate();
    for (found.steps = 1; found.steps <= SecondStage.MOST_STEPS; found.steps++) {
      double largest = step();
      if (!(largest < Double.POSITIVE_INFINITY)) {
        return false;
      }
      if (largest < SecondStage.LAST_STEP) {
        offers.addUp();
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
    totals.start(agents, found);
    for (int x = 0; x < agents.types; x++) {
      double count = agents.counts[x];
      if (count > 0 && offers.selling[x]) {
        totals.seller(count, offers.bids[x] + ownStep[x], byPrice[x], byTotal[x]);
      } else if (count > 0) {
        totals.buyer(count, offers.bids[x] + ownStep[x], byPrice[x], byTotal[x]);
      }
    }
    double damping = totals.move(found);
    offers.takeLogarithm();
    double largest = totals.size();
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        boolean sells = offers.selling[x];
        double full = ownStep[x] + totals.along(sells, byPrice[x], byTotal[x]);
        largest = Math.max(largest, Math.abs(full));
        double total = sells ? found.totalQ : found.totalR;
        double most = (offers.bids[x] + Math.min(total, offers.endowment(x))) / 2;
        boolean stays = sells == offers.prefersToSell(x);
        double moved = Math.max(0, Math.min(most, offers.bids[x] + full / damping));
        offers.bids[x] = stays ? moved : 0;
        offers.selling[x] = stays == sells;
      }
    }
    return largest;
  }

  /** Computes every type's condition and the slopes of the offer that meets it. */
  private void evaluate() {
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        if (offers.selling[x]) {
          seller(x, offers.bids[x]);
        } else {
          buyer(x, offers.bids[x]);
        }
      }
    }
  }

  private void seller(int x, double offer) {
    double q = agents.endowmentQ - offer;
    double r = agents.endowmentR + found.price * offer;
    double left = found.totalQ - offer;
    double bend = 1 / shaded.elasticity[x];
    consume(x, q, r);
    offers.theta[x] = Elementary.log1p(-offer / found.totalQ);
    condition[x] =
        shaded.logOdds[x]
            + bend * (offers.logR[x] - offers.logQ[x])
            - offers.logPrice
            - offers.theta[x];
    inverseSlope[x] = 1 / (bend * (found.price / r + 1 / q) + 1 / left);
    ownStep[x] = -condition[x] * inverseSlope[x];
    byPrice[x] = (1 - bend * found.price * offer / r) * inverseSlope[x];
    byTotal[x] = offer / left * inverseSlope[x];
  }

  private void buyer(int x, double offer) {
    double q = agents.endowmentQ + offer / found.price;
    double r = agents.endowmentR - offer;
    double left = found.totalR - offer;
    double bend = 1 / shaded.elasticity[x];
    consume(x, q, r);
    offers.theta[x] = Elementary.log1p(-offer / found.totalR);
    condition[x] =
        shaded.logOdds[x]
            + bend * (offers.logR[x] - offers.logQ[x])
            - offers.logPrice
            + offers.theta[x];
    inverseSlope[x] = 1 / (bend * (1 / r + 1 / (found.price * q)) + 1 / left);
    ownStep[x] = condition[x] * inverseSlope[x];
    byPrice[x] = (bend * offer / (found.price * q) - 1) * inverseSlope[x];
    byTotal[x] = offer / left * inverseSlope[x];
  }

  private void consume(int x, double q, double r) {
    offers.logQ[x] = Elementary.log(q);
    offers.logR[x] = Elementary.log(r);
    offers.ratios[x] = r / (found.price * q);
  }

  private boolean certified() {
    offers.largestResidual = 0;
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        double residual = Math.abs(condition[x]);
        double total = offers.total(x);
        double rounding = SecondStage.ROUNDING * total / (total - offers.bids[x]);
        if (!(residual <= SecondStage.CERTIFICATE + rounding)) {
          return false;
        }
        offers.largestResidual = Math.max(offers.largestResidual, residual);
      }
    }
    return true;
  }
}
