package walras.mechanism.randomgrouping.bundles;

import java.util.Arrays;
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

  /** Agents of the stretch by bundle, and their number. */
  private final long[] stretch = new long[Bundle.COUNT];

  private long length;

  /** Agents of the first part of the stretch by bundle. */
  private final long[] part = new long[Bundle.COUNT];

  /** Units left where the stretch begins. */
  private long first;

  private long second;

  /**
   * Finds the agents up to the one with whom the first of both commodities is used up.
   *
   * @param counts agents by bundle; those with none stay out
   * @param firstUnits units of the first commodity, {@link Long#MAX_VALUE} if there is no end
   * @param secondUnits units of the second commodity; the queue announces as many of one of them
   * @param served output: the agents found, by bundle
   */
  void serve(Philox rng, long[] counts, long firstUnits, long secondUnits, long[] served) {
    Arrays.fill(served, 0);
    if (firstUnits == 0 || secondUnits == 0) {
      return;
    }
    System.arraycopy(counts, 0, stretch, 0, Bundle.COUNT);
    length = stretch[Bundle.FIRST] + stretch[Bundle.SECOND] + stretch[Bundle.BOTH];
    first = firstUnits;
    second = secondUnits;
    while (length > 1) {
      long agents = splitting();
      split(rng, agents);
      long ofFirst = part[Bundle.FIRST] + part[Bundle.BOTH];
      long ofSecond = part[Bundle.SECOND] + part[Bundle.BOTH];
      if (ofFirst >= first || ofSecond >= second) {
        System.arraycopy(part, 0, stretch, 0, Bundle.COUNT);
        length = agents;
      } else {
        add(part, 1, served);
        add(part, -1, stretch);
        length -= agents;
        first -= ofFirst;
        second -= ofSecond;
      }
    }
    add(stretch, 1, served);
  }

  private static void add(long[] agents, int sign, long[] sums) {
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      sums[bundle] += sign * agents[bundle];
    }
  }

  /** Draws the bundles of the first agents of the stretch. */
  private void split(Philox rng, long agents) {
    part[Bundle.FIRST] = Hypergeometric.sample(rng, length, stretch[Bundle.FIRST], agents);
    long others = length - stretch[Bundle.FIRST];
    long left = agents - part[Bundle.FIRST];
    part[Bundle.SECOND] = Hypergeometric.sample(rng, others, stretch[Bundle.SECOND], left);
    part[Bundle.BOTH] = left - part[Bundle.SECOND];
  }

  /** Returns about where the last unit is expected, such that neither part is empty. */
  private long splitting() {
    double expected = Math.min(expected(first, Bundle.FIRST), expected(second, Bundle.SECOND));
    return Math.max(1, Math.min(length - 1, (long) expected));
  }

  private double expected(long units, int commodity) {
    long announced = stretch[commodity] + stretch[Bundle.BOTH];
    return units > announced
        ? (double) length
        : (double) units * ((double) (length + 1) / (double) (announced + 1));
  }
}
