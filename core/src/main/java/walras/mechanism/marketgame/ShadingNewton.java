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

  private final ActiveAgents agents;
  private final Equilibrium found;
  private final CesOffers offers;
  private final ShadedOffers shaded;
  private final TotalsStep totals = new TotalsStep();
  private final double[] ownStep;
  private final double[] byPrice;
  private final double[] byTotal;

  ShadingNewton(ActiveAgents agents, Equilibrium found, CesOffers offers, ShadedOffers shaded) {
    this.agents = agents;
    this.found = found;
    this.offers = offers;
    this.shaded = shaded;
    ownStep = new double[agents.types];
    byPrice = new double[agents.types];
    byTotal = new double[agents.types];
  }

  /** Improves the offers; tells whether they met the certificate. */
  boolean solve() {
    for (int x = 0; x < agents.types; x++) {
      double share = offers.bids[x] / offers.total(x);
      offers.theta[x] = Elementary.log1p(-Math.min(share, 0.5));
      offers.respond(x);
    }
    for (found.steps = 1; found.steps <= SecondStage.MOST_STEPS; found.steps++) {
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
    totals.start(agents, found);
    for (int x = 0; x < agents.types; x++) {
      double count = agents.counts[x];
      if (count > 0) {
        linearize(x, offers.total(x));
        double offer = shaded.offer[x] + shaded.byShading[x] * ownStep[x];
        double slope = shaded.byPrice[x] + shaded.byShading[x] * byPrice[x];
        double bend = shaded.byShading[x] * byTotal[x];
        if (offers.selling[x]) {
          totals.seller(count, offer, slope, bend);
        } else {
          totals.buyer(count, offer, slope, bend);
        }
      }
    }
    double damping = totals.move(found);
    offers.takeLogarithm();
    shaded.at(offers.logPrice, found.price);
    double largest = totals.size();
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        largest = Math.max(largest, Math.abs(move(x, damping)));
      }
    }
    return largest;
  }

  /** Solves a type's linearized condition for its theta. */
  private void linearize(int x, double total) {
    double minusShare = Elementary.expm1(offers.theta[x]);
    double share = shaded.offer[x] / total;
    double inverse = 1 / (1 + minusShare + shaded.byShading[x] / total);
    ownStep[x] = -(minusShare + share) * inverse;
    byPrice[x] = -shaded.byPrice[x] / total * inverse;
    byTotal[x] = share * inverse;
  }

  /** Moves a type along; the linear update of its offer stays consistent with the totals. */
  private double move(int x, double damping) {
    double full = ownStep[x] + totals.along(offers.selling[x], byPrice[x], byTotal[x]);
    double linear = shaded.byShading[x] * full + shaded.byPrice[x] * totals.ofPrice();
    offers.bids[x] = Math.max(0, shaded.offer[x] + linear);
    double lowest = -Math.abs(offers.logPrice - shaded.autarky[x]);
    double moved = Math.max(lowest, Math.min(0, offers.theta[x] + full / damping));
    boolean stays = offers.selling[x] == offers.prefersToSell(x);
    offers.selling[x] = offers.prefersToSell(x);
    offers.theta[x] = stays ? moved : 0;
    offers.respond(x);
    return stays ? full : 1;
  }

  /**
   * Takes totals, price and thetas from the offers and tells whether every offer is the one that
   * these call for, up to the certificate or the rounding of an offer.
   */
  boolean settled() {
    offers.addUp();
    shaded.at(offers.logPrice, found.price);
    double logIncome = Elementary.log(shaded.incomeInQ());
    double largest = 0;
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        double total = offers.total(x);
        offers.theta[x] = Elementary.log1p(-offers.bids[x] / total);
        offers.respond(x);
        offers.ratios[x] = shaded.ratio[x];
        offers.logQ[x] = logIncome - Elementary.log1p(shaded.ratio[x]);
        offers.logR[x] = offers.logQ[x] + shaded.logRatio[x] + offers.logPrice;
        largest = Math.max(largest, excessResidual(x, total));
      }
    }
    offers.largestResidual = largest;
    return largest <= SecondStage.CERTIFICATE;
  }

  /** Returns the residual of a type's condition beyond what rounding its offer explains. */
  private double excessResidual(int x, double total) {
    double difference = Math.abs(offers.bids[x] - shaded.offer[x]);
    double ownShare = total / (total - offers.bids[x]);
    double logs = Math.abs(offers.logPrice - shaded.logOdds[x]) + ownShare;
    double rounding = SecondStage.ROUNDING * (offers.endowment(x) + shaded.byShading[x] * logs);
    double excess = Math.max(0, difference - rounding);
    return excess == 0 ? 0 : excess / shaded.byShading[x];
  }
}
