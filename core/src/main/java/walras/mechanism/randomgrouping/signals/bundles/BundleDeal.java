package walras.mechanism.randomgrouping.signals.bundles;

import java.util.Arrays;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.SharedOrder;
import walras.sampling.Philox;

/**
 * Sellers and buyers who trade bundles of two commodities at one price pair, where buyers receive
 * what they announce. Of a commodity that too many supply, the first in the random order sell; of
 * one that too few supply, the first of the others are forced to. The order is the same for both
 * commodities. Mutable, confined to one thread.
 *
 * <p>For each commodity, those who supply it stand in line to sell it if there are too many of
 * them, and those who do not stand in line to be forced if there are too few. Who finds a unit left
 * sells.
 */
public final class BundleDeal {

  private final PricePair prices = new PricePair();
  private final long[] buyers;
  private final int[] bought;

  /** What sellers with each signal announce, and for which commodities they stand in line. */
  private final int[] supplied;

  private final int[] lines;

  /** The sellers who find units of exactly these commodities left, shape {@code [bundles][..]}. */
  private final long[][] found;

  private final long[] supply = new long[Bundle.COMMODITIES];
  private final long[] demand = new long[Bundle.COMMODITIES];

  /** How many of those in line for a commodity sell it. */
  private final long[] places = new long[Bundle.COMMODITIES];

  /** The commodities of which too few are supplied. */
  private int scarce;

  /** Creates a deal among agents with some numbers of signals. */
  public BundleDeal(int sellerSignals, int buyerSignals) {
    buyers = new long[buyerSignals];
    bought = new int[buyerSignals];
    supplied = new int[sellerSignals];
    lines = new int[sellerSignals];
    found = new long[Bundle.COUNT][sellerSignals];
  }

