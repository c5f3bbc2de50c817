package walras.mechanism.randomgrouping.bundles;

import java.util.Arrays;
import walras.sampling.Philox;

/**
 * One agent of a crowd in a uniformly random place of its order, given all others: with what
 * probability she finds units of which commodities left.
 *
 * <p>Her place among those who announce a commodity is uniform, so where one commodity is scarce
 * the probability is known. Where both are, it is drawn how far both last. Mutable, confined to one
 * thread.
 */
final class Focal {

  /** The probability of finding units of exactly these commodities left. */
  final double[] finds = new double[Bundle.COUNT];

  private final Queue queue = new Queue();
  private final long[] others = new long[Bundle.COUNT];
  private final long[] served = new long[Bundle.COUNT];

  /**
   * Makes a member of a crowd the agent, each with the same probability.
   *
   * @param firstUnits units of the first commodity that the other side announces
   * @param secondUnits units of the second commodity that the other side announces
   */
  void draw(Philox rng, Crowd crowd, long firstUnits, long secondUnits) {
    System.arraycopy(crowd.classes, 0, others, 0, Bundle.COUNT);
    others[pick(rng)]--;
    Arrays.fill(finds, 0);
    boolean firstScarce = announced(Bundle.FIRST) >= firstUnits;
    boolean secondScarce = announced(Bundle.SECOND) >= secondUnits;
    if (firstScarce && secondScarce) {
      queue(rng, firstUnits, secondUnits);
    } else if (firstScarce) {
      either(1, Bundle.BOTH, reached(firstUnits, Bundle.FIRST), Bundle.SECOND);
    } else if (secondScarce) {
      either(1, Bundle.BOTH, reached(secondUnits, Bundle.SECOND), Bundle.FIRST);
    } else {
      finds[Bundle.BOTH] = 1;
    }
  }

  private int pick(Philox rng) {
    long agents = 0;
    for (long count : others) {
      agents += count;
    }
    long rank = (long) (rng.nextDouble() * (double) agents);
    int bundle = 0;
    while (bundle < Bundle.BOTH && rank >= others[bundle]) {
      rank -= others[bundle++];
    }
    return bundle;
  }

  private long announced(int commodity) {
    return others[commodity] + others[Bundle.BOTH];
  }

  /** Returns the probability that fewer units than there are are announced before her turn. */
  private double reached(long units, int commodity) {
    return (double) units / (double) (announced(commodity) + 1);
  }

  private void either(double probability, int one, double share, int other) {
    finds[one] += probability * share;
    finds[other] += probability * (1 - share);
  }

  private void queue(Philox rng, long firstUnits, long secondUnits) {
    queue.serve(rng, others, firstUnits, secondUnits, served);
    double before = (double) (served[Bundle.FIRST] + served[Bundle.SECOND] + served[Bundle.BOTH]);
    double all = (double) (others[Bundle.FIRST] + others[Bundle.SECOND] + others[Bundle.BOTH]);
    long first = firstUnits - served[Bundle.FIRST] - served[Bundle.BOTH];
    long second = secondUnits - served[Bundle.SECOND] - served[Bundle.BOTH];
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      others[bundle] -= served[bundle];
    }
    finds[Bundle.BOTH] = before / (all + 1);
    double behind = 1 - finds[Bundle.BOTH];
    if (first > 0) {
      either(behind, Bundle.FIRST, reached(first, Bundle.FIRST), Bundle.NONE);
    } else {
      either(behind, Bundle.SECOND, reached(second, Bundle.SECOND), Bundle.NONE);
    }
  }
}
