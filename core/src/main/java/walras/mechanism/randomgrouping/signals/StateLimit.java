package walras.mechanism.randomgrouping.signals;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import walras.mechanism.randomgrouping.grid.Announced;
import walras.mechanism.randomgrouping.grid.LockRate;

/**
 * What infinitely many agents do in a state they know: the grid prices that balance supply and
 * demand best, the competitive prices without a grid, and what comes of trade at a price. Supply
 * and demand are in units per seller or buyer, surplus is per agent. Immutable.
 *
 * <p>Agents served last or forced first stand anywhere in a random order, so what is not sold is
 * worth as much per unit as all that sellers announce, and what they are forced to sell as much as
 * all that they do not.
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
  private final int units;
  private final SideLimit sellers;
  private final SideLimit buyers;

  /** Solves a state. */
  public StateLimit(SignalEnvironment environment, int state) {
    steps = environment.steps();
    units = environment.units();
    sellers = SideLimit.ofSellers(environment.sellers(), state, environment.grid());
    buyers = SideLimit.ofBuyers(environment.buyers(), state, environment.grid());
    int right = firstWith(-ROUNDING);
    double above = right <= steps ? Math.abs(excess(right)) : Double.POSITIVE_INFINITY;
    double below = right > 0 ? Math.abs(excess(right - 1)) : Double.POSITIVE_INFINITY;
    tied = Math.abs(above - below) <= ROUNDING;
    lowest = below <= above + ROUNDING ? firstWith(excess(right - 1) - ROUNDING) : right;
    highest = above <= below + ROUNDING ? firstWith(excess(right) + ROUNDING) - 1 : right - 1;
    price = environment.grid().rule().select(lowest, highest);
    double[] money =
        DoubleStream.concat(Arrays.stream(sellers.money()), Arrays.stream(buyers.money()))
            .toArray();
    Arrays.sort(money);
    int at = 0;
    while (at < money.length - 1 && reached(money[at]) < units - ROUNDING) {
      at++;
    }
    competitiveLowest = money[at];
    int next = at;
    while (next < money.length - 1 && reached(money[next]) <= units + ROUNDING) {
      next++;
    }
    competitiveHighest = reached(money[at]) <= units + ROUNDING ? money[next] : money[at];
    maximum = efficientSurplus();
  }

  /** Returns the units of a seller and a buyer whose costs and values are at most a number. */
  private double reached(double money) {
    double sum = 0;
    for (int place = 0; place < sellers.money().length; place++) {
      sum += sellers.money()[place] <= money ? sellers.share(place) : 0;
    }
    for (int place = 0; place < buyers.money().length; place++) {
      sum += buyers.money()[place] <= money ? buyers.share(place) : 0;
    }
    return sum;
  }

  private double efficientSurplus() {
    double reference = competitiveLowest;
    double sum = 0;
    for (int place = 0; place < sellers.money().length; place++) {
      sum += sellers.share(place) * Math.max(0, reference - sellers.money()[place]);
    }
    for (int place = 0; place < buyers.money().length; place++) {
      sum += buyers.share(place) * Math.max(0, buyers.money()[place] - reference);
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
    return sellers.announced(index);
  }

  @Override
  public double demand(int index) {
    return buyers.announced(index);
  }

  @Override
  public double[] supplyAtBoth(int low, int high) {
    return units == 1 ? Announced.super.supplyAtBoth(low, high) : sellers.atBoth(low, high);
  }

  @Override
  public double[] demandAtBoth(int low, int high) {
    return units == 1 ? Announced.super.demandAtBoth(low, high) : buyers.atBoth(low, high);
  }

  /** Returns the number of units that an agent can trade. */
  public int units() {
    return units;
  }

  /** Returns the mean cost of the units supplied at a price index, zero if there are none. */
  public double meanCostOfSupply(int index) {
    double supply = supply(index);
    return supply == 0 ? 0 : sellers.worth(index) / supply;
  }

  /** Returns the mean cost of sellers' other units at a price index, zero if there are none. */
  public double meanCostOfOthers(int index) {
    double others = sellers.others(index);
    return others == 0 ? 0 : sellers.worthOfOthers(index) / others;
  }

  /** Returns the values of the units demanded at a price index, per buyer. */
  public double valuesOfDemand(int index) {
    return buyers.worth(index);
  }

  /**
   * Returns the surplus per agent if all demand at a price is served, sellers being rationed or
   * forced.
   *
   * @param index the price index
   * @param demand the units bought, per buyer
   * @param bought their values, per buyer
   */
  public double surplus(int index, double demand, double bought) {
    double supply = supply(index);
    double served = Math.min(supply, demand) * meanCostOfSupply(index);
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
    return Math.sqrt(sellers.variance(price) + buyers.variance(price));
  }

  /** Returns the variance of one buyer's demand at the price. */
  public double varianceOfDemand() {
    return buyers.variance(price);
  }

  /** Returns what supply and demand do that differ at the balancing price. */
  public Imbalance imbalance() {
    return new Imbalance(sellers, buyers, this, (double) price / steps);
  }

  /**
   * Returns the rate per seller of a group at which prices stop to leave; infinite if they do not.
   */
  public double lockRate() {
    return LockRate.of(this, lowest, highest, steps);
  }
}
