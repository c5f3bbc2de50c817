package walras.mechanism.marketgame;

import walras.numeric.Elementary;

/**
 * Offers of agents with constant elasticities: the side of each type, the offer without a sign, and
 * the consumption it leads to. Confined to one thread.
 */
final class CesOffers {

  /** The side of each type, and its offer without a sign. */
  final boolean[] selling;

  final double[] bids;

  /** Logarithm of one minus the own share of the total. */
  final double[] theta;

  /** Logarithms of consumption. */
  final double[] logQ;

  final double[] logR;

  /** Expenditure on good r relative to q. */
  final double[] ratios;

  double logPrice;
  double largestResidual;

  private final ActiveAgents agents;
  private final Equilibrium found;
  private final ShadedOffers shaded;

  CesOffers(ActiveAgents agents, Equilibrium found, ShadedOffers shaded) {
    this.agents = agents;
    this.found = found;
    this.shaded = shaded;
    selling = new boolean[agents.types];
    bids = new double[agents.types];
    theta = new double[agents.types];
    logQ = new double[agents.types];
    logR = new double[agents.types];
    ratios = new double[agents.types];
  }

  boolean prefersToSell(int type) {
    return logPrice >= shaded.autarky[type];
  }

  /** Returns the endowment of the good that a type offers. */
  double endowment(int type) {
    return selling[type] ? agents.endowmentQ : agents.endowmentR;
  }

  /** Returns the total of the good that a type offers. */
  double total(int type) {
    return selling[type] ? found.totalQ : found.totalR;
  }

  /** Computes the offer of a type for its side and theta at the current price. */
  void respond(int type) {
    if (selling[type]) {
      shaded.sell(type, theta[type]);
    } else {
      shaded.buy(type, theta[type]);
    }
  }

  /** Sets the logarithm of the price from the price. */
  void takeLogarithm() {
    logPrice = Elementary.log(found.price);
  }

  /** Takes totals and price from the offers. */
  void addUp() {
    double q = agents.active * agents.kappaQ;
    double r = agents.active * agents.kappaR;
    for (int x = 0; x < agents.types; x++) {
      if (selling[x]) {
        q += agents.counts[x] * bids[x];
      } else {
        r += agents.counts[x] * bids[x];
      }
    }
    found.totalQ = q;
    found.totalR = r;
    found.price = r / q;
    takeLogarithm();
  }
}
