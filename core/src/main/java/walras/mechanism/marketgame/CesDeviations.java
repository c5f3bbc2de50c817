package walras.mechanism.marketgame;

import walras.numeric.Elementary;

/** Deviations with constant elasticities. */
final class CesDeviations extends Deviations {

  /** From here on a difference of two prices is lost in rounding, and first order is exact. */
  private static final double MANY_AGENTS = 2e7;

  /** Slopes of the configuration economy in the logarithm of the price: offers, excess demand. */
  final double[] configurationSlopes;

  double configurationSlope;

  private final ActiveAgents agents;
  private final Equilibrium found;
  private final CesOffers offers;
  private final ShadedOffers shaded;
  private final Tastes tastes;

  CesDeviations(
      ActiveAgents agents,
      Equilibrium found,
      CesOffers offers,
      ShadedOffers shaded,
      Tastes tastes) {
    super(agents.types);
    this.agents = agents;
    this.found = found;
    this.offers = offers;
    this.shaded = shaded;
    this.tastes = tastes;
    configurationSlopes = new double[agents.types];
  }

  @Override
  void measure() {
    double shadedQ = 0;
    double shadedR = 0;
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        found.offers[x] = offers.selling[x] ? offers.bids[x] : -offers.bids[x];
        shading[x] = shadingOf(x);
        if (offers.selling[x]) {
          shadedQ += agents.counts[x] * shading[x];
        } else {
          shadedR += agents.counts[x] * shading[x];
        }
      }
    }
    if (agents.active < MANY_AGENTS) {
      priceStrategic = found.price - configurationPrice;
      for (int x = 0; x < agents.types; x++) {
        strategic[x] = distance(found.offers[x], configurationOffers[x]);
      }
    } else {
      firstOrder((shadedR / found.price - shadedQ) / (agents.active * configurationSlope));
    }
  }

  /** Sets the strategic parts from the change of the logarithm of the price. */
  private void firstOrder(double change) {
    priceStrategic = configurationPrice * change * (1 + change / 2);
    for (int x = 0; x < agents.types; x++) {
      boolean sameSide = offers.selling[x] == (configurationOffers[x] >= 0);
      strategic[x] =
          sameSide
              ? Math.abs(configurationSlopes[x] * change - shading[x])
              : distance(found.offers[x], configurationOffers[x]);
    }
  }

  /** Returns what a price taker would offer more, without cancellation. */
  private double shadingOf(int type) {
    double ratio = offers.ratios[type];
    double excess = Elementary.expm1(-shaded.elasticity[type] * offers.theta[type]);
    double odds = (1 + ratio) / excess;
    double rest = agents.endowmentQ + agents.endowmentR / found.price;
    return offers.selling[type]
        ? rest / (1 + ratio) * ratio / (odds + ratio)
        : rest * found.price * (ratio / (1 + ratio)) / (odds + 1);
  }

  @Override
  double gain(int type, StateTable table) {
    double utility =
        tastes.utility(type, table.weights[type], offers.logQ[type], offers.logR[type]);
    return utility - table.utility[type];
  }

  @Override
  Goods consumption(int type) {
    return new Goods(Elementary.exp(offers.logQ[type]), Elementary.exp(offers.logR[type]));
  }
}
