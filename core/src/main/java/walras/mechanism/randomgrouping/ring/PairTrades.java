package walras.mechanism.randomgrouping.ring;

import walras.mechanism.randomgrouping.signals.Ladder;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * What the trades of pairs are worth: in each group, one side's announcements decide, and the
 * partners are a uniform subset of the other side. Confined to one thread.
 */
final class PairTrades {

  private final int steps;
  private final double perGroup;
  private final double[][] costs;
  private final double[][] values;
  private final long[] sellers;
  private final long[] buyers;

  PairTrades(RingEnvironment environment, long perGroup) {
    steps = environment.grid().steps();
    this.perGroup = (double) perGroup;
    costs = new double[environment.states()][];
    values = new double[environment.states()][];
    for (int state = 0; state < costs.length; state++) {
      costs[state] = environment.costs(state);
      values[state] = environment.values(state);
    }
    sellers = new long[environment.sellers().signals()];
    buyers = new long[environment.buyers().signals()];
  }

  /**
   * Returns the surplus of a group that a branch is expected to reach, given who has which signal:
   * over all prices, each with the same probability, and over all partners.
   */
  double expected(Pairs branch, int group, RingPlay play) {
    boolean isLedBySeller = branch.isLedBySeller();
    double[] money = isLedBySeller ? costs[play.state()] : values[play.state()];
    double[] others = isLedBySeller ? values[play.state()] : costs[play.state()];
    long[] leaders = isLedBySeller ? play.counts().sellers[group] : play.counts().buyers[group];
    long[] partners = isLedBySeller ? play.counts().buyers[group] : play.counts().sellers[group];
    double mean = worth(partners, others) / perGroup;
    Ladder ladder = ladder(branch, group, play.messages());
    double sum = 0;
    for (int signal = 0; signal < leaders.length; signal++) {
      int reached = ladder.threshold(signal);
      int prices = isLedBySeller ? steps + 1 - reached : reached;
      sum += (double) leaders[signal] * prices * (mean - money[signal]);
    }
    return (isLedBySeller ? sum : -sum) / (steps + 1.0);
  }

  /** Draws the partners in all groups at a price and returns the surplus. */
  double drawn(Pairs branch, int price, RingPlay play, Philox rng) {
    double surplus = 0;
    long[] partners = branch.isLedBySeller() ? buyers : sellers;
    for (int group = 0; group < play.groups(); group++) {
      long pairs = lead(branch, price, group, play);
      surplus += worthOfLeaders(branch, play.state());
      MultivariateHypergeometric.sample(rng, partners(branch, group, play), pairs, partners);
      surplus += worthOfPartners(branch, partners, play.state());
    }
    return surplus;
  }

  /** Finds the leading agents of a group who announce a unit at a price; returns their number. */
  long lead(Pairs branch, int price, int group, RingPlay play) {
    boolean isLedBySeller = branch.isLedBySeller();
    long[] leaders = isLedBySeller ? sellers : buyers;
    long[] all = isLedBySeller ? play.counts().sellers[group] : play.counts().buyers[group];
    Ladder ladder = ladder(branch, group, play.messages());
    long pairs = 0;
    for (int signal = 0; signal < leaders.length; signal++) {
      boolean reached = ladder.threshold(signal) <= price;
      leaders[signal] = reached == isLedBySeller ? all[signal] : 0;
      pairs += leaders[signal];
    }
    return pairs;
  }

  /** Tells whether some signal in some group announces otherwise at a price than just below it. */
  boolean changesAt(Pairs branch, int price, RingPlay play) {
    for (int group = 0; group < play.groups(); group++) {
      Ladder ladder = ladder(branch, group, play.messages());
      for (int signal = 0; signal < ladder.size(); signal++) {
        if (ladder.threshold(signal) == price) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns what the leading agents found last add to the surplus. */
  double worthOfLeaders(Pairs branch, int state) {
    return branch.isLedBySeller() ? -worth(sellers, costs[state]) : worth(buyers, values[state]);
  }

  /** Returns what partners add to the surplus. */
  double worthOfPartners(Pairs branch, long[] partners, int state) {
    return branch.isLedBySeller() ? worth(partners, values[state]) : -worth(partners, costs[state]);
  }

  /** Returns the agents among whom the partners of a group are drawn. */
  static long[] partners(Pairs branch, int group, RingPlay play) {
    return branch.isLedBySeller() ? play.counts().buyers[group] : play.counts().sellers[group];
  }

  private static Ladder ladder(Pairs branch, int group, Messages messages) {
    Ladder[][] ladders = branch.isLedBySeller() ? messages.supply : messages.demand;
    return ladders[branch.message()][group];
  }

  private static double worth(long[] counts, double[] money) {
    double sum = 0;
    for (int signal = 0; signal < counts.length; signal++) {
      sum += (double) counts[signal] * money[signal];
    }
    return sum;
  }
}
