package walras.mechanism.randomgrouping.ring;

import walras.kernel.Enumeration.Visitor;
import walras.kernel.Outcome;
import walras.numeric.Elementary;

/**
 * The law of the share of the lottery that is efficient, given the counts of signals: branches are
 * independent given them, so it is enough to know how probable each is to be efficient. Confined to
 * one thread.
 */
final class LotteryVisit {

  private final int steps;
  private final RingPlay play;
  private final RingMetrics metrics;
  private final Outcome outcome;

  /** The probability of each number of efficient branches among those in which pairs trade. */
  private final double[] efficient = new double[Pairs.BRANCHES + 1];

  private double share;

  LotteryVisit(SizedRing sized, RingPlay play, RingMetrics metrics) {
    steps = sized.environment().grid().steps();
    this.play = play;
    this.metrics = metrics;
    outcome = Outcome.create(sized.market());
    outcome.state(play.state());
  }

  /**
   * Visits the numbers of efficient branches.
   *
   * @param mainEfficient the probability that the main branch is efficient
   * @param logProbability the logarithm of the probability of the counts
   */
  void visit(double mainEfficient, double logProbability, Visitor visitor) {
    efficient[0] = 1;
    for (Pairs branch : Pairs.ALL) {
      double own = share(branch);
      for (int number = branch.number(); number > 0; number--) {
        double before = number == branch.number() ? 0 : efficient[number];
        efficient[number] = before * (1 - own) + efficient[number - 1] * own;
      }
      efficient[0] *= 1 - own;
    }
    for (int number = 0; number <= Pairs.BRANCHES; number++) {
      visit(number, true, efficient[number] * mainEfficient, logProbability, visitor);
      visit(number, false, efficient[number] * (1 - mainEfficient), logProbability, visitor);
    }
  }

  private void visit(
      int number, boolean isMain, double probability, double logProbability, Visitor visitor) {
    if (probability > 0) {
      metrics.writeEfficient(number, isMain, outcome);
      visitor.visit(logProbability + Elementary.log(probability), outcome);
    }
  }

  /** Returns how probable a branch is to be efficient, over all prices and partners. */
  private double share(Pairs branch) {
    double sum = 0;
    for (int price = 0; price <= steps; price++) {
      if (price == 0 || metrics.pairs().changesAt(branch, price, play)) {
        share = 0;
        partners(branch, price, 0, new Chance(0, 0));
      }
      sum += share;
    }
    return Math.min(1, sum / (steps + 1.0));
  }

  /** The surplus of the groups so far, and the logarithm of its probability. */
  private record Chance(double surplus, double logProbability) {}

  /** Visits the partners in a group and the ones after it. */
  private void partners(Pairs branch, int price, int group, Chance chance) {
    if (group == play.groups()) {
      boolean isEfficient = metrics.isEfficient(play, chance.surplus());
      share += isEfficient ? Elementary.exp(chance.logProbability()) : 0;
      return;
    }
    metrics.pairs().lead(branch, price, group, play);
    double led = chance.surplus() + metrics.pairs().worthOfLeaders(branch, play.state());
    metrics
        .pairs()
        .visitPartners(
            branch,
            group,
            play,
            (conditional, gained) ->
                partners(
                    branch,
                    price,
                    group + 1,
                    new Chance(led + gained, chance.logProbability() + conditional)));
  }
}
