package walras.mechanism.threebids;

import walras.sampling.Binomial;
import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Philox;

/**
 * Draws the rule, and who consumes under it. Mutable, confined to one thread.
 *
 * <p>Under the price-taking rule members who stand alike are alike, sellers or buyers, so winners
 * are drawn from both together. Under a fixed price rule a pair trades with the probability of the
 * bid of one of the two.
 */
final class Realisation {

  private static final int SUB_RULES = 6;

  private final Play play;
  private final int groups;
  private final int signals;
  private final double epsilon;
  private final long[] candidates;
  private final long[] winners;

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

  /**
   * Whether a pair trades depends on one of the two alone, and who is paired with whom on neither:
   * so it is drawn how many pairs trade by the signal of that one, and their partners are any
   * members of the other side.
   */
  private void trade(int group, int number, Philox lotteries) {
    long pairs = play.size().pairs();
    boolean isOfSeller = number % 2 == 1;
    long[] sellers = play.counts.sellers[group];
    long[] buyers = play.counts.buyers[group];
    MultivariateHypergeometric.sample(lotteries, isOfSeller ? sellers : buyers, pairs, candidates);
    long trades = 0;
    for (int signal = 0; signal < signals; signal++) {
      double bid = bid(group, (number - 1) / 2, signal);
      double chance = Math.max(0, Math.min(1, isOfSeller ? 1 - bid : bid));
      candidates[signal] = Binomial.sample(lotteries, candidates[signal], chance);
      trades += candidates[signal];
    }
    MultivariateHypergeometric.sample(lotteries, isOfSeller ? buyers : sellers, trades, winners);
    for (int signal = 0; signal < signals; signal++) {
      long gained = isOfSeller ? winners[signal] : candidates[signal];
      long given = isOfSeller ? candidates[signal] : winners[signal];
      consumers[group][signal] = sellers[signal] + gained - given;
    }
  }

  private double bid(int group, int bid, int signal) {
    return switch (bid) {
      case 0 -> play.economy().firstBid(signal);
      case 1 -> play.second.values[group * signals + signal];
      default -> play.third.values[group * signals + signal];
    };
  }
}
