package walras.mechanism.randomgrouping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;

/**
 * Everything about a population with several units or commodities on a grid that no grouping
 * changes. Found once per process and market. Safe for use by several threads.
 */
final class HoldingsBook {

  /** Standard deviations of a group's imbalance on either side of its mean that a window holds. */
  private static final double WINDOW = 6;

  final Grid grid;
  final int commodities;

  /** The first price index of each stretch, by commodity. */
  final int[][] starts;

  final HoldingsSide[] sides;

  /** What all agents announce on each stretch, by commodity. */
  final long[][] supply;

  final long[][] demand;

  /** The price of the pooled double auction of each commodity, and its stretch. */
  final int[] price;

  final int[] stretch;
  final HoldingsPool pool;

  /** The first and the last stretch of the window in which groups' prices nearly always lie. */
  final int[] from;

  final int[] to;
  final HoldingsElements[] elements;
  final HoldingsClasses[] classes;
  final HoldingsRegrets regrets;

  /** The mean gain of an agent of each side from another announcement in the pool. */
  final double[] meanRegrets;

  private HoldingsElements @Nullable [] each;

  HoldingsBook(PopulationEnvironment environment) {
    this(environment, WINDOW);
  }

  /** Creates a book with a window of another width. */
  HoldingsBook(PopulationEnvironment environment, double window) {
    Population population = environment.population();
    grid = environment.grid();
    commodities = population.commodities().size();
    starts = new int[commodities][];
    Arrays.setAll(starts, commodity -> HoldingsSide.starts(population, commodity, grid));
    sides = new HoldingsSide[2];
    for (Side side : Side.values()) {
      sides[side.index()] = HoldingsSide.of(population, side, grid, starts);
    }
    int[] last = Arrays.stream(starts).mapToInt(own -> own.length - 1).toArray();
    supply = pooled(Side.SELLER);
    demand = pooled(Side.BUYER);
    price = new int[commodities];
    stretch = new int[commodities];
    findPrices();
    from = new int[commodities];
    to = last.clone();
    findWindow(window);
    elements = new HoldingsElements[2];
    classes = new HoldingsClasses[2];
    pool = new HoldingsPool(this);
    regrets = new HoldingsRegrets(population, grid);
    meanRegrets = new double[] {regrets.mean(Side.SELLER), regrets.mean(Side.BUYER)};
    for (Side side : Side.values()) {
      elements[side.index()] = HoldingsElements.of(sides[side.index()], from, to);
      classes[side.index()] = new HoldingsClasses(elements[side.index()], pool.announced(side));
    }
  }

  HoldingsSide side(Side side) {
    return sides[side.index()];
  }

  /** Returns every type as an element of its own; found when it is first needed. */
  synchronized HoldingsElements[] each() {
    HoldingsElements[] known = each;
    if (known == null) {
      int[] last = Arrays.stream(starts).mapToInt(own -> own.length - 1).toArray();
      known = new HoldingsElements[2];
      known[0] = HoldingsElements.each(sides[0], last);
      known[1] = HoldingsElements.each(sides[1], last);
      each = known;
    }
    return known;
  }

  /** Returns the last stretch of a commodity that begins at a price index or before it. */
  int stretch(int commodity, int index) {
    int found = Arrays.binarySearch(starts[commodity], index);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the price index that the rule takes of stretches from one to another. */
  int select(int commodity, int first, int last) {
    int[] own = starts[commodity];
    int highest = last + 1 < own.length ? own[last + 1] - 1 : grid.steps();
    return grid.rule().select(own[first], highest);
  }

  private long[][] pooled(Side side) {
    HoldingsSide own = side(side);
    long[][] announced = new long[commodities][];
    for (int commodity = 0; commodity < commodities; commodity++) {
      long[] sums = new long[starts[commodity].length + 1];
      long all = 0;
      for (int type = 0; type < own.holdings.types(); type++) {
        int first = own.holdings.first(type, commodity);
        int units = own.holdings.units(type, commodity);
        all += own.holdings.count(type) * units;
        for (int unit = first; unit < first + units; unit++) {
          sums[own.place(unit)] += own.holdings.count(type);
        }
      }
      Arrays.parallelPrefix(sums, Long::sum);
      long whole = side == Side.SELLER ? 0 : all;
      announced[commodity] =
          Arrays.stream(sums, 0, sums.length - 1)
              .map(reached -> Math.abs(whole - reached))
              .toArray();
    }
    return announced;
  }

  private void findPrices() {
    BalanceRun run = new BalanceRun();
    for (int h = 0; h < commodities; h++) {
      run.find(supply[h], demand[h], supply[h].length, BalanceRun.Outside.NONE);
      price[h] = select(h, run.first, run.last);
      stretch[h] = stretch(h, price[h]);
    }
  }

  /** Finds the stretches on which both groups' imbalance may well be zero. */
  private void findWindow(double window) {
    for (int h = 0; h < commodities; h++) {
      double margin = 2 * (window * imbalance(h) + 1);
      while (from[h] < stretch[h] && excess(h, from[h] + 1) < -margin) {
        from[h]++;
      }
      while (to[h] > stretch[h] && excess(h, to[h] - 1) > margin) {
        to[h]--;
      }
    }
  }

  private double excess(int commodity, int at) {
    return (double) (supply[commodity][at] - demand[commodity][at]);
  }

  /** Returns the standard deviation of a group's excess supply at the price of the pool. */
  private double imbalance(int commodity) {
    double variance = 0;
    for (HoldingsSide side : sides) {
      double agents = (double) side.holdings.agents();
      double sum = 0;
      double squares = 0;
      for (int type = 0; type < side.holdings.types(); type++) {
        double count = (double) side.holdings.count(type);
        double units = side.quantity(type, commodity, stretch[commodity]);
        sum += count * units;
        squares += count * units * units;
      }
      variance += Math.max(0, squares - sum * sum / agents) / (4 * (agents - 1)) * agents;
    }
    return Math.sqrt(variance);
  }
}
