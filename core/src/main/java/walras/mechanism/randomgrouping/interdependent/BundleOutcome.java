package walras.mechanism.randomgrouping.interdependent;

import java.io.Serializable;
import java.math.BigDecimal;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.bundles.Side;

/**
 * What infinitely many agents get in a state: at the grid's price pair where everybody knows the
 * state, and at random price pairs. Shares are per seller or buyer, money per agent. Immutable.
 */
final class BundleOutcome implements Serializable {

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
  private final BranchLimit first;
  private final BranchLimit second;

  BundleOutcome(BundleEnvironment environment, KnownBundles known, int state) {
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
    first = branch(new BundleDemand(environment).fromOwnSignals());
    second = branch(new BundleDemand(environment).inState(state));
  }

  /** Returns the surplus where sellers and buyers with each signal announce some bundles. */
  private double surplus(int[] offered, int[] bought) {
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

  private BranchLimit branch(BundleDemand announced) {
    BundleSupply offered = BundleSupply.of(environment);
    BigDecimal eps = environment.signals().eps();
    double bound = eps == null ? Double.NaN : eps.doubleValue();
    double loss = 0;
    double efficient = eps == null ? Double.NaN : 0;
    for (PairStretches.Stretch stretch : PairStretches.of(environment.grid(), offered, announced)) {
      int[] bundles = new int[sellers.length];
      for (int signal = 0; signal < bundles.length; signal++) {
        bundles[signal] = offered.announced(signal, stretch.first(), stretch.second());
      }
      int[] wanted = new int[buyers.length];
      for (int signal = 0; signal < wanted.length; signal++) {
        wanted[signal] = announced.announced(signal, stretch.first(), stretch.second());
      }
      double probability = PairStretches.probability(stretch, environment.grid());
      double lost = Math.max(0, known.largestSurplus() - surplus(bundles, wanted));
      loss += probability * lost;
      boolean isEdge = Math.abs(lost - bound) <= KnownBundles.ROUNDING;
      efficient += isEdge ? Double.NaN : lost < bound ? probability : 0;
    }
    return new BranchLimit(loss, efficient);
  }

  /** Returns what is lost at a random price pair on first messages. */
  BranchLimit first() {
    return first;
  }

  /** Returns what is lost at a random price pair where everybody knows the state. */
  BranchLimit second() {
    return second;
  }

  double surplus() {
    return surplus;
  }

  /** Returns the loss at the grid's price pair. */
  double loss() {
    return known.balances() ? 0 : Math.max(0, known.largestSurplus() - surplus);
  }

  /** Returns the share of sellers who supply a commodity. */
  double supply(int commodity) {
    return supply[commodity];
  }

  /** Returns the share of buyers who demand a commodity. */
  double demand(int commodity) {
    return demand[commodity];
  }

  /** Tells whether sellers with a signal supply a commodity. */
  boolean supplies(int signal, int commodity) {
    return Bundle.units(supplied[signal], commodity) > 0;
  }

  /** Returns what sellers with a signal gain by a unit of a commodity. */
  double profit(int signal, int commodity) {
    double price = environment.grid().price(known.price(commodity));
    return price - costs[Bundle.of(commodity)][signal];
  }

  /** Returns what a seller with a signal gets. */
  double payoff(int signal) {
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
  double rationedAgents() {
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
  double margin(int commodity) {
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
  double spread(int commodity) {
    return Math.sqrt(variance(supply[commodity]) + variance(demand[commodity]));
  }

  private static double variance(double share) {
    return Math.max(0, share * (1 - share));
  }

  /** Returns the standard deviation of the units that one buyer demands. */
  double demandSpread() {
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
