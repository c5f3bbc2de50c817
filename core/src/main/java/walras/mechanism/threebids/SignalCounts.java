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

  /** Sellers as doubles, at {@code group * signals + signal}; exact, as all counts are. */
  final double[] selling;

  /** Buyers, likewise. */
  final double[] buying;

  /** Both, likewise. */
  final double[] trading;

  SignalCounts(int groups, int signals) {
    sellers = new long[groups][signals];
    buyers = new long[groups][signals];
    members = new long[groups][signals];
    all = new long[signals];
    selling = new double[groups * signals];
    buying = new double[groups * signals];
    trading = new double[groups * signals];
  }

  /** Adds up sellers, buyers and groups after the counts of sides have changed. */
  void add() {
    int signals = all.length;
    for (int signal = 0; signal < signals; signal++) {
      long sum = 0;
      for (int group = 0; group < members.length; group++) {
        long selling = sellers[group][signal];
        long buying = buyers[group][signal];
        long both = selling + buying;
        int place = group * signals + signal;
        members[group][signal] = both;
        this.selling[place] = (double) selling;
        this.buying[place] = (double) buying;
        trading[place] = (double) both;
        sum += both;
      }
      all[signal] = sum;
    }
  }
}
