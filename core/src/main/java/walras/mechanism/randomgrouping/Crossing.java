package walras.mechanism.randomgrouping;

import walras.mechanism.randomgrouping.grid.PriceRule;

/**
 * Where the number of units whose threshold is at most a price index passes a rank: the last
 * stretch of prices with fewer units and the first with at least as many, on each of which the
 * number is constant. Either may be empty, not both. Mutable, reused by one thread.
 */
final class Crossing {

  int leftFrom;
  int leftTo;
  long leftCount;
  int rightFrom;
  int rightTo;
  long rightCount;

  boolean hasLeft() {
    return leftFrom <= leftTo;
  }

  boolean hasRight() {
    return rightFrom <= rightTo;
  }

  void noLeft() {
    leftFrom = 0;
    leftTo = -1;
  }

  void noRight() {
    rightFrom = 0;
    rightTo = -1;
  }

  /** Tells whether the left stretch is at most as far from a rank as the right one. */
  boolean isLeftBest(long rank) {
    return hasLeft() && (!hasRight() || rank - leftCount <= rightCount - rank);
  }

  /** Tells whether the right stretch is at most as far from a rank as the left one. */
  boolean isRightBest(long rank) {
    return hasRight() && (!hasLeft() || rightCount - rank <= rank - leftCount);
  }

  /**
   * Returns the price index that a rule takes of those at which the number of units is nearest to
   * the rank: there supply and demand differ least.
   */
  int price(long rank, PriceRule rule) {
    return rule.select(
        isLeftBest(rank) ? leftFrom : rightFrom, isRightBest(rank) ? rightTo : leftTo);
  }
}
