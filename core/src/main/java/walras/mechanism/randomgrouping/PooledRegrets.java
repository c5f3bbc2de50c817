package walras.mechanism.randomgrouping;

import walras.kernel.Population;
import walras.kernel.Population.Side;

/**
 * What single agents of a population could gain in the pooled double auction by another
 * announcement. Safe for use by several threads, one at a time.
 */
final class PooledRegrets {

  private final PopulationTable table;
  private final Population population;
  private final PooledReports[] reports;
  private final Trader trader = new Trader();

  PooledRegrets(PopulationTable table, Population population) {
    this.table = table;
    this.population = population;
    long half = table.agents(Side.BUYER);
    reports =
        new PooledReports[] {
          new PooledReports(table.grid(), half), new PooledReports(table.grid(), half)
        };
  }

  /** Returns what an agent of a type could gain. */
  synchronized double gain(Side side, int type) {
    double amount = population.amount(side, type);
    trader.set(amount, PopulationThresholds.of(side, amount, table.grid()));
    PooledReports own = reports[side.index()];
    return side == Side.SELLER
        ? own.sellerGainAgain(table, trader)
        : own.buyerGainAgain(table, trader);
  }

  /** Returns the mean over the agents of a side. */
  double mean(Side side) {
    double sum = 0;
    for (int type = 0; type < population.types(side); type++) {
      sum += (double) population.count(side, type) * gain(side, type);
    }
    return sum / (double) population.agents(side);
  }
}
