package walras.mechanism.randomgrouping;

import walras.kernel.Population;
import walras.kernel.Population.Side;

/**
 * Everything about a population on a grid that no grouping changes. Found once per process and
 * market, in a second or two for ten million types. Safe for use by several threads.
 */
final class PopulationBook {

  private final PopulationTable table;
  private final PooledPopulation pool;
  private final PooledRegrets regrets;
  private final double[] meanRegrets;

  PopulationBook(PopulationEnvironment environment) {
    Population population = environment.population();
    table = PopulationTable.of(population, environment.grid());
    pool = PooledPopulation.of(table, population);
    regrets = new PooledRegrets(table, population);
    meanRegrets = new double[] {regrets.mean(Side.SELLER), regrets.mean(Side.BUYER)};
  }

  PopulationTable table() {
    return table;
  }

  PooledPopulation pool() {
    return pool;
  }

  PooledRegrets regrets() {
    return regrets;
  }

  /** Returns the mean gain of an agent of a side from another announcement in the pool. */
  double regret(Side side) {
    return meanRegrets[side.index()];
  }
}
