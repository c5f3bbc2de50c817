package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.kernel.Holdings;
import walras.kernel.Population.Side;
import walras.numeric.IntOrder;
import walras.numeric.Neumaier;

/** What no grouping changes of the pooled double auction of a population. Immutable. */
final class HoldingsPool {

  private final HoldingsBook book;
  private final HoldingsElements[] announced;
  private final double maximum;

  HoldingsPool(HoldingsBook book) {
    this.book = book;
    announced = new HoldingsElements[2];
    for (Side side : Side.values()) {
      announced[side.index()] = HoldingsElements.of(book.side(side), book.stretch, book.stretch);
    }
    double sum = 0;
    for (int commodity = 0; commodity < book.commodities; commodity++) {
      sum += maximum(commodity);
    }
    maximum = sum;
  }

  /** Returns the agents of a side by what they announce at the prices of the pool. */
  HoldingsElements announced(Side side) {
    return announced[side.index()];
  }

  /** Returns the largest surplus of all commodities. */
  double maximum() {
    return maximum;
  }

  long supply(int commodity) {
    return book.supply[commodity][book.stretch[commodity]];
  }

  long demand(int commodity) {
    return book.demand[commodity][book.stretch[commodity]];
  }

  /** Returns by how many units announced supply and demand differ. */
  long rationed(int commodity) {
    return Math.abs(supply(commodity) - demand(commodity));
  }

  /** Returns the units that change hands. */
  long traded(int commodity) {
    return Math.min(supply(commodity), demand(commodity));
  }

  /** Tells whether a side announces more of a commodity than the other. */
  boolean isLong(Side side, int commodity) {
    return side == Side.SELLER
        ? supply(commodity) > demand(commodity)
        : demand(commodity) > supply(commodity);
  }

  /** Returns the surplus if the highest values meet the lowest costs while both gain. */
  private double maximum(int commodity) {
    Amounts costs = Amounts.of(book.side(Side.SELLER).holdings, commodity);
    Amounts values = Amounts.of(book.side(Side.BUYER).holdings, commodity);
    double[] sum = new double[2];
    int seller = 0;
    int buyer = values.amounts.length - 1;
    while (seller < costs.amounts.length
        && buyer >= 0
        && values.amounts[buyer] > costs.amounts[seller]) {
      long pairs = Math.min(costs.left[seller], values.left[buyer]);
      Neumaier.add(sum, 0, (double) pairs * (values.amounts[buyer] - costs.amounts[seller]));
      costs.left[seller] -= pairs;
      values.left[buyer] -= pairs;
      seller += costs.left[seller] == 0 ? 1 : 0;
      buyer -= values.left[buyer] == 0 ? 1 : 0;
    }
    return Neumaier.total(sum, 0);
  }

  /** The amounts of all units of a side, ascending, and how many units there are of each. */
  private static final class Amounts {

    private final double[] amounts;
    private final long[] left;

    private Amounts(double[] amounts, long[] left) {
      this.amounts = amounts;
      this.left = left;
    }

    static Amounts of(Holdings holdings, int commodity) {
      double[] amounts = new double[holdings.units()];
      long[] counts = new long[holdings.units()];
      int size = 0;
      for (int type = 0; type < holdings.types(); type++) {
        int first = holdings.first(type, commodity);
        for (int unit = first; unit < first + holdings.units(type, commodity); unit++) {
          amounts[size] = holdings.amount(unit);
          counts[size++] = holdings.count(type);
        }
      }
      int[] order =
          IntOrder.ascending(size, (one, other) -> Double.compare(amounts[one], amounts[other]));
      return new Amounts(
          Arrays.stream(order).mapToDouble(unit -> amounts[unit]).toArray(),
          Arrays.stream(order).mapToLong(unit -> counts[unit]).toArray());
    }
  }
}
