package walras.mechanism.randomgrouping.signals;

/**
 * What it does to agents if supply and demand differ at the balancing price of infinitely many who
 * know the state: who is rationed, who is forced, and what that costs them. Immutable.
 *
 * <p>Derived: sellers stand in a random order, so those unserved and those forced are like all
 * others, and but for one of them they lose all they announce, or sell all they have.
 */
public final class Imbalance {

  private final SideLimit sellers;
  private final SideLimit buyers;
  private final int units;
  private final int index;
  private final double price;
  private final double supply;

  Imbalance(SideLimit sellers, SideLimit buyers, StateLimit limit, double price) {
    this.sellers = sellers;
    this.buyers = buyers;
    this.price = price;
    units = limit.units();
    index = limit.price();
    supply = limit.supply(index);
  }

  /**
   * Returns the number of sellers who do not sell what they announce.
   *
   * @param excess the excess supply, in any unit
   */
  public double agents(double excess) {
    return Math.abs(excess) * (excess > 0 ? rationedPerUnit() : forcedPerUnit());
  }

  /** Returns the mean of that number where excess supply has either sign as often, per unit. */
  public double agentsPerUnit() {
    return (rationedPerUnit() + forcedPerUnit()) / 2;
  }

  /** Returns its standard deviation if excess supply is a standard normal variable. */
  public double spreadOfAgents() {
    double rationed = rationedPerUnit();
    double forced = forcedPerUnit();
    double mean = agentsPerUnit();
    return Math.sqrt((rationed * rationed + forced * forced) / 2 - mean * mean * 2 / Math.PI);
  }

  private double rationedPerUnit() {
    return share(sellers.atLeast(1, index), supply);
  }

  private double forcedPerUnit() {
    return share(sellers.lessThanAll(index), sellers.others(index));
  }

  /**
   * Returns what a seller of a signal gets on average.
   *
   * @param unserved the units per seller that are announced and not sold
   * @param forced the units per seller that have to be sold beyond
   */
  public double payoff(int signal, double unserved, double forced) {
    double served = 1 - share(unserved, supply);
    double sold = served == 0 ? 0 : served * announced(signal);
    return sold + share(forced, units - supply) * others(signal);
  }

  /** Returns what the same units change in it, to the first order. */
  public double change(int signal, double unserved, double forced) {
    return share(forced, units - supply) * others(signal)
        - share(unserved, supply) * announced(signal);
  }

  private double announced(int signal) {
    return sellers.payoff(signal, sellers.quantity(signal, index), price);
  }

  /** Returns what a seller gains by the units not announced. */
  private double others(int signal) {
    return sellers.quantity(signal, index) == units
        ? 0
        : sellers.payoff(signal, units, price) - announced(signal);
  }

  /** Returns the least payoff of all agents if some sellers of every signal are forced. */
  public double leastIfForced() {
    double least = Double.POSITIVE_INFINITY;
    for (int signal = 0; signal < sellers.signals(); signal++) {
      least = Math.min(least, sellers.payoff(signal, units, price));
    }
    for (int signal = 0; signal < buyers.signals(); signal++) {
      least = Math.min(least, buyers.payoff(signal, buyers.quantity(signal, index), price));
    }
    return least;
  }

  /**
   * Returns what the least payoff of all agents is on average if the market balances, so that each
   * of some groups lacks sellers in half of all cases. Who is unserved gets nothing.
   */
  public double leastIfBalanced(int groups) {
    double least = leastIfForced();
    double all = Math.scalb(1.0, -groups);
    return least > 0 ? all * least : (1 - all) * least;
  }

  private static double share(double part, double whole) {
    return part == 0 ? 0 : part / whole;
  }
}
