package walras.mechanism.marketgame;

import java.io.Serializable;

/** Mean and standard deviation of the price of a one-stage game in one state. */
record PriceMoments(double mean, double sd) implements Serializable {

  /**
   * Returns the moments over the types of all agents: those of the others and one more.
   *
   * @param offers the signed offer of each type
   */
  static PriceMoments of(Economy economy, OtherAgents others, double[] offers, int state) {
    double[] probabilities = others.probabilities(state);
    double[] q = new double[probabilities.length];
    double[] r = new double[probabilities.length];
    others.totals(economy, offers, q, r);
    double mean = 0;
    double square = 0;
    double mass = 0;
    for (int i = 0; i < probabilities.length; i++) {
      for (int x = 0; x < offers.length; x++) {
        double price = (r[i] + Math.max(-offers[x], 0)) / (q[i] + Math.max(offers[x], 0));
        double added = probabilities[i] * economy.model().signal(state, x);
        if (added > 0) {
          mass += added;
          double distance = price - mean;
          mean += distance * added / mass;
          square += added * distance * (price - mean);
        }
      }
    }
    return new PriceMoments(mean, Math.sqrt(square / mass));
  }
}
