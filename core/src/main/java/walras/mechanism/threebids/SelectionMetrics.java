package walras.mechanism.threebids;

import walras.kernel.Outcome;

/**
 * Writes what could become of the price-taking rule if agents chose any third bids that undominated
 * strategies leave open. Confined to one thread.
 *
 * <p>Classes of agents are surely above the trading price, tied, or below, or ambiguous; each
 * ambiguous agent may stand anywhere, and the ranges of probabilities to consume are exact.
 */
final class SelectionMetrics {

  private static final int ABOVE = 1;
  private static final int TIED = 0;
  private static final int BELOW = -1;
  private static final int AMBIGUOUS = 2;

  private final Play play;
  private final ThirdBidRange range;
  private final int groups;
  private final int signals;
  private final double units;
  private final double groupMembers;

  /** How third bids of each signal stand to the trading price in the group at hand. */
  private final int[] standing;

  private double surelyAbove;
  private double surelyTied;
  private double ambiguous;
  private double gains;
  private double unsure;
  private double leastWrong;
  private double mostWrong;

  SelectionMetrics(Play play) {
    this.play = play;
    range = new ThirdBidRange(play);
    groups = play.size().groups();
    signals = play.signals();
    units = (double) play.size().sellers();
    groupMembers = (double) play.size().members();
    standing = new int[signals];
  }

  void write(StateTable table, Outcome outcome) {
    range.find();
    gains = 0;
    unsure = 0;
    leastWrong = 0;
    mostWrong = 0;
    for (int group = 0; group < groups; group++) {
      classify(group);
      for (int signal = 0; signal < signals; signal++) {
        double members = play.counts.trading[group * signals + signal];
        if (members > 0 && table.rank[signal] != 0) {
          count(table.rank[signal] > 0, standing[signal], members);
        }
      }
    }
    double agents = play.size().agents();
    outcome.metric(Measures.AMBIGUOUS_SHARE, unsure / agents);
    outcome.metric(Measures.MISALLOCATION_SHARE_PT_LO, leastWrong / agents);
    outcome.metric(Measures.MISALLOCATION_SHARE_PT_HI, mostWrong / agents);
    outcome.metric(Measures.INCENTIVE_BOUND, gains / agents);
  }

  private void classify(int group) {
    surelyAbove = 0;
    surelyTied = 0;
    ambiguous = 0;
    int traded = play.traded(group);
    for (int signal = 0; signal < signals; signal++) {
      double members = play.counts.trading[group * signals + signal];
      if (members > 0) {
        int bid = group * signals + signal;
        standing[signal] = standing(bid, traded);
        surelyAbove += standing[signal] == ABOVE ? members : 0;
        surelyTied += standing[signal] == TIED ? members : 0;
        ambiguous += standing[signal] == AMBIGUOUS ? members : 0;
        if (standing[signal] == TIED || standing[signal] == AMBIGUOUS) {
          gains += members * gain(bid, traded);
        }
      }
    }
    unsure += ambiguous;
  }

  private int standing(int bid, int traded) {
    int low = play.order.sign(range.low, bid, play.second, traded, play.tie());
    if (low > 0) {
      return ABOVE;
    }
    int high = play.order.sign(range.high, bid, play.second, traded, play.tie());
    if (high < 0) {
      return BELOW;
    }
    return low == 0 && high == 0 ? TIED : AMBIGUOUS;
  }

  /** Returns a bound of what another third bid can gain whose bidder is near the trading price. */
  private double gain(int bid, int traded) {
    double above = play.order.difference(range.high, bid, play.second, traded);
    double below = -play.order.difference(range.low, bid, play.second, traded);
    return Math.max(0, Math.max(above, below));
  }

  private void count(boolean isHigh, int place, double members) {
    double least = clip(least(place));
    double most = clip(most(place));
    leastWrong += members * (isHigh ? 1 - most : least);
    mostWrong += members * (isHigh ? 1 - least : most);
  }

  private static double clip(double probability) {
    return Math.max(0, Math.min(1, probability));
  }

  private double least(int place) {
    double after = units - surelyAbove - surelyTied - ambiguous;
    double lower = groupMembers - surelyAbove - surelyTied - ambiguous;
    return switch (place) {
      case ABOVE -> units / (surelyAbove + ambiguous);
      case TIED -> (units - surelyAbove - ambiguous) / surelyTied;
      case BELOW -> after / lower;
      default -> (after + 1) / (lower + 1);
    };
  }

  private double most(int place) {
    double after = units - surelyAbove - surelyTied;
    return switch (place) {
      case ABOVE -> units / surelyAbove;
      case TIED -> (units - surelyAbove) / surelyTied;
      case BELOW -> after / (groupMembers - surelyAbove - surelyTied);
      default -> units / (surelyAbove + 1);
    };
  }
}
