package walras.mechanism.randomgrouping.ring;

import walras.kernel.Enumeration.Visitor;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.signals.DealLaw;
import walras.numeric.Elementary;

/** One walk through all configurations of an enumeration. Confined to one thread. */
final class RingVisit {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final SizedRing sized;
  private final RingEnumeration.Scope scope;
  private final double least;
  private final Visitor visitor;
  private final int groups;
  private final RingPlay play;
  private final RingMetrics metrics;
  private final Outcome outcome;

  /** What chance decides in each market. */
  private final DealLaw[] laws;

  /** The probability, given the counts, that the main branch is efficient. */
  private double mainEfficient;

  RingVisit(SizedRing sized, RingEnumeration.Scope scope, double least, Visitor visitor) {
    this.sized = sized;
    this.scope = scope;
    this.least = least;
    this.visitor = visitor;
    groups = sized.environment().groups();
    play = new RingPlay(sized.environment(), sized.perGroup());
    metrics = new RingMetrics(sized.market(), sized.perGroup());
    outcome = Outcome.create(sized.market());
    laws = new DealLaw[groups + 1];
  }

  /** Visits the counts of all groups. */
  void groups(int state) {
    play.setState(state);
    outcome.state(state);
    groups(0, 0);
  }

  /** Visits the counts of sellers, then buyers, of one group after the other. */
  private void groups(int kind, double logProbability) {
    if (kind == 2 * groups) {
      play.counts().pool();
      play.announce();
      announced(logProbability);
      return;
    }
    int group = kind / 2;
    boolean sellers = kind % 2 == 0;
    long[] target = sellers ? play.counts().sellers[group] : play.counts().buyers[group];
    RingEnumeration.law(
            sellers ? sized.environment().sellers() : sized.environment().buyers(),
            play.state(),
            sized.perGroup())
        .visit(
            least - logProbability,
            (conditional, counts) -> {
              System.arraycopy(counts, 0, target, 0, counts.length);
              groups(kind + 1, logProbability + conditional);
            });
  }

  private void announced(double logProbability) {
    for (int market = 0; market <= groups; market++) {
      decide(market);
    }
    switch (scope) {
      case GROUPS -> {
        metrics.writeAnnounced(play, outcome);
        visitor.visit(logProbability, outcome);
      }
      case LOTTERY -> {
        mainEfficient = 0;
        served(0, groups, 0, NONE);
        new LotteryVisit(sized, play, metrics).visit(mainEfficient, logProbability, visitor);
      }
      default -> {
        metrics.writeAnnounced(play, outcome);
        int markets = scope == RingEnumeration.Scope.ALL_SERVED ? groups + 1 : groups;
        served(0, markets, logProbability, least);
      }
    }
  }

  /** Visits those who sell in a market and the ones after it. */
  private void served(int market, int markets, double logProbability, double leastKept) {
    if (market == markets) {
      executed(logProbability);
      return;
    }
    laws[market].visit(
        leastKept - logProbability,
        conditional -> served(market + 1, markets, logProbability + conditional, leastKept));
  }

  /** Takes note of what chance decides in a market, before it does. */
  private void decide(int market) {
    laws[market] = new DealLaw(play.deal(market));
  }

  private void executed(double logProbability) {
    switch (scope) {
      case LOTTERY ->
          mainEfficient +=
              metrics.isEfficient(play, play.surplus()) ? Elementary.exp(logProbability) : 0;
      case POOL_SERVED -> {
        metrics.writePooledSurplus(play, outcome);
        visitor.visit(logProbability, outcome);
      }
      case ALL_SERVED -> {
        metrics.writeComparison(play, outcome);
        visitor.visit(logProbability, outcome);
      }
      default -> {
        metrics.writeServed(play, outcome);
        visitor.visit(logProbability, outcome);
      }
    }
  }

  /** Visits the counts of all agents together. */
  void pool(int state) {
    play.setState(state);
    outcome.state(state);
    long agents = groups * sized.perGroup();
    long[] sellers = play.counts().sellers[groups];
    long[] buyers = play.counts().buyers[groups];
    RingEnumeration.law(sized.environment().sellers(), state, agents)
        .visit(
            least,
            (logSellers, offering) -> {
              System.arraycopy(offering, 0, sellers, 0, offering.length);
              RingEnumeration.law(sized.environment().buyers(), state, agents)
                  .visit(
                      least - logSellers,
                      (logBuyers, asking) -> {
                        System.arraycopy(asking, 0, buyers, 0, asking.length);
                        pooled(logSellers + logBuyers);
                      });
            });
  }

  private void pooled(double logProbability) {
    play.announcePool();
    if (scope == RingEnumeration.Scope.POOL) {
      metrics.writePool(play, outcome);
      visitor.visit(logProbability, outcome);
    } else {
      decide(groups);
      served(groups, groups + 1, logProbability, least);
    }
  }
}
