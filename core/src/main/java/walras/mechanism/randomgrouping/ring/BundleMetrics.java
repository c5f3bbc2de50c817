package walras.mechanism.randomgrouping.ring;

import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.Loss;
import walras.mechanism.randomgrouping.signals.Tolerance;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;

/** Writes the metrics of what happened in a replication with bundles. Confined to one thread. */
final class BundleMetrics {

  private final BundleRingMarket market;
  private final Grid grid;
  private final int groups;
  private final double agents;
  private final double eta;
  private final double mainShare;
  private final BundlePairs pairs;
  private final PricePair limit = new PricePair();
  private final Tolerance tolerance;

  BundleMetrics(BundleRingMarket market, long perGroup) {
    this.market = market;
    BundleRing ring = market.ring();
    grid = ring.grid();
    groups = ring.groups();
    agents = 2.0 * groups * (double) perGroup;
    eta = ring.eta();
    mainShare = ring.mainShare();
    pairs = new BundlePairs(ring);
    tolerance = Tolerance.of(ring.bundles().signals().eps(), grid);
  }

  boolean hasEps() {
    return tolerance.isGiven();
  }

  BundlePairs pairs() {
    return pairs;
  }

  /** Writes what announcements and prices decide before anybody is served. */
  void writeAnnounced(BundlePlay play, Outcome outcome) {
    writePrices(play, outcome);
    writeQuantities(play, outcome);
    double sellers = agents / 2;
    outcome.metric(Measures.POSTERIOR_ERROR_SECOND, play.messages().secondError);
    outcome.metric(Measures.POSTERIOR_ERROR_THIRD, play.messages().thirdError);
    outcome.metric(Measures.CONDITION3_VIOLATION_SHARE, (double) play.misinformed() / sellers);
    for (Pairs branch : Pairs.ALL) {
      double surplus = 0;
      for (int group = 0; group < groups; group++) {
        surplus += pairs.expected(branch, group, play);
      }
      outcome.metric(Measures.lossOf(branch), loss(play.maximum(), surplus));
    }
  }

  private void writePrices(BundlePlay play, Outcome outcome) {
    int gap = play.gap();
    KnownBundles known = market.known(play.state());
    limit.set(known.price(0), known.price(1));
    outcome.metric(Measures.PRICE_GAP, grid.price(gap));
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(Measures.PRICE_ERROR_MARKET, grid.price(play.distance(play.formed(groups))));
    outcome.metric(Measures.PRICE_ERROR_GRID_LIMIT, grid.price(play.distance(limit)));
    if (market.hasCompetitivePrices()) {
      double error = 0;
      for (int group = 0; group < groups; group++) {
        error = Math.max(error, error(known, play.formed(group)));
      }
      outcome.metric(Measures.PRICE_ERROR_LIMIT, error);
      outcome.metric(Measures.POOLED_PRICE_ERROR_LIMIT, error(known, play.formed(groups)));
    }
    if (hasEps()) {
      outcome.metric(
          Measures.EPS_UNIFORM, (tolerance.isUniform(gap) ? mainShare : 0) + Pairs.BRANCHES * eta);
    }
  }

  private double error(KnownBundles known, PricePair prices) {
    return known.distance(grid.price(prices.first()), grid.price(prices.second()));
  }

  private void writeQuantities(BundlePlay play, Outcome outcome) {
    double unserved = 0;
    double forced = 0;
    double wanted = 0;
    double traded = 0;
    for (int group = 0; group < groups; group++) {
      BundleDeal deal = play.deal(group);
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        unserved += (double) deal.unserved(commodity);
        forced += (double) deal.forced(commodity);
        wanted += (double) Math.max(deal.supply(commodity), deal.demand(commodity));
        traded += (double) deal.demand(commodity);
      }
    }
    double rationed = unserved + forced;
    outcome.metric(Measures.RATIONED_UNITS, rationed / agents);
    outcome.metric(Measures.UNSERVED_UNITS, unserved / agents);
    outcome.metric(Measures.FORCED_UNITS, forced / agents);
    outcome.metric(Measures.RATIONED_SHARE, wanted == 0 ? 0 : rationed / wanted);
    outcome.metric(Measures.TRADED_UNITS, traded / agents);
  }

  /** Writes what follows from executed trades in the groups, and from announcements before. */
  void writeServed(BundlePlay play, Outcome outcome) {
    double most = play.maximum();
    double surplus = play.surplus();
    double loss = loss(most, surplus);
    outcome.metric(Measures.SURPLUS, surplus / agents);
    outcome.metric(Measures.MAX_SURPLUS, Math.max(0, most / agents));
    outcome.metric(Measures.SURPLUS_LOSS, loss);
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    double least = Double.POSITIVE_INFINITY;
    double rationed = 0;
    long residual = 0;
    for (int group = 0; group < groups; group++) {
      least = Math.min(least, play.leastPayoff(group));
      rationed += (double) play.deal(group).rationed();
      residual = Math.max(residual, residual(play.deal(group)));
    }
    outcome.metric(Measures.MIN_PAYOFF, least);
    outcome.metric(Measures.RATIONED_AGENTS, rationed / agents);
    outcome.metric(Measures.BUDGET_RESIDUAL, (double) residual);
    double mixed = mainShare * loss;
    for (Pairs branch : Pairs.ALL) {
      mixed += eta * outcome.metric(Measures.lossOf(branch));
    }
    outcome.metric(Measures.MECHANISM_SURPLUS_LOSS, mixed);
  }

  private static long residual(BundleDeal deal) {
    return Math.abs(
        deal.prices().first() * deal.residual(0) + deal.prices().second() * deal.residual(1));
  }

  /** Tells whether the loss at some surplus is at most eps. */
  boolean isEfficient(BundlePlay play, double surplus) {
    return tolerance.isEfficient(loss(play.maximum(), surplus));
  }

  /** Writes the probability of an efficient outcome, from what the branches led to. */
  void writeEfficient(int efficientPairs, boolean isMainEfficient, Outcome outcome) {
    outcome.metric(
        Measures.EPS_EFFICIENT, efficientPairs * eta + (isMainEfficient ? mainShare : 0));
  }

  /** Writes what becomes of one market that knows all signals. */
  void writePool(BundlePlay play, Outcome outcome) {
    BundleDeal pool = play.deal(groups);
    double rationed = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      rationed += (double) (pool.unserved(commodity) + pool.forced(commodity));
    }
    double surplus = play.surplus(groups);
    outcome.metric(Measures.POOLED_RATIONED_UNITS, rationed / agents);
    outcome.metric(Measures.POOLED_SURPLUS_LOSS, loss(play.maximum(), surplus));
    outcome.metric(Measures.GROUPING_COST, (surplus - play.surplus()) / agents);
    outcome.metric(Measures.POSTERIOR_ERROR_ALL, play.messages().fullError);
    if (market.states().size() > 1) {
      outcome.metric(Measures.LOG_POSTERIOR_ERROR_ALL, play.messages().fullLogError);
    }
  }

  private double loss(double most, double surplus) {
    return Loss.of(most, surplus) / agents;
  }
}
