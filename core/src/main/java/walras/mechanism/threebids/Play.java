package walras.mechanism.threebids;

/**
 * Forms beliefs, bids, prices and the price-taking allocation from counts of signals. Mutable,
 * confined to one thread.
 *
 * <p>Source: Matsushima (2007), sections 4 and 5, in the knowledge of all first bids; third bids
 * are those of agents who know the signals of all other groups, their own, and nothing of their own
 * group. A bid of signal {@code s} in group {@code b} has the index {@code b * signals + s}.
 */
final class Play {

  private final Economy economy;
  private final GroupSize size;
  private final int signals;
  private final int states;
  private final double tie;
  private final double[] logSignals;
  private final double[] outside;
  final SignalCounts counts;
  final BidOrder order;

  /** Log-weights of the states given the signals of a group, at {@code group * states + state}. */
  final double[] evidence;

  final Bids second;
  final Bids third;

  /** The index among second bids of the price that each group forms. */
  final int[] price;

  /** How third bids stand to the trading price: 1 above, 0 equal, -1 below. */
  final int[] standing;

  /** Members with third bids above the trading price, by group, and equal to it. */
  final long[] above;

  final long[] equal;

  /** The case of the price-taking rule, from 1 to 3, by group. */
  final int[] cases;

  /** The probability to consume under the price-taking rule. */
  final double[] consumed;

  Play(ThreeBidsEnvironment environment, GroupSize size) {
    economy = environment.economy();
    this.size = size;
    signals = economy.signals();
    states = economy.states();
    tie = environment.tolerances().tie();
    logSignals = economy.logSignals();
    int groups = size.groups();
    counts = new SignalCounts(groups, signals);
    order = new BidOrder(economy, size.agents());
    evidence = new double[groups * states];
    outside = new double[groups * states];
    second = new Bids(economy, groups * signals);
    third = new Bids(economy, groups * signals);
    price = new int[groups];
    standing = new int[groups * signals];
    above = new long[groups];
    equal = new long[groups];
    cases = new int[groups];
    consumed = new double[groups * signals];
  }

  Economy economy() {
    return economy;
  }

  GroupSize size() {
    return size;
  }

  int signals() {
    return signals;
  }

  /** Returns how near third bids to the trading price count as equal. */
  double tie() {
    return tie;
  }

  /** Returns the log-weights of the states given the signals of all groups but one. */
  double[] outside() {
    return outside;
  }

  /** Returns the index among second bids of the price at which a group trades. */
  int traded(int group) {
    return price[size.before(group)];
  }

  /** Plays with the counts that are held. */
  void play() {
    for (int group = 0; group < size.groups(); group++) {
      inform(group);
    }
    for (int group = 0; group < size.groups(); group++) {
      bid(group);
      price[group] = clear(group);
    }
    for (int group = 0; group < size.groups(); group++) {
      stand(group);
      allocate(group);
    }
  }

  private void inform(int group) {
    long[] own = counts.members[group];
    for (int state = 0; state < states; state++) {
      double inside = economy.logPrior(state);
      double others = inside;
      for (int signal = 0; signal < signals; signal++) {
        double log = logSignals[state * signals + signal];
        inside += (double) own[signal] * log;
        others += (double) (counts.all[signal] - own[signal]) * log;
      }
      evidence[group * states + state] = inside;
      outside[group * states + state] = others;
    }
  }

  private void bid(int group) {
    second.know(evidence, size.before(group) * states);
    third.know(outside, group * states);
    for (int signal = 0; signal < signals; signal++) {
      int bid = group * signals + signal;
      second.form(bid, signal);
      third.form(bid, signal);
    }
  }

  /** Returns the second bid that as many members reach as there are units. */
  private int clear(int group) {
    long[] members = counts.members[group];
    for (int signal = 0; signal < signals; signal++) {
      if (members[signal] > 0 && clears(group, signal)) {
        return group * signals + signal;
      }
    }
    throw new IllegalStateException("group %d has no clearing price".formatted(group));
  }

  private boolean clears(int group, int signal) {
    long higher = 0;
    long same = 0;
    int first = group * signals;
    for (int other = 0; other < signals; other++) {
      long members = counts.members[group][other];
      if (members > 0) {
        int sign = other == signal ? 0 : order.sign(second, first + other, second, first + signal);
        higher += sign > 0 ? members : 0;
        same += sign == 0 ? members : 0;
      }
    }
    return higher < size.sellers() && size.sellers() <= higher + same;
  }

  private void stand(int group) {
    long higher = 0;
    long same = 0;
    int traded = traded(group);
    for (int signal = 0; signal < signals; signal++) {
      int bid = group * signals + signal;
      int sign = order.sign(third, bid, second, traded, tie);
      standing[bid] = sign;
      long members = counts.members[group][signal];
      higher += sign > 0 ? members : 0;
      same += sign == 0 ? members : 0;
    }
    above[group] = higher;
    equal[group] = same;
  }

  private void allocate(int group) {
    long units = size.sellers();
    long higher = above[group];
    long same = equal[group];
    long lower = size.members() - higher - same;
    cases[group] = higher >= units ? 1 : higher + same >= units ? 2 : 3;
    double ofHigher = cases[group] == 1 ? (double) units / (double) higher : 1;
    double ofSame =
        switch (cases[group]) {
          case 1 -> 0;
          case 2 -> (double) (units - higher) / (double) same;
          default -> 1;
        };
    double ofLower = cases[group] == 3 ? (double) (units - higher - same) / (double) lower : 0;
    for (int signal = 0; signal < signals; signal++) {
      int bid = group * signals + signal;
      consumed[bid] = standing[bid] > 0 ? ofHigher : standing[bid] == 0 ? ofSame : ofLower;
    }
  }
}
