package walras.mechanism.randomgrouping;

import java.util.Arrays;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * Serves units of finitely many types of agents one after the other: any units may be those of the
 * last agent served, who trades the best of hers, and any of the rest those of the agents in front
 * of her. Confined to one thread.
 */
final class TypeService {

  private final long[] last;

  TypeService(int types) {
    last = new long[types];
  }

  /**
   * Replaces the announced units of each type by those that trade.
   *
   * @param counts announced units by type, from the cheapest to the dearest
   * @param buys whether dear units are better than cheap ones
   */
  void serve(Philox rng, long[] counts, Service service, boolean buys) {
    MultivariateHypergeometric.sample(rng, counts, service.wanted, last);
    Arrays.setAll(counts, type -> counts[type] - last[type]);
    MultivariateHypergeometric.sample(rng, counts, service.before, counts);
    keepBest(last, service.got, buys);
    Arrays.setAll(counts, type -> counts[type] + last[type]);
  }

  /** Keeps the best of some units. */
  static void keepBest(long[] counts, long number, boolean buys) {
    long left = number;
    for (int i = 0; i < counts.length; i++) {
      int type = buys ? counts.length - 1 - i : i;
      counts[type] = Math.min(left, counts[type]);
      left -= counts[type];
    }
  }
}
