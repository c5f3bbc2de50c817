package walras.mechanism.randomgrouping.bundles;

import walras.sampling.Hypergeometric;
import walras.sampling.Philox;

/**
 * Agents who announce bundles, in a uniformly random order, known by the counts of bundles: finds
 * how many of each come up to the agent with whom a commodity is used up.
 *
 * <p>The order is never drawn. A stretch of it is split in two by hypergeometric draws near where
 * the last unit is expected, then the part that holds it, until one agent is left: O(log log n)
 * draws on average while both parts are long. Mutable, confined to one thread.
 */
final class Queue {

  /** Agents of the stretch by bundle, and how many come before it. */
  private final long[] stretch = new long[Bundle.COUNT];

  private final long[] part = new long[Bundle.COUNT];

  /**
   * Finds the agents up to the one with whom the first of both commodities is used up.
   *
   * @param counts agents by bundle; those with none stay out
   * @param firstUnits units of the first commodity, {@link Long#MAX_VALUE} if there is no end
   * @param secondUnits units of the second commodity; the queue announces as many of one of them
   * @param served output: the agents found, by bundle
   */
  void serve(Philox rng, long[] counts, long firstUnits, long secondUnits, long[] served) {
    for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
      stretch[bundle] = bundle == Bundle.NONE ? 0 : counts[bundle];
      served[bundle] = 0;
    }
    long first = firstUnits;
    long second = secondUnits;
    if (first == 0 || second == 0) {
      return;
    }
    long length = stretch[Bundle.FIRST] + stretch[Bundle.SECOND] + stretch[Bundle.BOTH];
    while (length > 1) {
      long half = splitting(first, second, length);
      split(rng, half, length);
      long ofFirst = part[Bundle.FIRST] + part[Bundle.BOTH];
      long ofSecond = part[Bundle.SECOND] + part[Bundle.BOTH];
      boolean within = ofFirst >= first || ofSecond >= second;
      for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
        served[bundle] += within ? 0 : part[bundle];
        stretch[bundle] = within ? part[bundle] : stretch[bundle] - part[bundle];
      }
      first -= within ? 0 : ofFirst;
      second -= within ? 0 : ofSecond;
      length = within ? half : length - half;
    }
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      served[bundle] += stretch[bundle];
    }
  }

  /** Draws the bundles of the first agents of the stretch. */
  private void split(Philox rng, long agents, long length) {
    part[Bundle.FIRST] = Hypergeometric.sample(rng, length, stretch[Bundle.FIRST], agents);
    long others = length - stretch[Bundle.FIRST];
    long left = agents - part[Bundle.FIRST];
    part[Bundle.SECOND] = Hypergeometric.sample(rng, others, stretch[Bundle.SECOND], left);
    part[Bundle.BOTH] = left - part[Bundle.SECOND];
  }

  /** Returns about where the last unit is expected, such that neither part is empty. */
  private long splitting(long first, long second, long length) {
    double expected =
        Math.min(
            expected(first, stretch[Bundle.FIRST] + stretch[Bundle.BOTH], length),
            expected(second, stretch[Bundle.SECOND] + stretch[Bundle.BOTH], length));
    return Math.max(1, Math.min(length - 1, (long) expected));
  }

  private static double expected(long units, long announced, long length) {
    return units > announced
        ? (double) length
        : (double) units * ((double) (length + 1) / (double) (announced + 1));
  }
}
