package walras.mechanism.marketgame;

/**
 * The conditions of agents with logarithmic utility, {@code left = right} with {@code left = a
 * (rbar + p b) Q} and {@code right = (1-a) (qbar - b) p (Q - b)} for a seller, so that the residual
 * in logarithms is {@code left / right - 1} up to second order; a buyer's mirrors it.
 */
final class LogConditions {

  private final ActiveAgents agents;
  private final Equilibrium found;

  LogConditions(ActiveAgents agents, Equilibrium found) {
    this.agents = agents;
    this.found = found;
  }

  /** Tells whether every agent's condition holds to the certificate or to rounding. */
  boolean certified() {
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        double offer = Math.abs(found.offers[x]);
        double difference = left(x, offer) - right(x, offer);
        double allowed =
            SecondStage.CERTIFICATE * right(x, offer)
                + SecondStage.ROUNDING * roundingScale(x, offer);
        if (!(Math.abs(difference) <= allowed)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the largest residual, in logarithms. */
  double residual() {
    double largest = 0;
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        double offer = Math.abs(found.offers[x]);
        largest = Math.max(largest, Math.abs(left(x, offer) / right(x, offer) - 1));
      }
    }
    return largest;
  }

  private double left(int type, double offer) {
    return found.sells(type)
        ? agents.beliefs[type] * (agents.endowmentR + found.price * offer) * found.totalQ
        : (1 - agents.beliefs[type]) * (found.price * agents.endowmentQ + offer) * found.totalR;
  }

  private double right(int type, double offer) {
    return found.sells(type)
        ? (1 - agents.beliefs[type])
            * (agents.endowmentQ - offer)
            * found.price
            * (found.totalQ - offer)
        : agents.beliefs[type] * (agents.endowmentR - offer) * (found.totalR - offer);
  }

  /** Returns the change of the residual per relative rounding of the offer. */
  private double roundingScale(int type, double offer) {
    double q = agents.endowmentQ;
    double r = agents.endowmentR;
    return found.sells(type)
        ? (1 - agents.beliefs[type]) * found.price * (q * (found.totalQ - offer) + found.totalQ * q)
        : agents.beliefs[type] * (r * (found.totalR - offer) + found.totalR * r);
  }
}
