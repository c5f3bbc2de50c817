package walras.mechanism.randomgrouping.ring;

import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.Loss;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.mechanism.randomgrouping.signals.StateLimit;
import walras.mechanism.randomgrouping.signals.Tolerance;

/** Writes the metrics of what happened in a replication. Confined to one thread. */
final class RingMetrics {

  private final RingMarket market;
  private final Grid grid;
  private final int groups;
  private final double agents;
  private final double eta;
  private final double mainShare;
  private final boolean hasPrice;
  private final PairTrades pairs;
  private final Tolerance tolerance;

  RingMetrics(RingMarket market, long perGroup) {
    this.market = market;
    RingEnvironment environment = market.environment();
    grid = environment.grid();
    groups = environment.groups();
    agents = 2.0 * groups * (double) perGroup;
    eta = environment.eta();
    mainShare = environment.mainShare();
    hasPrice = market.isPriceUnique();
    pairs = new PairTrades(environment, perGroup);
    tolerance = Tolerance.of(environment.signals().eps(), grid);
  }

  boolean hasEps() {
    return tolerance.isGiven();
  }

  PairTrades pairs() {
    return pairs;
  }

  /** Writes what announcements and prices decide before anybody is served. */
  void writeAnnounced(RingPlay play, Outcome outcome) {
    writePrices(play, outcome);
    writeQuantities(play, outcome);
    double sellers = agents / 2;
    outcome.metric(Measures.POSTERIOR_ERROR_SECOND, play.messages().secondError);
    outcome.metric(Measures.POSTERIOR_ERROR_THIRD, play.messages().thirdError);
    outcome.metric(Measures.CONDITION3_VIOLATION_SHARE, (double) play.misinformed() / sellers);
    double most = play.maximum();
    for (Pairs branch : Pairs.ALL) {
      outcome.metric(Measures.lossOf(branch), loss(most, expected(branch, play)));
    }
  }

  private double expected(Pairs branch, RingPlay play) {
    double surplus = 0;
    for (int group = 0; group < groups; group++) {
      surplus += pairs.expected(branch, group, play);
    }
    return surplus;
  }

  private void writePrices(RingPlay play, Outcome outcome) {
    int gap = play.gap();
    StateLimit limit = market.limit(play.state());
    outcome.metric(Measures.PRICE_GAP, grid.price(gap));
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(Measures.PRICE_ERROR_MARKET, grid.price(distance(play, play.formed(groups))));
    outcome.metric(Measures.PRICE_ERROR_GRID_LIMIT, grid.price(distance(play, limit.price())));
    if (hasPrice) {
      outcome.metric(Measures.PRICE_ERROR_LIMIT, error(play, limit.competitiveLowest()));
    }
    if (hasEps()) {
      outcome.metric(
          Measures.EPS_UNIFORM, (tolerance.isUniform(gap) ? mainShare : 0) + Pairs.BRANCHES * eta);
    }
  }

  private int distance(RingPlay play, int index) {
    int distance = 0;
    for (int group = 0; group < groups; group++) {
      distance = Math.max(distance, Math.abs(play.formed(group) - index));
    }
    return distance;
  }

  private double error(RingPlay play, double price) {
    double error = 0;
    for (int group = 0; group < groups; group++) {
      error = Math.max(error, Math.abs(grid.price(play.formed(group)) - price));
    }
    return error;
  }

  private void writeQuantities(RingPlay play, Outcome outcome) {
    double unserved = 0;
    double forced = 0;
    double wanted = 0;
    double traded = 0;
    for (int group = 0; group < groups; group++) {
      Deal deal = play.deal(group);
      unserved += (double) deal.unserved();
      forced += (double) deal.forced();
      wanted += (double) Math.max(deal.supply(), deal.demand());
      traded += (double) deal.demand();
    }
    double rationed = unserved + forced;
    outcome.metric(Measures.RATIONED_UNITS, rationed / agents);
    outcome.metric(Measures.UNSERVED_UNITS, unserved / agents);
    outcome.metric(Measures.FORCED_UNITS, forced / agents);
    outcome.metric(Measures.RATIONED_SHARE, wanted == 0 ? 0 : rationed / wanted);
    outcome.metric(Measures.TRADED_UNITS, traded / agents);
    if (market.environment().units() == 1) {
      writeRationedAgents(play, outcome);
    }
  }

