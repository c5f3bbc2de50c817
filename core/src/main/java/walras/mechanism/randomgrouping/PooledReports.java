package walras.mechanism.randomgrouping;

import walras.mechanism.randomgrouping.grid.Grid;

/**
 * What one trader of the pooled double auction could gain by announcing another threshold, given
 * what all others announce. Exact over all thresholds at a cost that does not depend on their
 * number.
 *
 * <p>A threshold t lowers the number of units reached by the trader's own at all prices below t.
 * The price can therefore only lie on the last stretch on which all others fall short of their half
 * or on the first on which they do not; which part of them balances best changes at a few
 * thresholds alone, and between these the payoff is monotone. Mutable, confined to one thread.
 */
final class PooledReports {

  private final Grid grid;
  private final long half;
  private final Crossing others = new Crossing();

  /** The share of the trader's side that is served on each stretch if the trader trades there. */
  private double servedLeft;

  private double servedRight;

  /** The prices that balance best of those considered so far, and their imbalance. */
  private int lowest;

  private int highest;
  private long least;

  /** The threshold of the trader for whom the stretches were found last. */
  private int found = -1;

  /**
   * Creates the reports of a market.
   *
   * @param half the number of buyers
   */
  PooledReports(Grid grid, long half) {
    this.grid = grid;
    this.half = half;
  }

  /** Returns the gain of a buyer from the best report. */
  double buyerGain(Announced units, Trader buyer) {
    stretch(units, buyer);
    serveBuyers(units, buyer);
    return gain(true, buyer);
  }

  /** Returns the gain of a seller from the best report. */
  double sellerGain(Announced units, Trader seller) {
    stretch(units, seller);
    serveSellers(units, seller);
    return gain(false, seller);
  }

  /** Does the same for one buyer after another where nothing else changes. */
  double buyerGainAgain(Announced units, Trader buyer) {
    if (!isFoundFor(buyer.threshold)) {
      stretch(units, buyer);
      serveBuyers(units, buyer);
    }
    return gain(true, buyer);
  }

  /** Does the same for one seller after another where nothing else changes. */
  double sellerGainAgain(Announced units, Trader seller) {
    if (!isFoundFor(seller.threshold)) {
      stretch(units, seller);
      serveSellers(units, seller);
    }
    return gain(false, seller);
  }

  /**
   * Tells whether a trader of another threshold has the same stretches, and the same share served
   * on them: both thresholds lie below the left one, or beyond the price after the right one.
   */
  private boolean isFoundFor(int threshold) {
    boolean below = others.hasLeft() && Math.max(found, threshold) < others.leftFrom;
    boolean above = others.hasRight() && Math.min(found, threshold) > others.rightTo + 1;
    return found >= 0 && (below || above);
  }

  private void serveBuyers(Announced units, Trader buyer) {
    servedLeft = others.hasLeft() ? servedBuyers(units, others.leftFrom, buyer.threshold) : 0;
    servedRight = others.hasRight() ? servedBuyers(units, others.rightFrom, buyer.threshold) : 0;
  }

  private void serveSellers(Announced units, Trader seller) {
    servedLeft = others.hasLeft() ? servedSellers(units, others.leftFrom, seller.threshold) : 0;
    servedRight = others.hasRight() ? servedSellers(units, others.rightFrom, seller.threshold) : 0;
  }

  private void stretch(Announced units, Trader trader) {
    found = trader.threshold;
    units.cross(Trades.POOL, half, trader.threshold, others);
    if (others.hasLeft()) {
      units.extendLeft(Trades.POOL, trader.threshold, others);
    }
    if (others.hasRight()) {
      units.extendRight(Trades.POOL, trader.threshold, others);
    }
  }

  private static double servedBuyers(Announced units, int price, int threshold) {
    long demand = units.demand(Trades.POOL, price) + (price < threshold ? 0 : 1);
    return Math.min(1, (double) units.supply(Trades.POOL, price) / (double) demand);
  }

  private static double servedSellers(Announced units, int price, int threshold) {
    long supply = units.supply(Trades.POOL, price) + (price < threshold ? 1 : 0);
    return Math.min(1, (double) units.demand(Trades.POOL, price) / (double) supply);
  }

  private double gain(boolean buys, Trader trader) {
    double truthful = payoff(buys, trader, trader.threshold);
    int end = grid.steps() + 1;
    int left = others.hasLeft() ? others.leftFrom : others.rightFrom;
    int cut = others.hasRight() ? others.rightFrom : end;
    int right = others.hasRight() ? others.rightTo : others.leftTo;
    double best = Math.max(truthful, payoff(buys, trader, 0));
    best = Math.max(best, payoff(buys, trader, end));
    best = Math.max(best, payoff(buys, trader, left));
    best = Math.max(best, payoff(buys, trader, cut - 1));
    best = Math.max(best, payoff(buys, trader, cut));
    best = Math.max(best, payoff(buys, trader, cut + 1));
    best = Math.max(best, payoff(buys, trader, right + 1));
    best = Math.max(best, payoff(buys, trader, 2 * cut - left + 1));
    best = Math.max(best, payoff(buys, trader, 2 * cut - 1 - right));
    return best - truthful;
  }

  /** Returns the expected payoff of a report; one outside the range of thresholds counts as 0. */
  private double payoff(boolean buys, Trader trader, int report) {
    if (report < 0 || report > grid.steps() + 1) {
      return 0;
    }
    int price = price(report);
    if (buys != (price < report)) {
      return 0;
    }
    double margin = trader.value - grid.price(price);
    boolean onLeft = others.hasLeft() && price <= others.leftTo;
    return (buys ? margin : -margin) * (onLeft ? servedLeft : servedRight);
  }

  /** Returns the price index if the trader announces a threshold. */
  private int price(int report) {
    least = Long.MAX_VALUE;
    consider(others.leftFrom, Math.min(others.leftTo, report - 1), others.leftCount - half);
    consider(Math.max(others.leftFrom, report), others.leftTo, others.leftCount - half + 1);
    consider(others.rightFrom, Math.min(others.rightTo, report - 1), others.rightCount - half);
    consider(Math.max(others.rightFrom, report), others.rightTo, others.rightCount - half + 1);
    return grid.rule().select(lowest, highest);
  }

  /** Takes the prices from one to another, if there are any, among those that balance best. */
  private void consider(int from, int to, long excess) {
    if (from > to || Math.abs(excess) > least) {
      return;
    }
    if (Math.abs(excess) < least) {
      least = Math.abs(excess);
      lowest = from;
    }
    highest = to;
  }
}
