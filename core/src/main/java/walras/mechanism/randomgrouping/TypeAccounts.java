package walras.mechanism.randomgrouping;

/** What executed trades of units of finitely many types are worth. Confined to one thread. */
final class TypeAccounts {

  private final TypeTable table;
  private final TypeUnits units;
  private final double steps;

  TypeAccounts(TypeTable table, TypeUnits units) {
    this.table = table;
    this.units = units;
    steps = table.ends[table.ends.length - 1];
  }

  void write(Trades trades, long perGroup) {
    for (int market = 0; market <= Trades.POOL; market++) {
      executed(market, trades);
    }
    maximum(trades, Trades.GROUPS * perGroup);
    payoffs(trades, perGroup);
  }

  /** Finds what the executed trades of a market are worth. */
  void executed(int market, Trades trades) {
    trades.sold[market] = sum(units.soldBy[market]);
    trades.bought[market] = sum(units.boughtBy[market]);
    trades.surplus[market] =
        worth(units.boughtBy[market], table.values) - worth(units.soldBy[market], table.costs);
  }

  /**
   * Finds the surplus if the dearest of all units end up with as many as there are sellers. Only
   * what changes hands counts, so it is exactly zero where nothing does.
   */
  void maximum(Trades trades, long sellers) {
    long left = sellers;
    double values = 0;
    double costs = 0;
    for (int type : table.descending) {
      boolean sells = type < table.costs.length;
      long count =
          sells
              ? units.sellers[Trades.POOL][type]
              : units.buyers[Trades.POOL][type - table.costs.length];
      long kept = Math.min(left, count);
      values += sells ? 0 : (double) kept * table.money(type);
      costs += sells ? (double) (count - kept) * table.money(type) : 0;
      left -= kept;
    }
    trades.maximum = values - costs;
  }

  /**
   * Finds the least payoff and the most that another message could gain: the own price does not
   * depend on it, so it could only add or drop a unit.
   */
  void payoffs(Trades trades, long perGroup) {
    trades.leastPayoff = Double.POSITIVE_INFINITY;
    trades.misreportGain = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      boolean allTrade = trades.traded(group) == perGroup;
      double price = trades.price(group) / steps;
      int stretch = table.stretch(trades.price(group));
      for (int type = 0; type < table.costs.length; type++) {
        if (units.sellers[group][type] > 0) {
          double profit = price - table.costs[type];
          payoff(trades, profit, allTrade, table.costStretch[type] <= stretch);
        }
      }
      for (int type = 0; type < table.values.length; type++) {
        if (units.buyers[group][type] > 0) {
          double profit = table.values[type] - price;
          payoff(trades, profit, allTrade, table.valueStretch[type] > stretch);
        }
      }
    }
  }

  private static void payoff(Trades trades, double profit, boolean allTrade, boolean offers) {
    trades.leastPayoff = Math.min(trades.leastPayoff, allTrade ? profit : 0);
    trades.misreportGain = Math.max(trades.misreportGain, offers ? -profit : profit);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  private static double worth(long[] counts, double[] money) {
    double sum = 0;
    for (int type = 0; type < counts.length; type++) {
      sum += (double) counts[type] * money[type];
    }
    return sum;
  }
}
