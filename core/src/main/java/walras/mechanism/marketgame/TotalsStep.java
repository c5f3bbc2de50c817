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

  /** Starts a step from the totals of a stage. */
  void start(SecondStage stage) {
    sumQ = stage.active * stage.kappaQ;
    sumR = stage.active * stage.kappaR;
    bendQ = stage.totalQ;
    bendR = stage.totalR;
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

  /** Moves the totals of the stage and its price, by half at most; returns the damping. */
  double move(SecondStage stage) {
    double gapQ = sumQ - stage.totalQ;
    double gapR = sumR - stage.totalR;
    double scale = 1 / ((bendQ + crossQ) * (bendR + crossR) - crossQ * crossR);
    q = (gapQ * (bendR + crossR) + gapR * crossQ) * scale;
    r = (gapR * (bendQ + crossQ) + gapQ * crossR) * scale;
    double damping = Math.max(1, 2 * size());
    stage.totalQ *= 1 + q / damping;
    stage.totalR *= 1 + r / damping;
    stage.price = stage.totalR / stage.totalQ;
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
