package walras.mechanism.randomgrouping.signals;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import walras.mechanism.randomgrouping.grid.Grid;

/**
 * The thresholds of one side's units of a commodity, in the order in which a rising price reaches
 * them. A seller's unit is supplied from its threshold on, a buyer's demanded below it. Units are
 * known by their places in {@link Side}. Mutable, confined to one thread.
 */
public final class Ladder {

  private final int[] thresholds;
  private final int[] order;
  private final int units;

  /**
   * Creates a ladder with all thresholds at zero.
   *
   * @param signals the number of signals
   * @param units the number of units of an agent
   */
  public Ladder(int signals, int units) {
    this.units = units;
    thresholds = new int[signals * units];
    order = new int[signals * units];
    for (int place = 0; place < order.length; place++) {
      order[place] = place;
    }
  }

  /** Returns a ladder for the units of a side, with all thresholds at zero. */
  public static Ladder of(Side side) {
    return new Ladder(side.signals(), side.units());
  }

  /** Returns the ladder of supply if costs are the same in all states. */
  public static Ladder ofCosts(Side sellers, int commodity, Grid grid) {
    return exact(sellers, commodity, cost -> grid.tie().supply(cost, grid.steps()));
  }

  private static Ladder exact(Side side, int commodity, ToIntFunction<BigDecimal> threshold) {
    Ladder ladder = of(side);
    for (int place = 0; place < ladder.thresholds.length; place++) {
      BigDecimal money = side.money(0, place / side.units(), commodity, place % side.units());
      ladder.thresholds[place] = threshold.applyAsInt(money);
    }
    ladder.sort();
    return ladder;
  }

  /** Takes the thresholds of supply at expected costs. */
  public void supply(double[] costs, Grid grid) {
    for (int place = 0; place < thresholds.length; place++) {
      thresholds[place] = grid.tie().supply(costs[place], grid.steps());
    }
    sort();
  }

  /** Takes the thresholds of demand at expected values. */
  public void demand(double[] values, Grid grid) {
    for (int place = 0; place < thresholds.length; place++) {
      thresholds[place] = grid.tie().demand(values[place], grid.steps());
    }
    sort();
  }

  /** Sorts by insertion: orders hardly change from one belief to the next. */
  private void sort() {
    for (int i = 1; i < order.length; i++) {
      int place = order[i];
      int threshold = thresholds[place];
      int at = i;
      while (at > 0 && thresholds[order[at - 1]] > threshold) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = place;
    }
  }

  /** Returns the number of thresholds. */
  public int size() {
    return thresholds.length;
  }

  /** Returns the number of units of an agent. */
  public int units() {
    return units;
  }

  /** Returns the threshold of the unit at a place. */
  public int threshold(int place) {
    return thresholds[place];
  }

  /** Returns the number of units that agents of a signal supply at a price index. */
  public int supplied(int signal, int price) {
    int supplied = 0;
    for (int place = signal * units; place < (signal + 1) * units; place++) {
      supplied += thresholds[place] <= price ? 1 : 0;
    }
    return supplied;
  }

  /** Returns all thresholds by place. */
  public long[] thresholds() {
    return Arrays.stream(thresholds).asLongStream().toArray();
  }

  /** Returns the signal of the agent whose unit is reached after a number of others. */
  public int signal(int rank) {
    return units == 1 ? order[rank] : order[rank] / units;
  }

  /** Returns the threshold of the unit that is reached after a number of others. */
  int thresholdAt(int rank) {
    return thresholds[order[rank]];
  }

  /** Returns the number of units supplied at a price index, from the number of agents by signal. */
  public long supplied(long[] agents, int price) {
    long supply = 0;
    for (int place = 0; place < thresholds.length; place++) {
      supply += thresholds[place] <= price ? agents[place / units] : 0;
    }
    return supply;
  }

  /** Returns the number of units demanded at a price index, from the number of agents by signal. */
  public long demanded(long[] agents, int price) {
    long demand = 0;
    for (int place = 0; place < thresholds.length; place++) {
      demand += thresholds[place] > price ? agents[place / units] : 0;
    }
    return demand;
  }
}
