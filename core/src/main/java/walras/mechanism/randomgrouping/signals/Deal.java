package walras.mechanism.randomgrouping.signals;

import java.util.Arrays;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * Sellers and buyers who trade a commodity at one price, where buyers receive what they announce:
 * too many sellers are rationed in random order, and if they offer too little, they are forced to
 * sell more in random order. Units are known by their places in {@link Side}; whoever trades a unit
 * trades those before it. Mutable, confined to one thread.
 *
 * <p>Agents are exchangeable, so with one unit each, those served and those forced are uniform
 * subsets: multivariate hypergeometric by signal. With several see {@link RandomOrder}.
 */
public final class Deal {

  private final int units;
  private final long[] bought;
  private final long[] sold;
  private final long[] idle;

  /** The signals of the agents whose units stand at the places. */
  private final int[] sellerAt;

  private final int[] buyerAt;
  private final int[] offered;
  private final int[] others;
  private final RandomOrder order;
  private long[] sellers = new long[0];
  private long[] buyers = new long[0];
  private int price;
  private long supply;
  private long demand;

  /** Creates a deal between sellers and buyers with some numbers of signals, and of units each. */
  public Deal(int sellerSignals, int buyerSignals, int units) {
    this.units = units;
    bought = new long[buyerSignals * units];
    sold = new long[sellerSignals * units];
    idle = new long[sold.length];
    sellerAt = new int[sold.length];
    Arrays.setAll(sellerAt, place -> place / units);
    buyerAt = new int[bought.length];
    Arrays.setAll(buyerAt, place -> place / units);
    offered = new int[sellerSignals];
    others = new int[offered.length];
    order = new RandomOrder(offered.length, units);
  }

  /**
   * Takes what agents announce at a price; until {@link #serve} or {@link DealLaw} sellers sell
   * what they announce.
   *
   * @param index the price index
   * @param selling the number of sellers by signal, not changed while the deal is looked at
   * @param buying the number of buyers by signal, not changed either
   */
  public void announce(int index, Ladder supplies, long[] selling, Ladder demands, long[] buying) {
    price = index;
    sellers = selling;
    buyers = buying;
    announceSupply(supplies);
    announceDemand(demands);
  }

  private void announceSupply(Ladder supplies) {
    long sum = 0;
    Arrays.fill(offered, 0);
    for (int place = 0; place < sold.length; place++) {
      long agents = sellers[sellerAt[place]];
      long active = supplies.threshold(place) <= price ? agents : 0;
      sold[place] = active;
      idle[place] = agents - active;
      sum += active;
      offered[sellerAt[place]] += supplies.threshold(place) <= price ? 1 : 0;
    }
    supply = sum;
  }

  private void announceDemand(Ladder demands) {
    long sum = 0;
    for (int place = 0; place < bought.length; place++) {
      bought[place] = demands.threshold(place) > price ? buyers[buyerAt[place]] : 0;
      sum += bought[place];
    }
    demand = sum;
  }

  /** Rations or forces sellers. */
  public void serve(Philox rng) {
    if (units > 1) {
      serveInOrder(rng);
    } else if (supply > demand) {
      MultivariateHypergeometric.sample(rng, sold, demand, sold);
    } else if (supply < demand) {
      MultivariateHypergeometric.sample(rng, idle, demand - supply, idle);
      addIdle();
    }
  }

  private void serveInOrder(Philox rng) {
    if (supply != demand) {
      order.draw(rng, sellers, quantities(), served());
      execute(order.before, order.last, order.got);
    }
  }

  /** Returns how many units each seller takes of those that go round in the order, by signal. */
  int[] quantities() {
    if (supply > demand) {
      return offered;
    }
    Arrays.setAll(others, signal -> units - offered[signal]);
    return others;
  }

  /** Returns how many units go round in the order. */
  long served() {
    return supply > demand ? demand : demand - supply;
  }

