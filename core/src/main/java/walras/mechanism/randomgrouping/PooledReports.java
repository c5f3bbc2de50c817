package walras.mechanism.randomgrouping;

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

  private final Environment environment;
  private final long half;
  private final Crossing others = new Crossing();

  /** The share of the trader's side that is served on each stretch if the trader trades there. */
  private double servedLeft;

  private double servedRight;

  /** The prices that balance best of those considered so far, and their imbalance. */
  private int lowest;

  private int highest;
  private long least;

  /**
   * Creates the reports of a market.
   *
   * @param half the number of sellers, and of buyers
   */
  PooledReports(Environment environment, long half) {
    this.environment = environment;
    this.half = half;
  }

  /** Returns the gain of a buyer from the best report. */
  double buyerGain(Units units) {
    Trader buyer = units.buyer();
    stretch(units, buyer);
    servedLeft = others.hasLeft() ? servedBuyers(units, others.leftFrom, buyer.threshold) : 0;
    servedRight = others.hasRight() ? servedBuyers(units, others.rightFrom, buyer.threshold) : 0;
    return gain(true, buyer);
  }

  /** Returns the gain of a seller from the best report. */
  double sellerGain(Units units) {
    Trader seller = units.seller();
    stretch(units, seller);
    servedLeft = others.hasLeft() ? servedSellers(units, others.leftFrom, seller.threshold) : 0;
    servedRight = others.hasRight() ? servedSellers(units, others.rightFrom, seller.threshold) : 0;
    return gain(false, seller);
  }

  private void stretch(Units units, Trader trader) {
    units.cross(Trades.POOL, half, trader.threshold, others);
    if (others.hasLeft()) {
      units.extendLeft(Trades.POOL, trader.threshold, others);
    }
    if (others.hasRight()) {
      units.extendRight(Trades.POOL, trader.threshold, others);
    }
  }

  private static double servedBuyers(Units units, int price, int threshold) {
    long demand = units.demand(Trades.POOL, price) + (price < threshold ? 0 : 1);
    return Math.min(1, (double) units.supply(Trades.POOL, price) / (double) demand);
  }

  private static double servedSellers(Units units, int price, int threshold) {
    long supply = units.supply(Trades.POOL, price) + (price < threshold ? 1 : 0);
    return Math.min(1, (double) units.demand(Trades.POOL, price) / (double) supply);
  }

  private double gain(boolean buys, Trader trader) {
    double truthful = payoff(buys, trader, trader.threshold);
    int end = environment.steps() + 1;
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
    if (report < 0 || report > environment.steps() + 1) {
      return 0;
    }
    int price = price(report);
    if (buys != (price < report)) {
      return 0;
    }
    double margin = trader.value - environment.price(price);
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
    return environment.rule().select(lowest, highest);
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
