package walras.mechanism.threebids;

/**
 * How far an economy is from breaking the assumptions of the paper.
 *
 * @param signals Assumption 1: the smallest, over pairs of states, of the largest difference of a
 *     signal's probability; infinite with one state
 * @param units Assumption 2: the smallest difference of the units over the agents from the share of
 *     agents whose value is at least some value
 * @param firstBids Assumption 3: the smallest difference of two first bids; infinite with one
 *     signal
 */
record Margins(Pair signals, Level units, Pair firstBids) {

  /** Differences up to this one are none. */
  static final double NONE = 1e-12;

  /** Two states or signals and how far they are apart. */
  record Pair(int first, int second, double distance) {}

  /** A value in a state and how far its share of agents is from that of the units. */
  record Level(int state, double value, double distance) {}

  static Margins of(Economy economy, double unitsShare) {
    return new Margins(signals(economy), units(economy, unitsShare), firstBids(economy));
  }

  private static Pair signals(Economy economy) {
    Pair least = new Pair(0, 0, Double.POSITIVE_INFINITY);
    for (int state = 0; state < economy.states(); state++) {
      for (int other = state + 1; other < economy.states(); other++) {
        double largest = 0;
        for (int signal = 0; signal < economy.signals(); signal++) {
          double difference =
              economy.model().signal(state, signal) - economy.model().signal(other, signal);
          largest = Math.max(largest, Math.abs(difference));
        }
        least = largest < least.distance ? new Pair(state, other, largest) : least;
      }
    }
    return least;
  }

  private static Level units(Economy economy, double unitsShare) {
    Level least = new Level(0, 0, Double.POSITIVE_INFINITY);
    for (int state = 0; state < economy.states(); state++) {
      for (double value : economy.values(state)) {
        double share = 0;
        for (int signal = 0; signal < economy.signals(); signal++) {
          share +=
              economy.value(state, signal) >= value ? economy.model().signal(state, signal) : 0;
        }
        double distance = Math.abs(share - unitsShare);
        least = distance < least.distance ? new Level(state, value, distance) : least;
      }
    }
    return least;
  }

  private static Pair firstBids(Economy economy) {
    Pair least = new Pair(0, 0, Double.POSITIVE_INFINITY);
    for (int signal = 0; signal < economy.signals(); signal++) {
      for (int other = signal + 1; other < economy.signals(); other++) {
        double distance = Math.abs(economy.firstBid(signal) - economy.firstBid(other));
        least = distance < least.distance ? new Pair(signal, other, distance) : least;
      }
    }
    return least;
  }
}
