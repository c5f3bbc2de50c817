package walras.mechanism.threebids;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

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
  private final double units;
  private final int groups;
  final SignalCounts counts;
  final BidOrder order;

  /** What the signals of each group tell, and those of all groups but one. */
  final Knowledge inside;

  final Knowledge outside;

  final Bids second;
  final Bids third;

  /** The index among second bids of the price that each group forms. */
  final int[] price;

  /** The price at which each group trades. */
  final double[] trading;

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
    units = (double) size.sellers();
    groups = size.groups();
    counts = new SignalCounts(groups, signals);
    order = new BidOrder(economy, size.agents());
    inside = new Knowledge(states, groups);
    outside = new Knowledge(states, groups);
    second = bids(bid -> size.before(bid / signals));
    third = bids(bid -> bid / signals);
    price = new int[groups];
    trading = new double[groups];
    standing = new int[groups * signals];
    above = new long[groups];
    equal = new long[groups];
    cases = new int[groups];
    consumed = new double[groups * signals];
  }

  /**
   * Creates a bid for each signal in each group.
   *
   * @param known the entry of knowledge that a bidder knows, by bid
   */
  Bids bids(IntUnaryOperator known) {
    IntStream bids = IntStream.range(0, groups * signals);
    int[] own = bids.map(bid -> bid % signals).toArray();
    return new Bids(economy, own, IntStream.range(0, own.length).map(known).toArray());
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

  /** Returns the index among second bids of the price at which a group trades. */
  int traded(int group) {
    return price[size.before(group)];
  }

  /** Plays with the counts that are held. */
  void play() {
    for (int state = 0; state < states; state++) {
      inform(state);
    }
    inside.weigh();
    outside.weigh();
    second.form(inside);
    third.form(outside);
    for (int group = 0; group < groups; group++) {
      price[group] = clear(group);
    }
    for (int group = 0; group < groups; group++) {
      trading[group] = second.values[traded(group)];
      stand(group);
      allocate(group);
    }
  }

  /** Adds up evidence group by group, in one loop over all signals as groups are small. */
  private void inform(int state) {
    double prior = economy.logPrior(state);
    double[] trading = counts.trading;
    double ofOwn = prior;
    double ofOthers = prior;
    int entry = state * groups;
    int signal = 0;
    for (int bid = 0; bid < trading.length; bid++) {
      double log = economy.logSignal(state, signal);
      double own = trading[bid];
      ofOwn += own * log;
      ofOthers += ((double) counts.all[signal] - own) * log;
      if (++signal == signals) {
        inside.evidence[entry] = ofOwn;
        outside.evidence[entry] = ofOthers;
        ofOwn = prior;
        ofOthers = prior;
        entry++;
        signal = 0;
      }
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
    double higher = 0;
    double same = counts.trading[group * signals + signal];
    int first = group * signals;
    for (int other = first; other < first + signals; other++) {
      double members = counts.trading[other];
      if (members > 0 && other != first + signal) {
        int far = order.signOfFar(second, other, second, first + signal);
        int sign = far != 0 ? far : order.sign(second, other, second, first + signal);
        higher += sign > 0 ? members : 0;
        same += sign == 0 ? members : 0;
      }
    }
    return higher < units && units <= higher + same;
  }

  private void stand(int group) {
    double higher = 0;
    double same = 0;
    int traded = traded(group);
    for (int bid = group * signals; bid < (group + 1) * signals; bid++) {
      int far = tie == 0 ? order.signOfFar(third, bid, second, traded) : 0;
      int sign = far != 0 ? far : order.sign(third, bid, second, traded, tie);
      standing[bid] = sign;
      higher += sign > 0 ? counts.trading[bid] : 0;
      same += sign == 0 ? counts.trading[bid] : 0;
    }
    above[group] = (long) higher;
    equal[group] = (long) same;
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