  /** Writes how many agents are rationed or forced: with several units, once all are served. */
  private void writeRationedAgents(RingPlay play, Outcome outcome) {
    double rationed = 0;
    for (int group = 0; group < groups; group++) {
      rationed += (double) play.deal(group).rationedAgents();
    }
    outcome.metric(Measures.RATIONED_AGENTS, rationed / agents);
  }

  /** Writes what follows from executed trades in the groups, and from announcements before. */
  void writeServed(RingPlay play, Outcome outcome) {
    double most = play.maximum();
    double surplus = play.surplus();
    double loss = loss(most, surplus);
    outcome.metric(Measures.SURPLUS, surplus / agents);
    outcome.metric(Measures.SURPLUS_LOSS, loss);
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    double least = Double.POSITIVE_INFINITY;
    long residual = 0;
    for (int group = 0; group < groups; group++) {
      Deal deal = play.deal(group);
      least = Math.min(least, play.leastPayoff(group));
      residual = Math.max(residual, Math.abs(deal.price() * deal.residual()));
    }
    outcome.metric(Measures.MIN_PAYOFF, least);
    outcome.metric(Measures.BUDGET_RESIDUAL, (double) residual);
    if (market.environment().units() > 1) {
      writeRationedAgents(play, outcome);
    }
    double mixed = mainShare * loss;
    for (Pairs branch : Pairs.ALL) {
      mixed += eta * outcome.metric(Measures.lossOf(branch));
    }
    outcome.metric(Measures.MECHANISM_SURPLUS_LOSS, mixed);
  }

  /** Tells whether the loss at some surplus is at most eps. */
  boolean isEfficient(RingPlay play, double surplus) {
    return tolerance.isEfficient(loss(play.maximum(), surplus));
  }

  /** Writes the probability of an efficient outcome, from what the branches led to. */
  void writeEfficient(int efficientPairs, boolean isMainEfficient, Outcome outcome) {
    outcome.metric(
        Measures.EPS_EFFICIENT, efficientPairs * eta + (isMainEfficient ? mainShare : 0));
  }

  /** Writes what all signals together decide. */
  void writePool(RingPlay play, Outcome outcome) {
    Deal pool = play.deal(groups);
    outcome.metric(Measures.MAX_SURPLUS, Math.max(0, play.maximum() / agents));
    outcome.metric(Measures.POSTERIOR_ERROR_ALL, play.messages().fullError);
    outcome.metric(
        Measures.POOLED_RATIONED_UNITS, (double) (pool.unserved() + pool.forced()) / agents);
    if (market.environment().states() > 1) {
      outcome.metric(Measures.LOG_POSTERIOR_ERROR_ALL, play.messages().fullLogError);
    }
    if (hasPrice) {
      double price = market.limit(play.state()).competitiveLowest();
      outcome.metric(
          Measures.POOLED_PRICE_ERROR_LIMIT, Math.abs(grid.price(play.formed(groups)) - price));
    }
  }

  /** Writes what the market of all agents is worth. */
  void writePooledSurplus(RingPlay play, Outcome outcome) {
    outcome.metric(Measures.POOLED_SURPLUS_LOSS, loss(play.maximum(), play.surplus(groups)));
  }

  /** Writes how much more it is worth than the groups. */
  void writeComparison(RingPlay play, Outcome outcome) {
    outcome.metric(Measures.GROUPING_COST, (play.surplus(groups) - play.surplus()) / agents);
  }

  private double loss(double most, double surplus) {
    return Loss.of(most, surplus) / agents;
  }
}
