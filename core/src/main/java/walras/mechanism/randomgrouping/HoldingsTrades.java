package walras.mechanism.randomgrouping;

import walras.kernel.Population.Side;

/**
 * What happened in one commodity in one grouping of a population. Markets are the two groups.
 * Prices are indices on the grid. Mutable, reused by one thread.
 */
final class HoldingsTrades {

  /** The price that balances each group best, and the stretch in which it lies. */
  final int[] formed = new int[Trades.GROUPS];

  final int[] stretch = new int[Trades.GROUPS];
  final long[] supply = new long[Trades.GROUPS];
  final long[] demand = new long[Trades.GROUPS];
  final long[] sold = new long[Trades.GROUPS];
  final long[] bought = new long[Trades.GROUPS];

  /** Returns the price at which a group trades: the one formed in the other. */
  int price(int group) {
    return formed[1 - group];
  }

  /** Returns the stretch of that price. */
  int traded(int group) {
    return stretch[1 - group];
  }

  long rationed(int group) {
    return Math.abs(supply[group] - demand[group]);
  }

  /** Tells whether a side announces more than the other in a group. */
  boolean isLong(int group, Side side) {
    return side == Side.SELLER ? supply[group] > demand[group] : demand[group] > supply[group];
  }

  /** Returns the units of the short side. */
  long least(int group) {
    return Math.min(supply[group], demand[group]);
  }

  int gap() {
    return Math.abs(formed[0] - formed[1]);
  }

  /** Returns the larger distance of the groups' prices from a price index. */
  int distance(int from) {
    return Math.max(Math.abs(formed[0] - from), Math.abs(formed[1] - from));
  }
}
