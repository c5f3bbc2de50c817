package walras.mechanism.randomgrouping;

/**
 * What agents announce at each price of the grid. Markets are numbered as in {@link Trades}: the
 * two groups, then all agents together.
 *
 * <p>A unit counts as reached at a price index if its threshold is at most that index: those of
 * sellers are supplied there, those of buyers no longer demanded.
 */
interface Announced {

  /**
   * Finds where the number of units reached passes a rank: the counts on both stretches, and where
   * they meet. How far they extend to the other side is asked for apart.
   *
   * @param rank at least 1
   * @param without the threshold of one unit that does not count, or {@link Units#NOBODY}
   */
  void cross(int market, long rank, int without, Crossing crossing);

  /** Finds where the left stretch of a crossing begins; it has one. */
  void extendLeft(int market, int without, Crossing crossing);

  /** Finds where the right stretch of a crossing ends; it has one. */
  void extendRight(int market, int without, Crossing crossing);

  /** Returns the number of units supplied at a price index. */
  long supply(int market, int price);

  /** Returns the number of units demanded at a price index. */
  long demand(int market, int price);
}
