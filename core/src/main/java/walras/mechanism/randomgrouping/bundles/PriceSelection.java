package walras.mechanism.randomgrouping.bundles;

import walras.mechanism.randomgrouping.grid.PriceRule;

/**
 * Takes the pair of prices that balances a market best: least in the larger imbalance of both
 * commodities, then in their sum, then by the price rule in the first price, then in the second.
 *
 * <p>Excess supply is constant in each region of prices, and a region's prices follow each other
 * without gaps, so the cost depends on the number of regions and not on the steps of the grid.
 * Mutable, confined to one thread.
 */
final class PriceSelection {

  private final Octagon[] regions;
  private final PriceRule rule;
  private final int[] best;
  private final long[] from;
  private final long[] to;
  private int ties;
  private int spans;

  PriceSelection(Octagon[] regions, PriceRule rule) {
    this.regions = regions.clone();
    this.rule = rule;
    best = new int[regions.length];
    from = new long[regions.length];
    to = new long[regions.length];
  }

  /**
   * Takes a price pair.
   *
   * @param firstExcess the excess supply of the first commodity in each region
   * @param secondExcess the excess supply of the second commodity in each region
   */
  void select(long[] firstExcess, long[] secondExcess, Quote quote) {
    balance(firstExcess, secondExcess);
    quote.region = best[0];
    spans = 0;
    for (int tie = 0; tie < ties; tie++) {
      Octagon region = regions[best[tie]];
      span(region.firstColumn(), region.lastColumn());
    }
    quote.first = (int) chosen();
    spans = 0;
    for (int tie = 0; tie < ties; tie++) {
      Octagon region = regions[best[tie]];
      if (region.firstColumn() <= quote.first && quote.first <= region.lastColumn()) {
        span(region.first(quote.first), region.last(quote.first));
      }
    }
    quote.second = (int) chosen();
    for (int tie = 1; tie < ties; tie++) {
      if (regions[best[tie]].contains(quote.first, quote.second)) {
        quote.region = best[tie];
      }
    }
  }

  /** Finds the regions that balance best. */
  private void balance(long[] firstExcess, long[] secondExcess) {
    long leastLarger = Long.MAX_VALUE;
    long leastSum = Long.MAX_VALUE;
    ties = 0;
    for (int region = 0; region < best.length; region++) {
      long first = Math.abs(firstExcess[region]);
      long second = Math.abs(secondExcess[region]);
      long larger = Math.max(first, second);
      long sum = first + second;
      if (larger < leastLarger || (larger == leastLarger && sum < leastSum)) {
        leastLarger = larger;
        leastSum = sum;
        ties = 0;
      }
      if (larger == leastLarger && sum == leastSum) {
        best[ties++] = region;
      }
    }
  }

  /** Adds the numbers from one to another, in the order of their first. */
  private void span(long first, long last) {
    int place = spans++;
    while (place > 0 && from[place - 1] > first) {
      from[place] = from[place - 1];
      to[place] = to[place - 1];
      place--;
    }
    from[place] = first;
    to[place] = last;
  }

  /** Returns the number that the rule takes of all different ones that were added. */
  private long chosen() {
    merge();
    long count = 0;
    for (int span = 0; span < spans; span++) {
      count += to[span] - from[span] + 1;
    }
    long place = rule.select(0, (int) (count - 1));
    int span = 0;
    while (place > to[span] - from[span]) {
      place -= to[span] - from[span] + 1;
      span++;
    }
    return from[span] + place;
  }

  /** Makes spans that overlap one. */
  private void merge() {
    int merged = 0;
    for (int span = 1; span < spans; span++) {
      if (from[span] <= to[merged]) {
        to[merged] = Math.max(to[merged], to[span]);
      } else {
        merged++;
        from[merged] = from[span];
        to[merged] = to[span];
      }
    }
    spans = merged + 1;
  }
}
