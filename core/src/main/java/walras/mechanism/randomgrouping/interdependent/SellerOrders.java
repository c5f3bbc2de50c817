package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;

/**
 * All ways in which the random order decides which sellers of a deal find units left, with their
 * probabilities: sellers are placed one after the other, and orders with the same result so far are
 * one. Sellers who do not stand in line for a commodity count as finding it.
 */
final class SellerOrders {

  private final BundleDeal deal;
  private final long[] sellers;

  /** One way. */
  static final class Way {

    private final long[][] left;
    private final double probability;

    private Way(long[][] left, double probability) {
      this.left = left;
      this.probability = probability;
    }

    /**
     * Returns the sellers who find units of exactly these commodities left, shape {@code
     * [bundles][signals]}; not a copy.
     */
    long[][] left() {
      return left;
    }

    double probability() {
      return probability;
    }
  }

  private SellerOrders(BundleDeal deal, long[] sellers) {
    this.deal = deal;
    this.sellers = sellers.clone();
  }

  /**
   * Returns all ways in an order of their own.
   *
   * @param deal has been announced
   * @param sellers the number of sellers by signal
   */
  static List<Way> of(BundleDeal deal, long[] sellers) {
    SellerOrders orders = new SellerOrders(deal, sellers);
    Map<List<Long>, Double> placed = Map.of(orders.begin(), 1.0);
    for (long agents = orders.inLine(); agents > 0; agents--) {
      placed = orders.next(placed, agents);
    }
    List<Way> ways = new ArrayList<>();
    placed.forEach((flat, probability) -> ways.add(new Way(orders.shaped(flat), probability)));
    return ways;
  }

  /** Returns the counts where only those are placed who do not stand in line. */
  private List<Long> begin() {
    List<Long> flat = new ArrayList<>(Collections.nCopies(Bundle.COUNT * sellers.length, 0L));
    for (int signal = 0; signal < sellers.length; signal++) {
      if (deal.line(signal) == Bundle.NONE) {
        flat.set(place(Bundle.BOTH, signal), sellers[signal]);
      }
    }
    return flat;
  }

  private long inLine() {
    long agents = 0;
    for (int signal = 0; signal < sellers.length; signal++) {
      agents += deal.line(signal) == Bundle.NONE ? 0 : sellers[signal];
    }
    return agents;
  }

  private int place(int left, int signal) {
    return left * sellers.length + signal;
  }

  /** Places one more seller in every way. */
  private Map<List<Long>, Double> next(Map<List<Long>, Double> placed, long agents) {
    Map<List<Long>, Double> next = new LinkedHashMap<>();
    placed.forEach(
        (flat, probability) -> {
          int left = left(flat);
          for (int signal = 0; signal < sellers.length; signal++) {
            long waiting = sellers[signal] - count(flat, signal);
            if (waiting > 0) {
              int place = place(left | (Bundle.BOTH & ~deal.line(signal)), signal);
              List<Long> with = new ArrayList<>(flat);
              with.set(place, with.get(place) + 1);
              next.merge(with, probability * (double) waiting / (double) agents, Double::sum);
            }
          }
        });
    return next;
  }

  private long count(List<Long> flat, int signal) {
    long count = 0;
    for (int left = 0; left < Bundle.COUNT; left++) {
      count += flat.get(place(left, signal));
    }
    return count;
  }

  /** Returns the commodities that those placed so far have left. */
  private int left(List<Long> flat) {
    int left = Bundle.NONE;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      long used = 0;
      for (int found = 0; found < Bundle.COUNT; found++) {
        for (int signal = 0; signal < sellers.length; signal++) {
          int got = found & deal.line(signal);
          used += Bundle.units(got, commodity) * flat.get(place(found, signal));
        }
      }
      left += used < deal.places(commodity) ? Bundle.of(commodity) : Bundle.NONE;
    }
    return left;
  }

  private long[][] shaped(List<Long> flat) {
    long[][] shaped = new long[Bundle.COUNT][sellers.length];
    for (int left = 0; left < Bundle.COUNT; left++) {
      for (int signal = 0; signal < sellers.length; signal++) {
        shaped[left][signal] = flat.get(place(left, signal));
      }
    }
    return shaped;
  }
}
