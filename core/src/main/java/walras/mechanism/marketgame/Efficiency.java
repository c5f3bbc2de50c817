package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;
import walras.numeric.SaddlePoint;

/**
 * How far from efficient an allocation is in one state, given what each group of agents attains;
 * confined to one thread.
 *
 * <p>Source: section 5 of the paper, (12) and (13), for the gap; Debreu's coefficient of resource
 * utilization for the waste. Derived: an allocation that exhausts both goods, gives every group
 * exactly {@code v + t} and is cheapest at one relative price is Pareto efficient, so no larger t
 * exists; and by the envelope theorem the smallest scale at which resources suffice is the largest
 * value of cheapest consumption relative to resources, over all relative prices.
 */
final class Efficiency {

  /** The error left is of the order of the square of the last step. */
  private static final double LAST_STEP = 1e-8;

  private static final int MOST_STEPS = 60;

  final CompensatedDemand demand;

  /** Whether bracketing had to solve what Newton's method did not, since {@link #begin}. */
  boolean fellBack;

  private final Start start;
  private double logPrice;

  /**
   * Where the search starts.
   *
   * @param wasteLogPrice a guess at the logarithm of the relative price of the waste
   * @param gapLogPrice a guess at that of the gap
   * @param gain a guess at the gap
   */
  record Start(double wasteLogPrice, double gapLogPrice, double gain) implements Serializable {

    /** Starts at a price and without a gain. */
    static Start at(double price) {
      return new Start(Elementary.log(price), Elementary.log(price), 0);
    }
  }

  /** Creates the measure for a number of groups of each type. */
  Efficiency(Economy economy, int state, int members, Start start) {
    this.start = start;
    demand = new CompensatedDemand(economy, state, members);
  }

  /** Takes the groups as they stand. */
  void begin() {
    fellBack = false;
    demand.gain(0);
  }

  /**
   * Returns the share of resources per head that could be saved without making anybody worse off;
   * call before {@link #gap}.
   *
   * @throws ReplicationFailure if the search for it fails
   */
  double waste(double q, double r) {
    logPrice = start.wasteLogPrice();
    return Math.max(0, 1 - scale(q, r));
  }

  /**
   * Returns the largest gain that resources per head allow to give every agent.
   *
   * @throws ReplicationFailure if the search for it fails
   */
  double gap(double q, double r) {
    logPrice = start.gapLogPrice();
    if (demand.isLogarithmic()) {
      return Math.max(0, -Elementary.log(scale(q, r)));
    }
    double gain = newton(q, r);
    if (Double.isNaN(gain)) {
      fellBack = true;
      gain = new EfficiencySearch(demand, q, r).gain();
    }
    return Math.max(0, gain);
  }

  /** Returns the logarithm of the relative price of the last solution. */
  double logPrice() {
    return logPrice;
  }

  /**
   * Returns the logarithm of the relative price that supports a gain, to rounding: the gain itself,
   * at its optimum, needs one step less.
   */
  double supportingLogPrice(Goods available, double gain) {
    demand.gain(gain);
    return balance(available.q(), available.r())
        ? logPrice + change(available.q(), available.r())
        : new EfficiencySearch(demand, available.q(), available.r()).balance();
  }

  /** Returns the smallest scale of resources at which what is attained can be attained. */
  private double scale(double q, double r) {
    if (!balance(q, r)) {
      fellBack = true;
      logPrice = new EfficiencySearch(demand, q, r).balance();
      demand.at(logPrice);
    }
    double price = Elementary.exp(logPrice);
    return (price * demand.totalQ + demand.totalR) / (price * q + r);
  }

  /** Finds the price at which the goods are needed in a ratio; tells whether it did. */
  private boolean balance(double q, double r) {
    for (int step = 0; step < MOST_STEPS; step++) {
      double change = change(q, r);
      if (Math.abs(change) < LAST_STEP) {
        return true;
      }
      logPrice += Math.max(-1, Math.min(1, change));
    }
    return false;
  }

  /** Returns Newton's step towards the price at which the goods are needed in a ratio. */
  private double change(double q, double r) {
    demand.at(logPrice);
    double excess = SaddlePoint.logRatio(demand.totalQ * r, demand.totalR * q);
    double slope = demand.slopeQ / demand.totalQ - demand.slopeR / demand.totalR;
    return -excess / slope;
  }

  /** Returns the gain at which both goods are used up, or NaN if the steps do not end. */
  private double newton(double q, double r) {
    double gain = start.gain();
    for (int step = 0; step < MOST_STEPS; step++) {
      demand.gain(gain);
      demand.at(logPrice);
      double excessQ = SaddlePoint.logRatio(demand.totalQ, q);
      double excessR = SaddlePoint.logRatio(demand.totalR, r);
      double a = demand.slopeQ / demand.totalQ;
      double b = demand.byGainQ / demand.totalQ;
      double c = demand.slopeR / demand.totalR;
      double d = demand.byGainR / demand.totalR;
      double determinant = a * d - b * c;
      double price = (b * excessR - d * excessQ) / determinant;
      double rise = (c * excessQ - a * excessR) / determinant;
      double largest = Math.max(Math.abs(price), Math.abs(rise));
      double damping = Math.max(1, 2 * largest);
      logPrice += price / damping;
      gain += rise / damping;
      if (largest < LAST_STEP) {
        return gain;
      }
    }
    return Double.NaN;
  }
}
