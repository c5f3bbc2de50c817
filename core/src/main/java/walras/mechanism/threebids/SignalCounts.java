package walras.mechanism.threebids;

/**
 * How many sellers and buyers have each signal, group by group, and in all groups together.
 * Mutable, confined to one thread.
 */
final class SignalCounts {

  /** By group, then signal. */
  final long[][] sellers;

  /** By group, then signal. */
  final long[][] buyers;

  /** Sellers and buyers, by group, then signal. */
  final long[][] members;

  /** Sellers and buyers of all groups, by signal. */
  final long[] all;

  SignalCounts(int groups, int signals) {
    sellers = new long[groups][signals];
    buyers = new long[groups][signals];
    members = new long[groups][signals];
    all = new long[signals];
  }

  /** Adds up sellers, buyers and groups after the counts of sides have changed. */
  void add() {
    for (int signal = 0; signal < all.length; signal++) {
      long sum = 0;
      for (int group = 0; group < members.length; group++) {
        long both = sellers[group][signal] + buyers[group][signal];
        members[group][signal] = both;
        sum += both;
      }
      all[signal] = sum;
    }
  }
}
