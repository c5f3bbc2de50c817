package walras.mechanism.randomgrouping.bundles;

/**
 * What happened in one replication: in the two groups, and in the pooled double auction of the same
 * agents. Money is not per capita. Mutable, reused by one thread.
 */
final class Trades {

  static final int GROUPS = 2;

  /** The place of the pooled double auction after the groups. */
  static final int POOL = 2;

  static final int MARKETS = 3;

  /** The prices that balance each market best. */
  final Quote[] formed = {new Quote(), new Quote(), new Quote()};

  final Crowd[] sellers = new Crowd[MARKETS];
  final Crowd[] buyers = new Crowd[MARKETS];
  final double[] surplus = new double[MARKETS];
  double maximum;
  double leastPayoff;

  /** The most that an agent could gain by another message, and what one can expect to gain. */
  double mostGain;

  double expectedGain;

  /** What an agent of each type can expect, sellers first. */
  final double[] interim;

  Trades(int sellerTypes, int buyerTypes) {
    for (int market = 0; market < MARKETS; market++) {
      sellers[market] = new Crowd(sellerTypes);
      buyers[market] = new Crowd(buyerTypes);
    }
    interim = new double[sellerTypes + buyerTypes];
  }

  /** Derives the counts of the pool from those of both groups. */
  void pool() {
    add(sellers);
    add(buyers);
  }

  private static void add(Crowd[] crowds) {
    long[] all = crowds[POOL].counts;
    for (int type = 0; type < all.length; type++) {
      all[type] = crowds[0].counts[type] + crowds[1].counts[type];
    }
  }

  /** Returns the prices at which a market trades: a group's are those formed in the other. */
  Quote quote(int market) {
    return market == POOL ? formed[POOL] : formed[1 - market];
  }

  Crowd crowd(int market, Side side) {
    return (side == Side.SELLER ? sellers : buyers)[market];
  }

  /** Returns by how many units announced supply and demand of a commodity differ in a market. */
  long imbalance(int market, int commodity) {
    return Math.abs(sellers[market].announced(commodity) - buyers[market].announced(commodity));
  }

  /** Returns the larger of announced supply and demand of a commodity in a market. */
  long wanted(int market, int commodity) {
    return Math.max(sellers[market].announced(commodity), buyers[market].announced(commodity));
  }

  /** Returns the larger distance of the groups' prices from a pair of prices. */
  int distance(Quote from) {
    return Math.max(formed[0].distance(from), formed[1].distance(from));
  }
}
