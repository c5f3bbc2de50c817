package walras.mechanism.randomgrouping.ring;

/**
 * How many agents with each signal somebody knows of: sellers, then buyers. Mutable, confined to
 * one thread.
 */
final class KnownSignals {

  private final long[] counts;

  KnownSignals(int sellerSignals, int buyerSignals) {
    counts = new long[sellerSignals + buyerSignals];
  }

  /** Makes these all who are known. */
  void set(long[] sellers, long[] buyers) {
    System.arraycopy(sellers, 0, counts, 0, sellers.length);
    System.arraycopy(buyers, 0, counts, sellers.length, buyers.length);
  }

  /** Takes some of those away. */
  void remove(long[] sellers, long[] buyers) {
    for (int signal = 0; signal < sellers.length; signal++) {
      counts[signal] -= sellers[signal];
    }
    for (int signal = 0; signal < buyers.length; signal++) {
      counts[sellers.length + signal] -= buyers[signal];
    }
  }

  /** Returns the counts; not a copy. */
  long[] counts() {
    return counts;
  }
}
