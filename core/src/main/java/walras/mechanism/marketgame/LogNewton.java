package walras.mechanism.marketgame;

/**
 * Newton's method in the logarithms of the two totals with logarithmic utility, where every reply
 * has a closed form; confined to one thread.
 */
final class LogNewton {

  private final ActiveAgents agents;
  private final Equilibrium found;
  private final LogTakers takers;
  private final LogConditions conditions;
  private final double[] slopeTotal;
  private final double[] slopePrice;
  private double stepQ;
  private double stepR;

  LogNewton(ActiveAgents agents, Equilibrium found, LogTakers takers, LogConditions conditions) {
    this.agents = agents;
    this.found = found;
    this.takers = takers;
    this.conditions = conditions;
    slopeTotal = new double[agents.types];
    slopePrice = new double[agents.types];
  }

  /** Improves offers, totals and price; tells whether they met the certificate. */
  boolean solve() {
    for (found.steps = 1; found.steps <= SecondStage.MOST_STEPS; found.steps++) {
      step();
      double size = Math.max(Math.abs(stepQ), Math.abs(stepR));
      if (size < SecondStage.LAST_STEP) {
        linearUpdate();
        if (settle()) {
          return true;
        }
      } else {
        double damping = Math.max(1, 2 * size);
        found.totalQ *= 1 + stepQ / damping;
        found.totalR *= 1 + stepR / damping;
      }
    }
    return false;
  }

  /** Sets and returns the offer of a type at a price and a total, without a sign. */
  double reply(int type, double atPrice, double total) {
    found.price = atPrice;
    double sold = takers.valueOfQ[type] - takers.valueOfR[type] / atPrice;
    if (sold >= 0) {
      sell(type, sold, 1 / total, 1 / atPrice);
    } else {
      buy(type, -atPrice * sold, 1 / total);
    }
    return Math.abs(found.offers[type]);
  }

  /** Takes totals and price from the offers; tells whether they meet the certificate. */
  boolean settle() {
    double sumQ = agents.active * agents.kappaQ;
    double sumR = agents.active * agents.kappaR;
    for (int x = 0; x < agents.types; x++) {
      double amount = agents.counts[x] * found.offers[x];
      if (amount >= 0) {
        sumQ += amount;
      } else {
        sumR -= amount;
      }
    }
    found.totalQ = sumQ;
    found.totalR = sumR;
    found.price = sumR / sumQ;
    return conditions.certified();
  }

  /** Computes all replies to price and totals, and the Newton step of the totals' logarithms. */
  private void step() {
    double inverseQ = 1 / found.totalQ;
    double inverseR = 1 / found.totalR;
    found.price = found.totalR * inverseQ;
    double inversePrice = found.totalQ * inverseR;
    double sumQ = agents.active * agents.kappaQ;
    double sumR = agents.active * agents.kappaR;
    double bendQ = found.totalQ;
    double bendR = found.totalR;
    double crossQ = 0;
    double crossR = 0;
    for (int x = 0; x < agents.types; x++) {
      double count = agents.counts[x];
      double sold = takers.valueOfQ[x] - takers.valueOfR[x] * inversePrice;
      if (sold >= 0) {
        sell(x, sold, inverseQ, inversePrice);
        sumQ += count * found.offers[x];
        bendQ -= count * slopeTotal[x];
        crossQ += count * slopePrice[x];
      } else {
        buy(x, -found.price * sold, inverseR);
        sumR -= count * found.offers[x];
        bendR += count * slopeTotal[x];
        crossR += count * slopePrice[x];
      }
    }
    double gapQ = sumQ - found.totalQ;
    double gapR = sumR - found.totalR;
    double scale = 1 / ((bendQ + crossQ) * (bendR + crossR) - crossQ * crossR);
    stepQ = (gapQ * (bendR + crossR) + gapR * crossQ) * scale;
    stepR = (gapR * (bendQ + crossQ) + gapQ * crossR) * scale;
  }

  private void sell(int type, double priceTaking, double inverseQ, double inversePrice) {
    double share = takers.valueOfQ[type] * inverseQ;
    double curvature = (1 - agents.beliefs[type]) * inverseQ;
    double worth = agents.beliefs[type] * share + curvature * takers.valueOfR[type] * inversePrice;
    double root = Math.sqrt((1 - share) * (1 - share) + 4 * worth);
    double offer = 2 * priceTaking / (1 + share + root);
    double inverseRoot = 1 / root;
    found.offers[type] = offer;
    slopeTotal[type] = curvature * offer * (agents.endowmentQ - offer) * inverseRoot;
    slopePrice[type] = takers.valueOfR[type] * inversePrice * inverseRoot;
  }

  private void buy(int type, double priceTaking, double inverseR) {
    double share = takers.valueOfR[type] * inverseR;
    double curvature = agents.beliefs[type] * inverseR;
    double worth =
        (1 - agents.beliefs[type]) * share + curvature * takers.valueOfQ[type] * found.price;
    double root = Math.sqrt((1 - share) * (1 - share) + 4 * worth);
    double offer = 2 * priceTaking / (1 + share + root);
    double inverseRoot = 1 / root;
    found.offers[type] = -offer;
    slopeTotal[type] = -curvature * offer * (agents.endowmentR - offer) * inverseRoot;
    slopePrice[type] = takers.valueOfQ[type] * found.price * inverseRoot;
  }

  /** Moves the offers along the last, tiny step; both slopes are of the signed offer. */
  private void linearUpdate() {
    double stepPrice = stepR - stepQ;
    for (int x = 0; x < agents.types; x++) {
      double stepTotal = found.sells(x) ? stepQ : stepR;
      found.offers[x] += slopeTotal[x] * stepTotal + slopePrice[x] * stepPrice;
    }
  }
}
