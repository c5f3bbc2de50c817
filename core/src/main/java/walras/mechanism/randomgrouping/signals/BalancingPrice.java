package walras.mechanism.randomgrouping.signals;

import walras.mechanism.randomgrouping.grid.Grid;

/**
 * Finds the price at which announced supply and demand of a commodity differ least.
 *
 * <p>Excess supply is the number of units that the price has reached, less all of the buyers'. So
 * one walk along both ladders finds the last stretch of prices with too few units reached and the
 * first without; units of nobody are passed over, so both stretches are as long as they can be.
 * Cost: proportional to the number of signals and units, whatever the grid. Mutable, confined to
 * one thread.
 */
public final class BalancingPrice {

  private static final int NONE = -1;

  private final Grid grid;
  private int nextSupply;
  private int nextDemand;

  /** Creates a search on a grid. */
  public BalancingPrice(Grid grid) {
    this.grid = grid;
  }

  /**
   * Returns the price index that the rule of the grid takes.
   *
   * @param sellers the number of sellers by signal
   * @param buyers the number of buyers by signal
   */
  public int of(Ladder supply, long[] sellers, Ladder demand, long[] buyers) {
    nextSupply = 0;
    nextDemand = 0;
    long rank = 0;
    for (long agents : buyers) {
      rank += agents * demand.units();
    }
    int start = 0;
    int leftFrom = NONE;
    long leftCount = 0;
    long reached = reach(supply, sellers, demand, buyers, 0);
    while (reached < rank) {
      leftFrom = start;
      leftCount = reached;
      start = next(supply, sellers, demand, buyers);
      if (start > grid.steps()) {
        return grid.rule().select(leftFrom, grid.steps());
      }
      reached += reach(supply, sellers, demand, buyers, start);
    }
    boolean left = leftFrom != NONE && rank - leftCount <= reached - rank;
    boolean right = leftFrom == NONE || reached - rank <= rank - leftCount;
    int end = right ? next(supply, sellers, demand, buyers) : start;
    return grid.rule().select(left ? leftFrom : start, Math.min(end - 1, grid.steps()));
  }

  /** Passes all units with thresholds up to a price and returns how many there are. */
  private long reach(Ladder supply, long[] sellers, Ladder demand, long[] buyers, int price) {
    long reached = 0;
    while (nextSupply < supply.size() && supply.thresholdAt(nextSupply) <= price) {
      reached += sellers[supply.signal(nextSupply++)];
    }
    while (nextDemand < demand.size() && demand.thresholdAt(nextDemand) <= price) {
      reached += buyers[demand.signal(nextDemand++)];
    }
    return reached;
  }

  /** Returns the next threshold of somebody's unit; one beyond the grid if there is none. */
  private int next(Ladder supply, long[] sellers, Ladder demand, long[] buyers) {
    while (nextSupply < supply.size() && sellers[supply.signal(nextSupply)] == 0) {
      nextSupply++;
    }
    while (nextDemand < demand.size() && buyers[demand.signal(nextDemand)] == 0) {
      nextDemand++;
    }
    int ofSupply = nextSupply < supply.size() ? supply.thresholdAt(nextSupply) : grid.steps() + 1;
    int ofDemand = nextDemand < demand.size() ? demand.thresholdAt(nextDemand) : grid.steps() + 1;
    return Math.min(ofSupply, ofDemand);
  }
}
