package walras.mechanism.randomgrouping;

/**
 * What happened in one replication: in the two groups, and in the pooled double auction of the same
 * agents. Prices are indices on the grid, money is not per capita. Mutable, reused by one thread.
 */
final class Trades {

  static final int GROUPS = 2;

  /** The place of the pooled double auction after the groups. */
  static final int POOL = 2;

  private static final int MARKETS = 3;

  /** The price that balances each market best. */
  final int[] formed = new int[MARKETS];

  final long[] supply = new long[MARKETS];
  final long[] demand = new long[MARKETS];
  final long[] sold = new long[MARKETS];
  final long[] bought = new long[MARKETS];

  /** Where service of the long side ends in each market, if it was drawn. */
  final Service[] service = {new Service(), new Service(), new Service()};

  /** How many agents do not trade what they announce, in each market. */
  final double[] rationedAgents = new double[MARKETS];

  final double[] surplus = new double[MARKETS];
  double maximum;
  double leastPayoff;
  double misreportGain;
  double pooledGainBuyer;
  double pooledGainSeller;

  /** Returns the price at which a market trades: a group's is the one formed in the other. */
  int price(int market) {
    return market == POOL ? formed[POOL] : formed[1 - market];
  }

  /** Returns the units that change hands in a market. */
  long traded(int market) {
    return Math.min(supply[market], demand[market]);
  }

  /** Returns by how many units announced supply and demand differ in a market. */
  long rationed(int market) {
    return Math.abs(supply[market] - demand[market]);
  }

  /** Returns the distance between the prices of the two groups. */
  int gap() {
    return Math.abs(formed[0] - formed[1]);
  }

  /** Returns the larger distance of the groups' prices from a price index. */
  int distance(int from) {
    return Math.max(Math.abs(formed[0] - from), Math.abs(formed[1] - from));
  }
}
