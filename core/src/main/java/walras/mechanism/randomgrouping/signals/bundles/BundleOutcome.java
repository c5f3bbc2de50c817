package walras.mechanism.randomgrouping.signals.bundles;

import java.io.Serializable;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.bundles.Side;

/**
 * What infinitely many agents get in a state: at the grid's price pair where everybody knows the
 * state. Shares are per seller or buyer, money per agent. Immutable.
 */
public final class BundleOutcome implements Serializable {

  private static final long serialVersionUID = 1L;

  private final BundleEnvironment environment;
  private final KnownBundles known;
  private final double[][] costs;
  private final double[][] values;
  private final double[] sellers;
  private final double[] buyers;
  private final int[] supplied;
  private final double[] supply = new double[Bundle.COMMODITIES];
  private final double[] demand = new double[Bundle.COMMODITIES];
  private final double surplus;

  /** Finds what agents do who know a state. */
  public BundleOutcome(BundleEnvironment environment, KnownBundles known, int state) {
    this.environment = environment;
    this.known = known;
    costs = environment.costs(state);
    values = environment.values(state);
    sellers = environment.signals().sellers().model().signals(state);
    buyers = environment.signals().buyers().model().signals(state);
    supplied = known.announced(Side.SELLER);
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      demand[commodity] = known.announced(Side.BUYER, commodity);
      supply[commodity] =
          known.balances() ? demand[commodity] : known.announced(Side.SELLER, commodity);
    }
    surplus = surplus(supplied, known.announced(Side.BUYER));
  }

  /** Returns the surplus where sellers and buyers with each signal announce some bundles. */
  public double surplus(int[] offered, int[] bought) {
    double sum = 0;
    for (int signal = 0; signal < buyers.length; signal++) {
      sum += buyers[signal] * values[bought[signal]][signal];
    }
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      double offers = share(sellers, offered, commodity);
      double wanted = share(buyers, bought, commodity);
      for (int signal = 0; signal < sellers.length; signal++) {
        double sold = sold(Bundle.units(offered[signal], commodity), offers, wanted);
        sum -= sellers[signal] * sold * costs[Bundle.of(commodity)][signal];
      }
    }
    return sum / 2;
  }

  private static double share(double[] shares, int[] bundles, int commodity) {
    double sum = 0;
    for (int signal = 0; signal < shares.length; signal++) {
      sum += Bundle.units(bundles[signal], commodity) * shares[signal];
    }
    return sum;
  }

  /** Returns the share of sellers who sell a commodity, of those who offer it or do not. */
  private static double sold(int offered, double supply, double demand) {
    if (offered > 0) {
      return Math.min(1, demand / supply);
    }
    return demand > supply + KnownBundles.ROUNDING ? (demand - supply) / (1 - supply) : 0;
  }

  /** Returns the surplus at the grid's price pair. */
  public double surplus() {
    return surplus;
  }

  /** Returns the loss at the grid's price pair. */
  public double loss() {
    return known.balances() ? 0 : Math.max(0, known.largestSurplus() - surplus);
  }

  /** Returns the units per seller that are announced for sale and not sold. */
  public double unserved() {
    return Math.max(0, supply[0] - demand[0]) + Math.max(0, supply[1] - demand[1]);
  }

  /** Returns the units per seller that are sold though not announced for sale. */
  public double forced() {
    return Math.max(0, demand[0] - supply[0]) + Math.max(0, demand[1] - supply[1]);
  }

  /** Returns the units per seller that the longer side announces. */
  public double wanted() {
    return Math.max(supply[0], demand[0]) + Math.max(supply[1], demand[1]);
  }

  /** Returns the share of sellers who supply a commodity. */
  public double supply(int commodity) {
    return supply[commodity];
  }

  /** Returns the share of buyers who demand a commodity. */
  public double demand(int commodity) {
    return demand[commodity];
  }

  /** Tells whether sellers with a signal supply a commodity. */
  public boolean supplies(int signal, int commodity) {
    return Bundle.units(supplied[signal], commodity) > 0;
  }

  /** Returns what sellers with a signal gain by a unit of a commodity. */
  public double profit(int signal, int commodity) {
    double price = environment.grid().price(known.price(commodity));
    return price - costs[Bundle.of(commodity)][signal];
  }

  /** Returns what a seller with a signal gets. */
  public double payoff(int signal) {
    double payoff = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      int units = Bundle.units(supplied[signal], commodity);
      double sold = sold(units, supply[commodity], demand[commodity]);
      payoff += sold == 0 ? 0 : sold * profit(signal, commodity);
    }
    return payoff;
  }

  /**
   * Returns the share of agents who do not sell what they announce. In the common order those in
   * front are forced and those at the back are not served.
   */
  public double rationedAgents() {
    double sum = 0;
    for (int signal = 0; signal < sellers.length; signal++) {
      double forced = 0;
      double served = 1;
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        double sold =
            sold(Bundle.units(supplied[signal], commodity), supply[commodity], demand[commodity]);
        forced = supplies(signal, commodity) ? forced : Math.max(forced, sold);
        served = supplies(signal, commodity) ? Math.min(served, sold) : served;
      }
      sum += sellers[signal] * (1 - Math.max(0, served - forced));
    }
    return sum / 2;
  }

  /** Returns half of what it costs more to be served by those who do not supply than by others. */
  public double margin(int commodity) {
    double suppliers = 0;
    double others = 0;
    for (int signal = 0; signal < sellers.length; signal++) {
      double cost = sellers[signal] * costs[Bundle.of(commodity)][signal];
      suppliers += supplies(signal, commodity) ? cost : 0;
      others += supplies(signal, commodity) ? 0 : cost;
    }
    double share = supply[commodity];
    return (others / (1 - share) - suppliers / share) / 2;
  }

  /** Returns the standard deviation of one seller's supply of a commodity less one demand. */
  public double spread(int commodity) {
    return Math.sqrt(variance(supply[commodity]) + variance(demand[commodity]));
  }

  private static double variance(double share) {
    return Math.max(0, share * (1 - share));
  }

  /** Returns the standard deviation of the units that one buyer demands. */
  public double demandSpread() {
    int[] bought = known.announced(Side.BUYER);
    double mean = demand[0] + demand[1];
    double squares = 0;
    for (int signal = 0; signal < bought.length; signal++) {
      int units = Integer.bitCount(bought[signal]);
      squares += buyers[signal] * units * units;
    }
    return Math.sqrt(Math.max(0, squares - mean * mean));
  }
}
