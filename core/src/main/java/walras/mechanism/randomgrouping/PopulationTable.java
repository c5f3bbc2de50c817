package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.numeric.Neumaier;

/**
 * The agents of a population in the order of their thresholds on a grid, and what all of them
 * together announce. Agents with one threshold announce the same: they make a place, together with
 * those of the other side. There are at most T + 2 places. Immutable.
 *
 * <p>Memory: 36 bytes per place. Sums of money are compensated: each is off by a few roundings of
 * its own, however many agents there are.
 */
final class PopulationTable implements Announced {

  private final Grid grid;

  /** The threshold of each place, from 0; only the last may lie beyond the grid. */
  private final int[] thresholds;

  /** The number of places on the grid. */
  private final int stretches;

  /** The agents of each side, and their money, in the places before each. */
  private final long[][] agents;

  private final double[][] money;

  private PopulationTable(Grid grid, int[] thresholds) {
    this.grid = grid;
    this.thresholds = thresholds;
    boolean beyond = thresholds[thresholds.length - 1] > grid.steps();
    stretches = thresholds.length - (beyond ? 1 : 0);
    agents = new long[2][thresholds.length + 1];
    money = new double[2][thresholds.length + 1];
  }

  static PopulationTable of(Population population, Grid grid) {
    int[] sellers = PopulationThresholds.of(population, Side.SELLER, grid);
    int[] buyers = PopulationThresholds.of(population, Side.BUYER, grid);
    PopulationTable table = new PopulationTable(grid, merged(sellers, buyers));
    table.fill(population, Side.SELLER, sellers);
    table.fill(population, Side.BUYER, buyers);
    return table;
  }

  /** Returns zero and the numbers of two ascending lists, each once, in ascending order. */
  private static int[] merged(int[] first, int[] second) {
    int[] merged = new int[first.length + second.length + 1];
    int last = 0;
    int i = 0;
    int k = 0;
    while (i < first.length || k < second.length) {
      boolean fromFirst = k == second.length || (i < first.length && first[i] <= second[k]);
      int next = fromFirst ? first[i++] : second[k++];
      if (next > merged[last]) {
        merged[++last] = next;
      }
    }
    return Arrays.copyOf(merged, last + 1);
  }

  private void fill(Population population, Side side, int[] typeThresholds) {
    long[] agentsBefore = agents[side.index()];
    double[] moneyBefore = money[side.index()];
    long count = 0;
    double sum = 0;
    double missing = 0;
    int type = 0;
    for (int place = 0; place < thresholds.length; place++) {
      while (type < typeThresholds.length && typeThresholds[type] == thresholds[place]) {
        count += population.count(side, type);
        double term = (double) population.count(side, type) * population.amount(side, type);
        missing += Neumaier.lost(sum, term);
        sum += term;
        type++;
      }
      agentsBefore[place + 1] = count;
      moneyBefore[place + 1] = sum + missing;
    }
  }

  Grid grid() {
    return grid;
  }

  /** Returns the number of places. */
  int places() {
    return thresholds.length;
  }

  /** Returns the number of agents of a side. */
  long agents(Side side) {
    return before(side, places());
  }

  /** Returns the number of agents of a side in the places before one. */
  long before(Side side, int place) {
    return agents[side.index()][place];
  }

  /** Returns the sum of the costs or values of those agents. */
  double moneyBefore(Side side, int place) {
    return money[side.index()][place];
  }

  /** Returns the threshold of a place, beyond all others after the last one. */
  int threshold(int place) {
    return place < thresholds.length ? thresholds[place] : Integer.MAX_VALUE;
  }

  /** Returns the place of a threshold of some agent. */
  int place(int threshold) {
    return Arrays.binarySearch(thresholds, threshold);
  }

  /** Returns the last place that is reached at a price index. */
  int reached(int price) {
    int found = Arrays.binarySearch(thresholds, price);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the first price index at which a place is reached, one too many if there is none. */
  int price(int place) {
    return place < stretches ? thresholds[place] : grid.steps() + 1;
  }

  /**
   * Describes where counts of agents in ascending places pass a rank.
   *
   * @param place the first place up to which the count reaches the rank; any beyond the grid if
   *     none does
   * @param before the count up to the place before
   * @param upTo the count up to the place
   */
  void cross(int place, long before, long upTo, Crossing crossing) {
    crossing.noLeft();
    crossing.noRight();
    if (place > 0) {
      crossing.leftFrom = price(Math.min(place, stretches) - 1);
      crossing.leftTo = price(place) - 1;
      crossing.leftCount = before;
    }
    if (place < stretches) {
      crossing.rightFrom = price(place);
      crossing.rightTo = price(place + 1) - 1;
      crossing.rightCount = upTo;
    }
  }

  @Override
  public void cross(int market, long rank, int without, Crossing crossing) {
    int place = first(rank, without);
    long before = place > 0 ? count(place - 1, without) : 0;
    long upTo = place < stretches ? count(place, without) : before;
    cross(place, before, upTo, crossing);
  }

  /** Agents of a place differ from those of the one before, unless the only one does not count. */
  @Override
  public void extendLeft(int market, int without, Crossing crossing) {
    crossing.leftFrom = price(first(crossing.leftCount, without));
  }

  @Override
  public void extendRight(int market, int without, Crossing crossing) {
    crossing.rightTo = price(first(crossing.rightCount + 1, without)) - 1;
  }

  /** Returns the first place up to which the count reaches a rank, or the number on the grid. */
  private int first(long rank, int without) {
    int low = -1;
    int high = stretches;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (count(middle, without) < rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private long count(int place, int without) {
    return agents[0][place + 1] + agents[1][place + 1] - (without <= thresholds[place] ? 1 : 0);
  }

  @Override
  public long supply(int market, int price) {
    return before(Side.SELLER, reached(price) + 1);
  }

  @Override
  public long demand(int market, int price) {
    return agents(Side.BUYER) - before(Side.BUYER, reached(price) + 1);
  }
}
