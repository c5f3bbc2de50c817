package walras.mechanism.randomgrouping.signals;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import walras.mechanism.randomgrouping.grid.Announced;
import walras.mechanism.randomgrouping.grid.LockRate;

/**
 * What infinitely many agents do in a state they know, with one unit each: the grid prices that
 * balance supply and demand best, the competitive prices without a grid, and what comes of trade at
 * a price. Shares are per seller or buyer, money and units per agent. Immutable.
 */
public final class StateLimit implements Announced, Serializable {

  private static final long serialVersionUID = 1L;

  /** How far a sum of shares may be from another and still be equal but for rounding. */
  public static final double ROUNDING = 1e-12;

  private final int steps;
  private final int lowest;
  private final int highest;
  private final int price;
  private final boolean tied;
  private final double competitiveLowest;
  private final double competitiveHighest;
  private final double maximum;
  private final double[] sellerShares;
  private final double[] buyerShares;
  private final double[] costs;
  private final double[] values;
  private final int[] supplyFrom;
  private final int[] demandTo;

  /** Solves a state. */
  public StateLimit(SignalEnvironment environment, int state) {
    steps = environment.steps();
    Side sellers = environment.sellers();
    Side buyers = environment.buyers();
    sellerShares = sellers.model().signals(state);
    buyerShares = buyers.model().signals(state);
    costs = sellers.money(state, 0);
    values = buyers.money(state, 0);
    supplyFrom = new int[costs.length];
    Arrays.setAll(
        supplyFrom, x -> environment.grid().tie().supply(sellers.money(state, x, 0, 0), steps));
    demandTo = new int[values.length];
    Arrays.setAll(
        demandTo, x -> environment.grid().tie().demand(buyers.money(state, x, 0, 0), steps));
    int right = firstWith(-ROUNDING);
    double above = right <= steps ? Math.abs(excess(right)) : Double.POSITIVE_INFINITY;
    double below = right > 0 ? Math.abs(excess(right - 1)) : Double.POSITIVE_INFINITY;
    tied = Math.abs(above - below) <= ROUNDING;
    lowest = below <= above + ROUNDING ? firstWith(excess(right - 1) - ROUNDING) : right;
    highest = above <= below + ROUNDING ? firstWith(excess(right) + ROUNDING) - 1 : right - 1;
    price = environment.grid().rule().select(lowest, highest);
    double[] money = DoubleStream.concat(Arrays.stream(costs), Arrays.stream(values)).toArray();
    Arrays.sort(money);
    int at = 0;
    while (at < money.length - 1 && reached(money[at]) < 1 - ROUNDING) {
      at++;
    }
    competitiveLowest = money[at];
    int next = at;
    while (next < money.length - 1 && reached(money[next]) <= 1 + ROUNDING) {
      next++;
    }
    competitiveHighest = reached(money[at]) <= 1 + ROUNDING ? money[next] : money[at];
    maximum = efficientSurplus();
  }

  /** Returns the shares of sellers and buyers whose costs and values are at most a number. */
  private double reached(double money) {
    double sum = 0;
    for (int x = 0; x < costs.length; x++) {
      sum += costs[x] <= money ? sellerShares[x] : 0;
    }
    for (int x = 0; x < values.length; x++) {
      sum += values[x] <= money ? buyerShares[x] : 0;
    }
    return sum;
  }

  private double efficientSurplus() {
    double reference = competitiveLowest;
    double sum = 0;
    for (int x = 0; x < costs.length; x++) {
      sum += sellerShares[x] * Math.max(0, reference - costs[x]);
    }
    for (int x = 0; x < values.length; x++) {
      sum += buyerShares[x] * Math.max(0, values[x] - reference);
    }
    return sum / 2;
  }

