package walras.mechanism.randomgrouping;

import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;

/**
 * The pooled double auction of a population, which no grouping changes, and the largest surplus of
 * its agents. What the order of service decides is its expectation over all orders. Immutable.
 *
 * @param price the index of the price
 * @param supply the units supplied there
 * @param demand the units demanded there
 * @param surplus the expected surplus, not per capita
 * @param maximum the largest surplus
 */
record PooledPopulation(int price, long supply, long demand, double surplus, double maximum) {

  static PooledPopulation of(PopulationTable table, Population population) {
    long buyers = table.agents(Side.BUYER);
    Grid grid = table.grid();
    Crossing crossing = new Crossing();
    table.cross(Trades.POOL, buyers, Units.NOBODY, crossing);
    if (crossing.isLeftBest(buyers)) {
      table.extendLeft(Trades.POOL, Units.NOBODY, crossing);
    }
    if (crossing.isRightBest(buyers)) {
      table.extendRight(Trades.POOL, Units.NOBODY, crossing);
    }
    int price = crossing.price(buyers, grid.rule());
    long supply = table.supply(Trades.POOL, price);
    long demand = table.demand(Trades.POOL, price);
    int end = table.reached(price) + 1;
    double costs = table.moneyBefore(Side.SELLER, end);
    double values =
        table.moneyBefore(Side.BUYER, table.places()) - table.moneyBefore(Side.BUYER, end);
    double surplus =
        mean(values, demand, Math.min(supply, demand))
            - mean(costs, supply, Math.min(supply, demand));
    return new PooledPopulation(price, supply, demand, surplus, maximum(population));
  }

  /** Returns the expected sum over some of those who make up a sum, each equally likely. */
  static double mean(double sum, long among, long chosen) {
    return among == 0 ? 0 : sum * ((double) chosen / (double) among);
  }

  /** Returns the surplus if the highest values meet the lowest costs while both gain. */
  private static double maximum(Population population) {
    int seller = 0;
    int buyer = population.types(Side.BUYER) - 1;
    long soldOfType = 0;
    long boughtOfType = 0;
    double sum = 0;
    double missing = 0;
    while (seller < population.types(Side.SELLER) && buyer >= 0) {
      double margin = population.amount(Side.BUYER, buyer) - population.amount(Side.SELLER, seller);
      if (!(margin > 0)) {
        break;
      }
      long sellersLeft = population.count(Side.SELLER, seller) - soldOfType;
      long buyersLeft = population.count(Side.BUYER, buyer) - boughtOfType;
      long pairs = Math.min(sellersLeft, buyersLeft);
      double term = (double) pairs * margin;
      double next = sum + term;
      missing += Math.abs(sum) >= term ? sum - next + term : term - next + sum;
      sum = next;
      soldOfType = pairs == sellersLeft ? 0 : soldOfType + pairs;
      boughtOfType = pairs == buyersLeft ? 0 : boughtOfType + pairs;
      seller += pairs == sellersLeft ? 1 : 0;
      buyer -= pairs == buyersLeft ? 1 : 0;
    }
    return sum + missing;
  }

  /** Returns the units that change hands. */
  long traded() {
    return Math.min(supply, demand);
  }

  /** Returns by how many units announced supply and demand differ. */
  long rationed() {
    return Math.abs(supply - demand);
  }

  /** Returns the probability that an agent of a side with a threshold is not served. */
  double rationing(Side side, int threshold) {
    boolean sells = side == Side.SELLER;
    boolean announces = sells ? threshold <= price : threshold > price;
    long own = sells ? supply : demand;
    long others = sells ? demand : supply;
    return announces && own > others ? (double) (own - others) / (double) own : 0;
  }
}