  /** Lets sellers trade: all before the last one served, part of what she takes, nobody after. */
  void execute(long[] before, int last, int got) {
    for (int place = 0; place < sold.length; place++) {
      int signal = place / units;
      int unit = place % units;
      boolean isOffered = unit < offered[signal];
      if (isOffered == supply > demand) {
        int rank = isOffered ? unit : unit - offered[signal];
        sold[place] = before[signal] + (signal == last && rank < got ? 1 : 0);
      }
    }
  }

  /** Returns, by signal, the sellers with one unit among whom chance decides. */
  long[] candidates() {
    return supply > demand ? sold.clone() : idle.clone();
  }

  /** Lets sellers with one unit trade: those chosen among the candidates. */
  void choose(long[] candidates, long[] choice) {
    for (int signal = 0; signal < sold.length; signal++) {
      if (supply > demand || candidates[signal] > 0) {
        sold[signal] = choice[signal];
      }
    }
  }

  private void addIdle() {
    for (int signal = 0; signal < sold.length; signal++) {
      sold[signal] += idle[signal];
    }
  }

  /** Returns the number of units that an agent can trade. */
  int units() {
    return units;
  }

  /** Returns the number of sellers by signal; not to be changed. */
  long[] sellers() {
    return sellers;
  }

  /** Returns the price index. */
  public int price() {
    return price;
  }

  /** Returns the number of units announced for sale. */
  public long supply() {
    return supply;
  }

  /** Returns the number of units that buyers announce, and receive. */
  public long demand() {
    return demand;
  }

  /** Returns the number of units announced for sale and not sold. */
  public long unserved() {
    return Math.max(0, supply - demand);
  }

  /** Returns the number of units that sellers are forced to sell. */
  public long forced() {
    return Math.max(0, demand - supply);
  }

  /**
   * Returns the number of sellers who do not sell what they announce; with several units, after
   * they were served.
   */
  public long rationedAgents() {
    if (units == 1 || supply == demand) {
      return unserved() + forced();
    }
    long rationed = 0;
    for (int signal = 0; signal < offered.length; signal++) {
      int place = signal * units + offered[signal];
      if (supply > demand && offered[signal] > 0) {
        rationed += sellers[signal] - sold[place - 1];
      } else if (supply < demand && offered[signal] < units) {
        rationed += sold[place];
      }
    }
    return rationed;
  }

  /** Returns the number of sellers who sell the unit at a place. */
  public long sold(int place) {
    return sold[place];
  }

  /** Returns the number of buyers who buy the unit at a place. */
  public long bought(int place) {
    return bought[place];
  }

  /** Returns the number of units sold less those bought: zero. */
  public long residual() {
    long residual = 0;
    for (long number : sold) {
      residual += number;
    }
    for (long number : bought) {
      residual -= number;
    }
    return residual;
  }

  /** Returns the values of the units bought less the costs of those sold, by place. */
  public double surplus(double[] values, double[] costs) {
    double sum = 0;
    for (int place = 0; place < bought.length; place++) {
      sum += (double) bought[place] * values[place];
    }
    for (int place = 0; place < sold.length; place++) {
      sum -= (double) sold[place] * costs[place];
    }
    return sum;
  }

  /**
   * Returns the least payoff of any agent.
   *
   * @param money the price
   * @param values by place
   * @param costs by place
   */
  public double leastPayoff(double money, double[] values, double[] costs) {
    return Math.min(
        least(sellers, sold, money, costs, -1), least(buyers, bought, money, values, 1));
  }

  private double least(long[] agents, long[] traded, double money, double[] worth, int sign) {
    double least = Double.POSITIVE_INFINITY;
    for (int signal = 0; signal < agents.length; signal++) {
      double payoff = 0;
      long left = agents[signal];
      for (int place = signal * units; place < (signal + 1) * units && left > 0; place++) {
        least = traded[place] < left ? Math.min(least, payoff) : least;
        left = traded[place];
        payoff += sign * (worth[place] - money);
      }
      least = left > 0 ? Math.min(least, payoff) : least;
    }
    return least;
  }
}
