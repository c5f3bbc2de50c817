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

  private final LogSecondStage stage;
  private double shadedQ;
  private double shadedR;

  ShadingIteration(LogSecondStage stage) {
    this.stage = stage;
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
        return stage.certified();
      }
      if (!(change <= SLOW * last)) {
        return false;
      }
    }
    return false;
  }

  private void offer() {
    double bottom = stage.scaleQ - shadedQ;
    double top = stage.scaleR - shadedR;
    double inversePrice = bottom / top;
    double price = top / bottom;
    double sumQ = stage.active * stage.kappaQ;
    double sumR = stage.active * stage.kappaR;
    for (int x = 0; x < stage.types; x++) {
      double sold = stage.valueOfQ[x] - stage.valueOfR[x] * inversePrice;
      if (sold >= 0) {
        double offer = sold - stage.shading[x];
        stage.offers[x] = offer;
        sumQ += stage.counts[x] * offer;
      } else {
        double offer = -price * sold - stage.shading[x];
        stage.offers[x] = -offer;
        sumR += stage.counts[x] * offer;
      }
    }
    stage.totalQ = sumQ;
    stage.totalR = sumR;
    stage.price = price;
  }

  /** Returns the change of what is shaded, as a share of the totals. */
  private double shade() {
    double inverseQ = 1 / stage.totalQ;
    double inverseR = 1 / stage.totalR;
    double sumQ = 0;
    double sumR = 0;
    for (int x = 0; x < stage.types; x++) {
      double offer = stage.offers[x];
      if (offer >= 0) {
        double shading = (1 - stage.beliefs[x]) * offer * (stage.endowmentQ - offer) * inverseQ;
        stage.shading[x] = shading;
        sumQ += stage.counts[x] * shading;
      } else {
        double shading = -stage.beliefs[x] * offer * (stage.endowmentR + offer) * inverseR;
        stage.shading[x] = shading;
        sumR += stage.counts[x] * shading;
      }
    }
    double change = Math.abs(sumQ - shadedQ) * inverseQ + Math.abs(sumR - shadedR) * inverseR;
    shadedQ = sumQ;
    shadedR = sumR;
    return change;
  }
}
