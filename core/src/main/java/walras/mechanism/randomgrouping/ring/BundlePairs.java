package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * What the trades of pairs are worth: in each group, one side's announcements decide, and those who
 * trade with agents of each bundle are a uniform subset of the other side, apart from each other.
 * Confined to one thread.
 */
final class BundlePairs {

  private final PairShares ledBySellers;
  private final PairShares ledByBuyers;

  BundlePairs(BundleRing ring) {
    ledBySellers = new PairShares(ring.grid(), ring.bundles().sellerSignals());
    ledByBuyers = new PairShares(ring.grid(), ring.bundles().buyerSignals());
  }

  /**
   * Returns the surplus of a group that a branch is expected to reach, given who has which signal:
   * over all price pairs, each with the same probability, and over all partners.
   */
  double expected(Pairs branch, int group, BundlePlay play) {
    double[] sellers = Weights.of(play.counts().sellers[group]);
    double[] buyers = Weights.of(play.counts().buyers[group]);
    if (branch.isLedBySeller()) {
      ledBySellers.lead(play.messages().supply[branch.message()][group]);
      return ledBySellers.gain(sellers, play.costs(), buyers, play.values());
    }
    ledByBuyers.lead(play.messages().demand[branch.message()][group]);
    return -ledByBuyers.gain(buyers, play.values(), sellers, play.costs());
  }

  /** Draws the partners in all groups at a price pair and returns the surplus. */
  double drawn(Pairs branch, PricePair at, BundlePlay play, Philox rng) {
    double surplus = 0;
    for (int group = 0; group < play.groups(); group++) {
      int[] bundles = announced(branch, at, group, play);
      long[] sellers = play.counts().sellers[group];
      long[] buyers = play.counts().buyers[group];
      surplus +=
          branch.isLedBySeller()
              ? drawn(buyers, play.values(), pairs(bundles, sellers), rng)
                  - worth(sellers, play.costs(), bundles)
              : worth(buyers, play.values(), bundles)
                  - drawn(sellers, play.costs(), pairs(bundles, buyers), rng);
    }
    return surplus;
  }

  /** Returns the bundle that leading agents of a group announce at a price pair, by signal. */
  static int[] announced(Pairs branch, PricePair at, int group, BundlePlay play) {
    BundleMessages messages = play.messages();
    boolean isLedBySeller = branch.isLedBySeller();
    SignalCounts counts = play.counts();
    int[] bundles =
        new int[isLedBySeller ? counts.sellers[group].length : counts.buyers[group].length];
    Arrays.setAll(
        bundles,
        signal ->
            isLedBySeller
                ? messages.supply[branch.message()][group].announced(
                    signal, at.first(), at.second())
                : messages.demand[branch.message()][group].announced(
                    signal, at.first(), at.second()));
    return bundles;
  }

  /** Returns the number of pairs that trade each bundle. */
  private static long[] pairs(int[] bundles, long[] leaders) {
    long[] pairs = new long[Bundle.COUNT];
    for (int signal = 0; signal < bundles.length; signal++) {
      pairs[bundles[signal]] += leaders[signal];
    }
    return pairs;
  }

  private static double worth(long[] agents, double[][] money, int[] bundles) {
    double sum = 0;
    for (int signal = 0; signal < bundles.length; signal++) {
      sum += (double) agents[signal] * money[bundles[signal]][signal];
    }
    return sum;
  }

  /** Draws partners, bundle by bundle, and returns what the bundles are worth to them. */
  private double drawn(long[] agents, double[][] money, long[] pairs, Philox rng) {
    long[] left = Arrays.copyOf(agents, agents.length);
    long[] partners = new long[agents.length];
    double sum = 0;
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      MultivariateHypergeometric.sample(rng, left, pairs[bundle], partners);
      for (int signal = 0; signal < left.length; signal++) {
        left[signal] -= partners[signal];
        sum += (double) partners[signal] * money[bundle][signal];
      }
    }
    return sum;
  }
}
