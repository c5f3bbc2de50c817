package walras.mechanism.randomgrouping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import walras.kernel.Holdings;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.numeric.IntOrder;

/**
 * What single agents of a population could gain in the pooled double auctions of its commodities by
 * another announcement: known where nobody has more than one unit of the commodity. Payoffs add up
 * over commodities and announcements of one move no price of another, so gains add up. Safe for use
 * by several threads.
 */
final class HoldingsRegrets {

  private final Grid grid;
  private final Population all;

  /** Those who trade each commodity; null where somebody has several units of it. */
  private final @Nullable Population[] traders;

  private final @Nullable PooledRegrets[] regrets;

  HoldingsRegrets(Population all, Grid grid) {
    this.grid = grid;
    this.all = all;
    int commodities = all.commodities().size();
    traders = new Population[commodities];
    regrets = new PooledRegrets[commodities];
    for (int commodity = 0; commodity < commodities; commodity++) {
      if (isOfOneUnit(commodity)) {
        find(commodity);
      }
    }
  }

  private boolean isOfOneUnit(int commodity) {
    return all.holdings(Side.SELLER).mostUnits(commodity) <= 1
        && all.holdings(Side.BUYER).mostUnits(commodity) <= 1;
  }

  private void find(int commodity) {
    Side[] sides = Side.values();
    double[][] amounts = new double[sides.length][];
    long[][] counts = new long[sides.length][];
    for (Side side : sides) {
      merge(all.holdings(side), commodity, amounts, counts, side.index());
    }
    Population own =
        new Population(all.sha256(), all.rows(), amounts[0], counts[0], amounts[1], counts[1]);
    traders[commodity] = own;
    if (own.agents(Side.SELLER) > 0 && own.agents(Side.BUYER) > 0) {
      regrets[commodity] = new PooledRegrets(PopulationTable.of(own, grid), own);
    }
  }

  private static void merge(
      Holdings holdings, int commodity, double[][] amounts, long[][] counts, int side) {
    int[] types = types(holdings, commodity);
    double[] distinct = new double[types.length];
    long[] agents = new long[types.length];
    int size = 0;
    for (int type : types) {
      double amount = holdings.amount(holdings.first(type, commodity));
      if (size == 0 || distinct[size - 1] != amount) {
        distinct[size++] = amount;
      }
      agents[size - 1] += holdings.count(type);
    }
    amounts[side] = Arrays.copyOf(distinct, size);
    counts[side] = Arrays.copyOf(agents, size);
  }

  /** Returns the types with a unit of a commodity, from the least amount on. */
  private static int[] types(Holdings holdings, int commodity) {
    int[] order =
        IntOrder.ascending(
            holdings.types(),
            (one, other) ->
                Double.compare(
                    amount(holdings, one, commodity), amount(holdings, other, commodity)));
    return Arrays.stream(order).filter(type -> holdings.units(type, commodity) > 0).toArray();
  }

  private static double amount(Holdings holdings, int type, int commodity) {
    return holdings.units(type, commodity) == 0
        ? Double.NEGATIVE_INFINITY
        : holdings.amount(holdings.first(type, commodity));
  }

  /** Returns what an agent with a unit of a commodity could gain; NaN where it is not known. */
  double gain(Side side, int commodity, double amount) {
    Population own = traders[commodity];
    if (own == null) {
      return Double.NaN;
    }
    PooledRegrets known = regrets[commodity];
    int type = own.holdings(side).find(new double[] {amount}, new int[] {1});
    return known == null ? 0 : known.gain(side, type);
  }

  /** Tells whether gains are known of all commodities. */
  boolean isKnown() {
    return Arrays.stream(traders).noneMatch(own -> own == null);
  }

  /** Returns the mean over the agents of a side of their gains in all commodities. */
  double mean(Side side) {
    double sum = 0;
    for (int commodity = 0; commodity < regrets.length; commodity++) {
      PooledRegrets known = regrets[commodity];
      Population own = traders[commodity];
      if (known != null && own != null) {
        sum += known.mean(side) * (double) own.agents(side);
      }
    }
    return sum / (double) all.agents(side);
  }
}
