package walras.mechanism.threebids;

import walras.numeric.Elementary;

/**
 * What bidders know but their own signal, as weights of the states. Each entry is known by some
 * bidders: the signals of a group, or of all groups but one. Mutable, confined to one thread.
 *
 * <p>Flat arrays hold what belongs to a state at the place {@code state * entries + entry}.
 */
final class Knowledge {

  /** Exponentials of less are zero. */
  private static final double NOTHING = -750;

  private final int states;
  private final int entries;
  private final double[] highest;

  /** The logarithms of the states' weights, up to a constant of the entry; to be written. */
  final double[] evidence;

  /** The same less that of the entry's likeliest state. */
  final double[] logWeights;

  /** The weights, of which the largest of an entry is 1. */
  final double[] weights;

  Knowledge(int states, int entries) {
    this.states = states;
    this.entries = entries;
    highest = new double[entries];
    evidence = new double[states * entries];
    logWeights = new double[states * entries];
    weights = new double[states * entries];
  }

  int entries() {
    return entries;
  }

  /** Turns evidence into weights. */
  void weigh() {
    System.arraycopy(evidence, 0, highest, 0, entries);
    for (int state = 1; state < states; state++) {
      for (int entry = 0; entry < entries; entry++) {
        highest[entry] = Math.max(highest[entry], evidence[state * entries + entry]);
      }
    }
    for (int state = 0; state < states; state++) {
      lower(state * entries);
    }
    for (int place = 0; place < weights.length; place++) {
      weights[place] = weight(logWeights[place]);
    }
  }

  private void lower(int row) {
    for (int entry = 0; entry < entries; entry++) {
      logWeights[row + entry] = evidence[row + entry] - highest[entry];
    }
  }

  /** Returns an exponential, for nothing where it is certain: so many agents leave no doubt. */
  private static double weight(double log) {
    return log == 0 ? 1 : log < NOTHING ? 0 : Elementary.exp(log);
  }
}