  private int firstWith(double level) {
    int low = -1;
    int high = steps + 1;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (excess(middle) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns the excess supply at a price index, per seller. */
  public double excess(int index) {
    return supply(index) - demand(index);
  }

  @Override
  public double supply(int index) {
    double sum = 0;
    for (int x = 0; x < costs.length; x++) {
      sum += supplyFrom[x] <= index ? sellerShares[x] : 0;
    }
    return sum;
  }

  @Override
  public double demand(int index) {
    double sum = 0;
    for (int x = 0; x < values.length; x++) {
      sum += demandTo[x] > index ? buyerShares[x] : 0;
    }
    return sum;
  }

  /** Tells whether sellers of a signal supply at a price index. */
  public boolean supplies(int signal, int index) {
    return supplyFrom[signal] <= index;
  }

  /** Returns the mean cost of the sellers who supply at a price index, zero if none does. */
  public double meanCostOfSuppliers(int index) {
    double sum = 0;
    for (int x = 0; x < costs.length; x++) {
      sum += supplyFrom[x] <= index ? sellerShares[x] * costs[x] : 0;
    }
    double supply = supply(index);
    return supply == 0 ? 0 : sum / supply;
  }

  /** Returns the mean cost of the sellers who do not supply at a price index, zero if all do. */
  public double meanCostOfOthers(int index) {
    double sum = 0;
    double share = 0;
    for (int x = 0; x < costs.length; x++) {
      sum += supplyFrom[x] > index ? sellerShares[x] * costs[x] : 0;
      share += supplyFrom[x] > index ? sellerShares[x] : 0;
    }
    return share == 0 ? 0 : sum / share;
  }

  /** Returns the values of buyers who demand at a price index, per buyer. */
  public double valuesOfDemand(int index) {
    double sum = 0;
    for (int x = 0; x < values.length; x++) {
      sum += demandTo[x] > index ? buyerShares[x] * values[x] : 0;
    }
    return sum;
  }

  /**
   * Returns the surplus per agent if all demand at a price is served, sellers being rationed or
   * forced.
   *
   * @param index the price index
   * @param demand the share of buyers who buy
   * @param bought their values, per buyer
   */
  public double surplus(int index, double demand, double bought) {
    double supply = supply(index);
    double served = Math.min(supply, demand) * meanCostOfSuppliers(index);
    double forced = Math.max(0, demand - supply) * meanCostOfOthers(index);
    return (bought - served - forced) / 2;
  }

  /** Returns the surplus per agent at the balancing price. */
  public double surplus() {
    return surplus(price, demand(price), valuesOfDemand(price));
  }

  /** Returns the largest surplus per agent. */
  public double maximum() {
    return maximum;
  }

  /** Returns the lowest of the price indices that balance best. */
  public int lowest() {
    return lowest;
  }

  /** Returns the highest of the price indices that balance best. */
  public int highest() {
    return highest;
  }

  /** Returns the price index that the rule takes. */
  public int price() {
    return price;
  }

  /** Tells whether supply and demand are equal at the prices that balance best. */
  public boolean balances() {
    return !tied && Math.abs(excess(lowest)) <= ROUNDING;
  }

  /** Tells whether two neighbouring stretches of prices balance equally badly. */
  public boolean isTied() {
    return tied;
  }

  /** Returns the lowest competitive price without a grid. */
  public double competitiveLowest() {
    return competitiveLowest;
  }

  /** Returns the highest competitive price without a grid. */
  public double competitiveHighest() {
    return competitiveHighest;
  }

  /** Tells whether there is one competitive price without a grid. */
  public boolean isUnique() {
    return competitiveHighest - competitiveLowest <= ROUNDING;
  }

  /** Returns the standard deviation of one seller's supply less one buyer's demand at the price. */
  public double spread() {
    double supply = supply(price);
    double demand = demand(price);
    return Math.sqrt(Math.max(0, supply * (1 - supply)) + Math.max(0, demand * (1 - demand)));
  }

  /**
   * Returns the rate per seller of a group at which prices stop to leave; infinite if they do not.
   */
  public double lockRate() {
    return LockRate.of(this, lowest, highest, steps);
  }
}
