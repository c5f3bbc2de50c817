package walras.mechanism.marketgame;

/**
 * One Newton step of the two totals, from the offers' values and slopes at the current totals and
 * price; confined to one thread.
 *
 * <p>Offers are unsigned here. Their slopes are in the logarithms of the price and of the total to
 * which they belong; the price is the ratio of the totals.
 */
final class TotalsStep {

  private double sumQ;
  private double sumR;
  private double bendQ;
  private double bendR;
  private double crossQ;
  private double crossR;
  private double q;
  private double r;

  /** Starts a step from the current totals. */
  void start(ActiveAgents agents, Equilibrium found) {
    sumQ = agents.active * agents.kappaQ;
    sumR = agents.active * agents.kappaR;
    bendQ = found.totalQ;
    bendR = found.totalR;
    crossQ = 0;
    crossR = 0;
  }

  void seller(double count, double offer, double byPrice, double byTotal) {
    sumQ += count * offer;
    bendQ -= count * byTotal;
    crossQ += count * byPrice;
  }

  void buyer(double count, double offer, double byPrice, double byTotal) {
    sumR += count * offer;
    bendR -= count * byTotal;
    crossR -= count * byPrice;
  }

  /** Moves totals and price, by half at most; returns the damping. */
  double move(Equilibrium found) {
    double gapQ = sumQ - found.totalQ;
    double gapR = sumR - found.totalR;
    double scale = 1 / ((bendQ + crossQ) * (bendR + crossR) - crossQ * crossR);
    q = (gapQ * (bendR + crossR) + gapR * crossQ) * scale;
    r = (gapR * (bendQ + crossQ) + gapQ * crossR) * scale;
    double damping = Math.max(1, 2 * size());
    found.totalQ *= 1 + q / damping;
    found.totalR *= 1 + r / damping;
    found.price = found.totalR / found.totalQ;
    return damping;
  }

  /** Returns the larger full step of the logarithms of the totals. */
  double size() {
    return Math.max(Math.abs(q), Math.abs(r));
  }

  /** Returns the full step of an offer with given slopes. */
  double along(boolean sells, double byPrice, double byTotal) {
    return byPrice * (r - q) + byTotal * (sells ? q : r);
  }

  /** Returns the full step of the logarithm of the price. */
  double ofPrice() {
    return r - q;
  }
}
