package walras.mechanism.randomgrouping.signals;

import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * Sellers and buyers who trade a commodity at one price, where buyers receive what they announce:
 * too many sellers are rationed in random order, and if there are too few, others are forced to
 * sell in random order. Every agent has one unit. Mutable, confined to one thread.
 *
 * <p>Agents are exchangeable, so those served and those forced are uniform subsets: multivariate
 * hypergeometric by signal.
 */
public final class Deal {

  private final long[] bought;
  private final long[] sold;
  private final long[] idle;
  private int price;
  private long supply;
  private long demand;

  /** Creates a deal between sellers and buyers with some numbers of signals. */
  public Deal(int sellerSignals, int buyerSignals) {
    bought = new long[buyerSignals];
    sold = new long[sellerSignals];
    idle = new long[sellerSignals];
  }

  /**
   * Takes what agents announce at a price; until {@link #serve} or {@link #complete} sellers sell
   * what they announce.
   *
   * @param index the price index
   * @param sellers the number of sellers by signal
   * @param buyers the number of buyers by signal
   */
  public void announce(int index, Ladder supplies, long[] sellers, Ladder demands, long[] buyers) {
    price = index;
    supply = 0;
    for (int signal = 0; signal < sold.length; signal++) {
      boolean active = supplies.threshold(signal) <= index;
      sold[signal] = active ? sellers[signal] : 0;
      idle[signal] = active ? 0 : sellers[signal];
      supply += sold[signal];
    }
    demand = 0;
    for (int signal = 0; signal < bought.length; signal++) {
      bought[signal] = demands.threshold(signal) > index ? buyers[signal] : 0;
      demand += bought[signal];
    }
  }

  /** Rations or forces sellers. */
  public void serve(Philox rng) {
    if (supply > demand) {
      MultivariateHypergeometric.sample(rng, sold, demand, sold);
    } else if (supply < demand) {
      MultivariateHypergeometric.sample(rng, idle, demand - supply, idle);
      addIdle();
    }
  }

  /** Returns, by signal, the sellers among whom chance decides: who is served, or who is forced. */
  public long[] candidates() {
    return supply > demand ? sold.clone() : idle.clone();
  }

  /** Returns how many of the candidates are chosen. */
  public long chosen() {
    return supply > demand ? demand : demand - supply;
  }

  /**
   * Completes the deal as announced last, after any other completion of it.
   *
   * @param candidates what {@link #candidates} returned after the announcement
   * @param choice how many of them are chosen by signal
   */
  public void complete(long[] candidates, long[] choice) {
    for (int signal = 0; signal < sold.length; signal++) {
      if (supply > demand) {
        sold[signal] = choice[signal];
      } else if (candidates[signal] > 0) {
        sold[signal] = choice[signal];
      }
    }
  }

  private void addIdle() {
    for (int signal = 0; signal < sold.length; signal++) {
      sold[signal] += idle[signal];
    }
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

  /** Returns the number of sellers of a signal who sell. */
  public long sold(int signal) {
    return sold[signal];
  }

  /** Returns the number of buyers of a signal who buy. */
  public long bought(int signal) {
    return bought[signal];
  }

  /** Returns the number of units sold less those bought: zero. */
  public long residual() {
    long residual = 0;
    for (long units : sold) {
      residual += units;
    }
    for (long units : bought) {
      residual -= units;
    }
    return residual;
  }

  /** Returns the values of the units bought less the costs of those sold, by signal. */
  public double surplus(double[] values, double[] costs) {
    double sum = 0;
    for (int signal = 0; signal < bought.length; signal++) {
      sum += (double) bought[signal] * values[signal];
    }
    for (int signal = 0; signal < sold.length; signal++) {
      sum -= (double) sold[signal] * costs[signal];
    }
    return sum;
  }
}
