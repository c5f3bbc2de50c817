package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.kernel.Holdings;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;

/**
 * Where the units of one side of a population meet a grid. The thresholds of all units of a
 * commodity cut its prices into stretches on which nobody changes what is announced. Immutable.
 *
 * <p>Memory: 4 bytes per unit of each type.
 */
final class HoldingsSide {

  final Side side;
  final Holdings holdings;
  final int commodities;

  /** The first stretch on which each unit is reached; the number of stretches if none is. */
  private final int[] places;

  private HoldingsSide(Side side, Holdings holdings, int commodities, int[] places) {
    this.side = side;
    this.holdings = holdings;
    this.commodities = commodities;
    this.places = places;
  }

  /**
   * Places the units of a side.
   *
   * @param starts the first price index of each stretch, by commodity
   */
  static HoldingsSide of(Population population, Side side, Grid grid, int[][] starts) {
    Holdings holdings = population.holdings(side);
    int[] places = PopulationThresholds.of(population, side, grid);
    for (int type = 0; type < holdings.types(); type++) {
      for (int commodity = 0; commodity < starts.length; commodity++) {
        int first = holdings.first(type, commodity);
        for (int unit = first; unit < first + holdings.units(type, commodity); unit++) {
          int found = Arrays.binarySearch(starts[commodity], places[unit]);
          places[unit] = found >= 0 ? found : starts[commodity].length;
        }
      }
    }
    return new HoldingsSide(side, holdings, starts.length, places);
  }

  /** Returns the first price index of each stretch of a commodity. */
  static int[] starts(Population population, int commodity, Grid grid) {
    int[] all = {0};
    for (Side side : Side.values()) {
      Holdings holdings = population.holdings(side);
      int[] thresholds = PopulationThresholds.of(population, side, grid);
      int size = all.length;
      all = Arrays.copyOf(all, size + holdings.units());
      for (int type = 0; type < holdings.types(); type++) {
        int units = holdings.units(type, commodity);
        System.arraycopy(thresholds, holdings.first(type, commodity), all, size, units);
        size += units;
      }
      all = Arrays.stream(all, 0, size).sorted().distinct().toArray();
    }
    return Arrays.stream(all).filter(threshold -> threshold <= grid.steps()).toArray();
  }

  /** Returns the first stretch on which a unit is reached. */
  int place(int unit) {
    return places[unit];
  }

  /** Returns how many units of a commodity an agent of a type announces on a stretch. */
  int quantity(int type, int commodity, int stretch) {
    int first = holdings.first(type, commodity);
    int end = first + holdings.units(type, commodity);
    int quantity = 0;
    for (int unit = first; unit < end; unit++) {
      boolean reached = places[unit] <= stretch;
      quantity += reached == (side == Side.SELLER) ? 1 : 0;
    }
    return quantity;
  }

  /** Writes what an agent of a type announces on a stretch of each commodity. */
  void quantities(int type, int[] stretches, int[] into) {
    for (int commodity = 0; commodity < commodities; commodity++) {
      into[commodity] = quantity(type, commodity, stretches[commodity]);
    }
  }
}
