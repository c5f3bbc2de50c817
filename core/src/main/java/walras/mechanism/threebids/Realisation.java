package walras.mechanism.threebids;

import walras.sampling.Binomial;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * Draws the rule, and who consumes under it. Mutable, confined to one thread.
 *
 * <p>Under the price-taking rule members who stand alike are alike, sellers or buyers, so winners
 * are drawn from both together. Under a fixed price rule agents are paired by drawing the partners
 * of one signal after the other, and each pair trades with the probability of its bid.
 */
final class Realisation {

  private static final int SUB_RULES = 6;

  private final Play play;
  private final int groups;
  private final int signals;
  private final double epsilon;
  private final long[] candidates;
  private final long[] winners;
  private final long[] pairedSellers;
  private final long[] pairedBuyers;

  /** The rule drawn: 0 for price taking, else that of a bid and a side. */
  private int rule;

  /** How many agents consume, by group, then signal. */
  final long[][] consumers;

  Realisation(Rules rules, Play play) {
    this.play = play;
    epsilon = rules.epsilon();
    groups = play.size().groups();
    signals = play.signals();
    candidates = new long[signals];
    winners = new long[signals];
    pairedSellers = new long[signals];
    pairedBuyers = new long[signals];
    consumers = new long[groups][signals];
  }

  int rule() {
    return rule;
  }

  /** Draws everything of what was played. */
  void draw(Philox lotteries) {
    double uniform = lotteries.nextDouble();
    rule =
        uniform < epsilon ? 1 + Math.min(SUB_RULES - 1, (int) (uniform / epsilon * SUB_RULES)) : 0;
    draw(rule, lotteries);
  }

  /** Draws who consumes under a rule. */
  void draw(int number, Philox lotteries) {
    for (int group = 0; group < groups; group++) {
      if (number == 0) {
        ration(group, lotteries);
      } else {
        trade(group, number, lotteries);
      }
    }
  }

  private void ration(int group, Philox lotteries) {
    int rationed = 2 - play.cases[group];
    long units = play.size().sellers();
    long[] members = play.counts.members[group];
    for (int signal = 0; signal < signals; signal++) {
      int standing = play.standing[group * signals + signal];
      boolean isServed = standing > rationed;
      consumers[group][signal] = isServed ? members[signal] : 0;
      units -= isServed ? members[signal] : 0;
      candidates[signal] = standing == rationed ? members[signal] : 0;
    }
    MultivariateHypergeometric.sample(lotteries, candidates, units, winners);
    for (int signal = 0; signal < signals; signal++) {
      consumers[group][signal] += winners[signal];
    }
  }

  private void trade(int group, int number, Philox lotteries) {
    long pairs = play.size().pairs();
    long[] sellers = play.counts.sellers[group];
    MultivariateHypergeometric.sample(lotteries, sellers, pairs, pairedSellers);
    MultivariateHypergeometric.sample(lotteries, play.counts.buyers[group], pairs, pairedBuyers);
    System.arraycopy(sellers, 0, consumers[group], 0, signals);
    for (int seller = 0; seller < signals; seller++) {
      MultivariateHypergeometric.sample(lotteries, pairedBuyers, pairedSellers[seller], winners);
      for (int buyer = 0; buyer < signals; buyer++) {
        pairedBuyers[buyer] -= winners[buyer];
        double chance = chance(group, number, seller, buyer);
        long traded = Binomial.sample(lotteries, winners[buyer], chance);
        consumers[group][seller] -= traded;
        consumers[group][buyer] += traded;
      }
    }
  }

  /** Returns the probability that a pair trades: that the fixed price is right for one of them. */
  private double chance(int group, int number, int seller, int buyer) {
    int bid = (number - 1) / 2;
    boolean isOfSeller = number % 2 == 1;
    double value = bid(group, bid, isOfSeller ? seller : buyer);
    double chance = isOfSeller ? 1 - value : value;
    return Math.max(0, Math.min(1, chance));
  }

  private double bid(int group, int bid, int signal) {
    return switch (bid) {
      case 0 -> play.economy().firstBid(signal);
      case 1 -> play.second.values[group * signals + signal];
      default -> play.third.values[group * signals + signal];
    };
  }
}
