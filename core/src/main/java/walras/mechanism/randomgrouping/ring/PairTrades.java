package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.sampling.MultivariateHypergeometricLaw;
import walras.sampling.Philox;

/**
 * What the trades of pairs are worth: in each group, one side's announcements decide, and those who
 * trade with agents of each quantity are a uniform subset of the other side, apart from each other.
 * Confined to one thread.
 */
final class PairTrades {

  private final int steps;
  private final int units;
  private final double perGroup;
  private final double[][] costs;
  private final double[][] values;

  /** How many agents of the leading side trade each unit, by place, in the group looked at last. */
  private final long[] ledBySellers;

  private final long[] ledByBuyers;

  /** The number of its pairs by the quantity that they trade. */
  private final long[] pairs;

  private final Partners sellersWhoFollow;
  private final Partners buyersWhoFollow;

  /** What the partners' first, second, ... units are worth together, over their number. */
  private final double[] means;

  PairTrades(RingEnvironment environment, long perGroup) {
    steps = environment.grid().steps();
    units = environment.units();
    this.perGroup = (double) perGroup;
    costs = new double[environment.states()][];
    values = new double[environment.states()][];
    for (int state = 0; state < costs.length; state++) {
      costs[state] = environment.costs(state);
      values[state] = environment.values(state);
    }
    ledBySellers = new long[costs[0].length];
    ledByBuyers = new long[values[0].length];
    pairs = new long[units + 1];
    sellersWhoFollow = new Partners(environment.sellers().signals(), units);
    buyersWhoFollow = new Partners(environment.buyers().signals(), units);
    means = new double[units];
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
    findMeans(partners(branch, group, play), others);
    Ladder ladder = ladder(branch, group, play.messages());
    double sum = 0;
    for (int place = 0; place < money.length; place++) {
      int reached = ladder.threshold(place);
      int prices = isLedBySeller ? steps + 1 - reached : reached;
      sum += (double) leaders[place / units] * prices * (means[place % units] - money[place]);
    }
    return (isLedBySeller ? sum : -sum) / (steps + 1.0);
  }

  private void findMeans(long[] partners, double[] money) {
    for (int unit = 0; unit < units; unit++) {
      double sum = 0;
      for (int signal = 0; signal < partners.length; signal++) {
        sum += (double) partners[signal] * money[signal * units + unit];
      }
      means[unit] = sum / perGroup;
    }
  }

  /** Draws the partners in all groups at a price and returns the surplus. */
  double drawn(Pairs branch, int price, RingPlay play, Philox rng) {
    double surplus = 0;
    for (int group = 0; group < play.groups(); group++) {
      lead(branch, price, group, play);
      surplus += worthOfLeaders(branch, play.state());
      Partners partners = branch.isLedBySeller() ? buyersWhoFollow : sellersWhoFollow;
      partners.start(partners(branch, group, play));
      for (int quantity = 1; quantity <= units; quantity++) {
        partners.draw(rng, pairs[quantity], quantity);
      }
      surplus += worthOfPartners(branch, partners.trading, play.state());
    }
    return surplus;
  }

  /** Finds what the leading agents of a group announce at a price. */
  void lead(Pairs branch, int price, int group, RingPlay play) {
    boolean isLedBySeller = branch.isLedBySeller();
    long[] led = isLedBySeller ? ledBySellers : ledByBuyers;
    long[] all = isLedBySeller ? play.counts().sellers[group] : play.counts().buyers[group];
    Ladder ladder = ladder(branch, group, play.messages());
    Arrays.fill(pairs, 0);
    for (int signal = 0; signal < all.length; signal++) {
      int quantity = 0;
      for (int place = signal * units; place < (signal + 1) * units; place++) {
        boolean isTraded = ladder.threshold(place) <= price == isLedBySeller;
        led[place] = isTraded ? all[signal] : 0;
        quantity += isTraded ? 1 : 0;
      }
      pairs[quantity] += all[signal];
    }
  }

  /** Tells whether some signal in some group announces otherwise at a price than just below it. */
  boolean changesAt(Pairs branch, int price, RingPlay play) {
    for (int group = 0; group < play.groups(); group++) {
      Ladder ladder = ladder(branch, group, play.messages());
      for (int place = 0; place < ladder.size(); place++) {
        if (ladder.threshold(place) == price) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns what the leading agents looked at last add to the surplus. */
  double worthOfLeaders(Pairs branch, int state) {
    return branch.isLedBySeller()
        ? -worth(ledBySellers, costs[state])
        : worth(ledByBuyers, values[state]);
  }

  /** Returns what partners add to the surplus, from how many trade each unit by place. */
  private double worthOfPartners(Pairs branch, long[] trading, int state) {
    return branch.isLedBySeller() ? worth(trading, values[state]) : -worth(trading, costs[state]);
  }

  /** Takes the logarithm of a probability, and what partners add to the surplus. */
  @FunctionalInterface
  interface PartnerVisitor {
    void visit(double logProbability, double worth);
  }

  /** Visits all partners of the leading agents looked at last, in their group. */
  void visitPartners(Pairs branch, int group, RingPlay play, PartnerVisitor visitor) {
    long[] all = partners(branch, group, play);
    Partners partners = new Partners(all.length, units);
    partners.start(all);
    new Walk(branch, play.state(), pairs.clone(), visitor).visit(1, 0, partners);
  }

  /** The agents of a group among whom those of the leading side find their partners. */
  private static long[] partners(Pairs branch, int group, RingPlay play) {
    return branch.isLedBySeller() ? play.counts().buyers[group] : play.counts().sellers[group];
  }

  private static Ladder ladder(Pairs branch, int group, Messages messages) {
    Ladder[][] ladders = branch.isLedBySeller() ? messages.supply : messages.demand;
    return ladders[branch.message()][group];
  }

  private static double worth(long[] counts, double[] money) {
    double sum = 0;
    for (int place = 0; place < counts.length; place++) {
      sum += (double) counts[place] * money[place];
    }
    return sum;
  }

  /** One walk through all partners, quantity by quantity. */
  private final class Walk {
    private final Pairs branch;
    private final int state;
    private final long[] numbers;
    private final PartnerVisitor visitor;

    Walk(Pairs branch, int state, long[] numbers, PartnerVisitor visitor) {
      this.branch = branch;
      this.state = state;
      this.numbers = numbers;
      this.visitor = visitor;
    }

    void visit(int quantity, double logProbability, Partners partners) {
      if (quantity > units) {
        visitor.visit(logProbability, worthOfPartners(branch, partners.trading, state));
        return;
      }
      MultivariateHypergeometricLaw.of(partners.free, numbers[quantity])
          .visit(
              Double.NEGATIVE_INFINITY,
              (conditional, drawn) -> {
                Partners after = partners.copy();
                after.take(drawn, quantity);
                visit(quantity + 1, logProbability + conditional, after);
              });
    }
  }
}
