package walras.mechanism.marketgame;

import walras.numeric.SaddlePoint;

/**
 * Deviations with logarithmic utility. Offers of price takers are {@code C}, and {@code C - b =
 * (1-a) b (qbar - b)/Q} for a seller's offer b: summed over agents this gives the strategic part of
 * the price without cancellation.
 */
final class LogDeviations extends Deviations {

  private final ActiveAgents agents;
  private final Equilibrium found;
  private final LogTakers takers;
  private final double[] consumedQ;
  private final double[] consumedR;

  LogDeviations(ActiveAgents agents, Equilibrium found, LogTakers takers) {
    super(agents.types);
    this.agents = agents;
    this.found = found;
    this.takers = takers;
    consumedQ = new double[agents.types];
    consumedR = new double[agents.types];
  }

  @Override
  void measure() {
    double inverseQ = 1 / found.totalQ;
    double inverseR = 1 / found.totalR;
    double inversePrice = found.totalQ * inverseR;
    double shadedQ = 0;
    double shadedR = 0;
    for (int x = 0; x < agents.types; x++) {
      if (found.sells(x)) {
        double offer = found.offers[x];
        shading[x] = (1 - agents.beliefs[x]) * offer * (agents.endowmentQ - offer) * inverseQ;
        shadedQ += agents.counts[x] * shading[x];
        consumedQ[x] = agents.endowmentQ - offer;
        consumedR[x] = agents.endowmentR + found.price * offer;
      } else {
        double offer = -found.offers[x];
        shading[x] = agents.beliefs[x] * offer * (agents.endowmentR - offer) * inverseR;
        shadedR += agents.counts[x] * shading[x];
        consumedQ[x] = agents.endowmentQ + offer * inversePrice;
        consumedR[x] = agents.endowmentR - offer;
      }
    }
    priceStrategic = (found.price * shadedQ - shadedR) / takers.scaleQ;
    double inverseDifference = priceStrategic * inversePrice / configurationPrice;
    for (int x = 0; x < agents.types; x++) {
      strategic[x] = strategicPart(x, inverseDifference);
    }
  }

  private double strategicPart(int type, double inverseDifference) {
    if (found.sells(type) != (configurationOffers[type] >= 0)) {
      return distance(found.offers[type], configurationOffers[type]);
    }
    return found.sells(type)
        ? Math.abs(takers.valueOfR[type] * inverseDifference - shading[type])
        : Math.abs(takers.valueOfQ[type] * priceStrategic + shading[type]);
  }

  @Override
  double gain(int type, StateTable table) {
    double weight = table.weights[type];
    return weight * SaddlePoint.logRatio(consumedQ[type], table.q[type])
        + (1 - weight) * SaddlePoint.logRatio(consumedR[type], table.r[type]);
  }

  @Override
  Goods consumption(int type) {
    return new Goods(consumedQ[type], consumedR[type]);
  }
}