  /**
   * Takes what agents announce at a price pair; until {@link #serve} or {@link #complete} all
   * sellers find units of both commodities left.
   *
   * @param sellers the number of sellers by signal
   * @param buyerCounts the number of buyers by signal
   */
  public void announce(
      PricePair at,
      BundleSupply supplies,
      long[] sellers,
      BundleDemand demands,
      long[] buyerCounts) {
    prices.set(at);
    System.arraycopy(buyerCounts, 0, buyers, 0, buyers.length);
    for (int signal = 0; signal < bought.length; signal++) {
      bought[signal] = demands.announced(signal, at.first(), at.second());
    }
    for (int signal = 0; signal < supplied.length; signal++) {
      supplied[signal] = supplies.announced(signal, at.first(), at.second());
    }
    scarce = Bundle.NONE;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      supply[commodity] = units(sellers, supplied, commodity);
      demand[commodity] = units(buyers, bought, commodity);
      boolean tooFew = supply[commodity] < demand[commodity];
      scarce += tooFew ? Bundle.of(commodity) : Bundle.NONE;
      places[commodity] = tooFew ? demand[commodity] - supply[commodity] : demand[commodity];
    }
    for (int signal = 0; signal < lines.length; signal++) {
      lines[signal] = supplied[signal] ^ scarce;
    }
    Arrays.stream(found).forEach(agents -> Arrays.fill(agents, 0));
    System.arraycopy(sellers, 0, found[Bundle.BOTH], 0, sellers.length);
  }

  private static long units(long[] agents, int[] bundles, int commodity) {
    long units = 0;
    for (int signal = 0; signal < agents.length; signal++) {
      units += Bundle.units(bundles[signal], commodity) * agents[signal];
    }
    return units;
  }

  /** Draws which sellers find units left. */
  public void serve(Philox rng, long[] sellers, SharedOrder order) {
    order.serve(rng, sellers, lines, places, found);
  }

  /**
   * Completes the deal as announced last, after any other completion of it.
   *
   * @param left the sellers who find units of exactly these commodities left, shape {@code
   *     [bundles][signals]}
   */
  public void complete(long[][] left) {
    for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
      System.arraycopy(left[bundle], 0, found[bundle], 0, found[bundle].length);
    }
  }

  /** Returns for which commodities sellers with a signal stand in line. */
  public int line(int signal) {
    return lines[signal];
  }

  /** Returns how many of those who stand in line for a commodity sell it. */
  public long places(int commodity) {
    return places[commodity];
  }

  /** Returns the prices; not a copy. */
  public PricePair prices() {
    return prices;
  }

  /** Returns the units of a commodity that are announced for sale. */
  public long supply(int commodity) {
    return supply[commodity];
  }

  /** Returns the units of a commodity that buyers announce, and receive. */
  public long demand(int commodity) {
    return demand[commodity];
  }

  /** Returns the bundle that sellers with a signal announce. */
  public int announced(int signal) {
    return supplied[signal];
  }

  /** Returns the bundle that buyers with a signal announce, and receive. */
  public int bought(int signal) {
    return bought[signal];
  }

  /** Returns the bundle sold by sellers with a signal who find some commodities left. */
  public int sold(int signal, int left) {
    return (scarce & (supplied[signal] | left)) | (~scarce & supplied[signal] & left);
  }

  /** Returns the sellers with a signal who find units of exactly these commodities left. */
  public long found(int left, int signal) {
    return found[left][signal];
  }

  /** Returns the units of a commodity that sellers announce and cannot sell. */
  public long unserved(int commodity) {
    return Math.max(0, supply[commodity] - demand[commodity]);
  }

  /** Returns the units of a commodity that sellers are forced to sell. */
  public long forced(int commodity) {
    return Math.max(0, demand[commodity] - supply[commodity]);
  }

  /** Returns the number of units of a commodity sold less those bought: zero. */
  public long residual(int commodity) {
    long residual = -demand[commodity];
    for (int left = 0; left < Bundle.COUNT; left++) {
      for (int signal = 0; signal < supplied.length; signal++) {
        residual += Bundle.units(sold(signal, left), commodity) * found[left][signal];
      }
    }
    return residual;
  }

  /** Returns the number of sellers who do not sell what they announce. */
  public long rationed() {
    long agents = 0;
    for (int left = 0; left < Bundle.COUNT; left++) {
      for (int signal = 0; signal < supplied.length; signal++) {
        agents += sold(signal, left) == supplied[signal] ? 0 : found[left][signal];
      }
    }
    return agents;
  }

  /** Returns the values of the bundles bought less the costs of those sold, by bundle, signal. */
  public double surplus(double[][] values, double[][] costs) {
    double sum = 0;
    for (int signal = 0; signal < bought.length; signal++) {
      sum += (double) buyers[signal] * values[bought[signal]][signal];
    }
    for (int left = 0; left < Bundle.COUNT; left++) {
      for (int signal = 0; signal < supplied.length; signal++) {
        sum -= (double) found[left][signal] * costs[sold(signal, left)][signal];
      }
    }
    return sum;
  }

  /** Returns what sellers with a signal receive less what it costs them, by prices in money. */
  public double sellersPayoff(int signal, double[][] costs, double steps) {
    double sum = 0;
    for (int left = 0; left < Bundle.COUNT; left++) {
      sum += (double) found[left][signal] * profit(signal, left, costs, steps);
    }
    return sum;
  }

  private double profit(int signal, int left, double[][] costs, double steps) {
    int bundle = sold(signal, left);
    return payment(bundle) / steps - costs[bundle][signal];
  }

  private double payment(int bundle) {
    return Bundle.units(bundle, 0) * prices.first() + Bundle.units(bundle, 1) * prices.second();
  }

  /** Returns the least payoff of any agent. */
  public double leastPayoff(double[][] values, double[][] costs, double steps) {
    double least = Double.POSITIVE_INFINITY;
    for (int signal = 0; signal < bought.length; signal++) {
      if (buyers[signal] > 0) {
        int bundle = bought[signal];
        least = Math.min(least, values[bundle][signal] - payment(bundle) / steps);
      }
    }
    for (int left = 0; left < Bundle.COUNT; left++) {
      for (int signal = 0; signal < supplied.length; signal++) {
        if (found[left][signal] > 0) {
          least = Math.min(least, profit(signal, left, costs, steps));
        }
      }
    }
    return least;
  }
}
