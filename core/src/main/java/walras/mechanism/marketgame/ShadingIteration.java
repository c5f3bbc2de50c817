package walras.mechanism.marketgame;

/**
 * Offers of price takers less what agents shade, by turns: the second stage with logarithmic
 * utility among many agents.
 *
 * <p>With {@code C} the offer of a price taker a seller offers {@code b = C - h} where {@code h =
 * (1-a) b (qbar - b)/Q}, and summed over all agents {@code p = (A - H_R)/(B - H_Q)} for the totals
 * {@code H} of what is shaded, where {@code A/B} is the price without shading. Offers are a
 * vanishing share of the totals, so each turn divides the error by about the number of agents, for
 * a few multiplications per type: one turn is enough at 10^9 agents, four at 10^3.
 */
final class ShadingIteration {

  /** Turns end where the next one would change less than this share of a total. */
  private static final double ACCURACY = 1e-13;

  /** Newton's method is faster where a turn leaves more than this share of the error. */
  private static final double SLOW = 0.03;

  private static final int MOST_TURNS = 10;

  private final ActiveAgents agents;
  private final Equilibrium found;
  private final LogTakers takers;
  private final LogConditions conditions;
  private final double[] shadings;
  private double shadedQ;
  private double shadedR;

  ShadingIteration(
      ActiveAgents agents, Equilibrium found, LogTakers takers, LogConditions conditions) {
    this.agents = agents;
    this.found = found;
    this.takers = takers;
    this.conditions = conditions;
    shadings = new double[agents.types];
  }

  /**
   * Improves offers, totals and price, from those of price takers on; tells whether they met the
   * certificate.
   */
  boolean solve() {
    shadedQ = 0;
    shadedR = 0;
    double change = 1;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      double last = change;
      change = shade();
      offer();
      if (change * change <= ACCURACY * last) {
        return conditions.certified();
      }
      if (!(change <= SLOW * last)) {
        return false;
      }
    }
    return false;
  }

  private void offer() {
    double bottom = takers.scaleQ - shadedQ;
    double top = takers.scaleR - shadedR;
    double inversePrice = bottom / top;
    double price = top / bottom;
    double sumQ = agents.active * agents.kappaQ;
    double sumR = agents.active * agents.kappaR;
    for (int x = 0; x < agents.types; x++) {
      double sold = takers.valueOfQ[x] - takers.valueOfR[x] * inversePrice;
      if (sold >= 0) {
        double offer = sold - shadings[x];
        found.offers[x] = offer;
        sumQ += agents.counts[x] * offer;
      } else {
        double offer = -price * sold - shadings[x];
        found.offers[x] = -offer;
        sumR += agents.counts[x] * offer;
      }
    }
    found.totalQ = sumQ;
    found.totalR = sumR;
    found.price = price;
  }

  /** Returns the change of what is shaded, as a share of the totals. */
  private double shade() {
    double inverseQ = 1 / found.totalQ;
    double inverseR = 1 / found.totalR;
    double sumQ = 0;
    double sumR = 0;
    for (int x = 0; x < agents.types; x++) {
      double offer = found.offers[x];
      if (offer >= 0) {
        double shading = (1 - agents.beliefs[x]) * offer * (agents.endowmentQ - offer) * inverseQ;
        shadings[x] = shading;
        sumQ += agents.counts[x] * shading;
      } else {
        double shading = -agents.beliefs[x] * offer * (agents.endowmentR + offer) * inverseR;
        shadings[x] = shading;
        sumR += agents.counts[x] * shading;
      }
    }
    double change = Math.abs(sumQ - shadedQ) * inverseQ + Math.abs(sumR - shadedR) * inverseR;
    shadedQ = sumQ;
    shadedR = sumR;
    return change;
  }
}
