package walras.mechanism.randomgrouping.interdependent;

import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.grid.Loss;
import walras.mechanism.randomgrouping.signals.Tolerance;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;

/** Writes the metrics of what happened in a replication with bundles. Confined to one thread. */
final class BundleMetrics {

  private final InterdependentBundles market;
  private final BundleGroups groups;
  private final BundleTrade trade;
  private final Branches branches;
  private final double perGroup;
  private final double agents;
  private final double steps;
  private final Tolerance tolerance;
  private final double[] losses = new double[Branches.RANDOM_PRICE];
  private final double[] efficient = new double[Branches.RANDOM_PRICE];
  private final double[][] sellerShares;
  private final PricePair[] limits;

  BundleMetrics(
      InterdependentBundles market, long perGroup, BundleGroups groups, BundleTrade trade) {
    this.market = market;
    this.groups = groups;
    this.trade = trade;
    this.perGroup = (double) perGroup;
    BundleEnvironment environment = market.environment();
    branches = Branches.of(environment.signals());
    agents = 2.0 * BundleGroups.GROUPS * this.perGroup;
    steps = environment.grid().steps();
    tolerance = Tolerance.of(environment.signals().eps(), environment.grid());
    sellerShares = new double[environment.states()][];
    limits = new PricePair[environment.states()];
    for (int z = 0; z < limits.length; z++) {
      sellerShares[z] = environment.signals().sellers().model().signals(z);
      limits[z] = new PricePair();
      limits[z].set(market.known(z).price(0), market.known(z).price(1));
    }
  }

  void writeAll(Outcome outcome) {
    outcome.state(groups.state());
    double most = trade.maximum() / agents;
    writePrices(outcome);
    writeBeliefs(outcome);
    writeQuantities(outcome);
    writeServed(most, outcome);
    writeBranches(most, outcome);
    writePool(most, outcome);
    writeComparison(outcome);
  }

  /** Writes what the counts of both groups decide. */
  void writeGroups(Outcome outcome) {
    writePrices(outcome);
    writeBeliefs(outcome);
    writeQuantities(outcome);
    outcome.metric(Measures.MAX_SURPLUS, Math.max(0, trade.maximum() / agents));
  }

  private void writePrices(Outcome outcome) {
    int gap = groups.gap();
    outcome.metric(Measures.PRICE_GAP, gap / steps);
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(
        Measures.PRICE_ERROR_MARKET, groups.distance(groups.formed[BundleGroups.POOL]) / steps);
    outcome.metric(
        Measures.PRICE_ERROR_GRID_LIMIT, groups.distance(limits[groups.state()]) / steps);
    if (market.hasCompetitivePrices()) {
      outcome.metric(
          Measures.PRICE_ERROR_LIMIT, Math.max(error(groups.formed[0]), error(groups.formed[1])));
    }
    if (tolerance.isGiven()) {
      double uniform = tolerance.isUniform(gap) ? branches.main() : 0;
      outcome.metric(
          Measures.EPS_UNIFORM, Math.min(1, uniform + Branches.RANDOM_PRICE * branches.each()));
    }
  }

  private double error(PricePair prices) {
    KnownBundles known = market.known(groups.state());
    return known.distance(prices.first() / steps, prices.second() / steps);
  }

  private void writeBeliefs(Outcome outcome) {
    double group = Math.max(groups.belief(0).error(), groups.belief(1).error());
    outcome.metric(Measures.POSTERIOR_ERROR_GROUP, group);
    outcome.metric(Measures.POSTERIOR_ERROR_ALL, groups.belief(BundleGroups.POOL).error());
    if (market.states().size() > 1) {
      outcome.metric(Measures.LOG_POSTERIOR_ERROR_ALL, groups.belief(BundleGroups.POOL).logError());
    }
  }

  private void writeQuantities(Outcome outcome) {
    double unserved = 0;
    double forced = 0;
    double wanted = 0;
    double traded = 0;
    for (BundleDeal deal : trade.main) {
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

  /** Writes what follows from the trades of the main branch. */
  void writeServed(Outcome outcome) {
    writeServed(trade.maximum() / agents, outcome);
  }

  private void writeServed(double most, Outcome outcome) {
    double surplus = trade.surplus(trade.main) / agents;
    outcome.metric(Measures.SURPLUS, surplus);
    outcome.metric(Measures.MAX_SURPLUS, Math.max(0, most));
    outcome.metric(Measures.SURPLUS_LOSS, Loss.of(most, surplus));
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    outcome.metric(Measures.MIN_PAYOFF, trade.leastPayoff(steps));
    outcome.metric(
        Measures.RATIONED_AGENTS,
        (double) (trade.main[0].rationed() + trade.main[1].rationed()) / agents);
    outcome.metric(Measures.BUDGET_RESIDUAL, (double) residual());
    for (int signal = 0; signal < Measures.interim(market.environment().signals()); signal++) {
      double expected = BundleGroups.GROUPS * perGroup * sellerShares[groups.state()][signal];
      outcome.metric(
          Measures.INTERIM_PAYOFF_SELLER + signal, trade.sellersPayoff(signal, steps) / expected);
    }
  }

  private long residual() {
    long residual = 0;
    for (BundleDeal deal : trade.main) {
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        residual -= deal.prices().of(commodity) * deal.residual(commodity);
      }
    }
    return residual;
  }

  /** Writes the loss of one branch with a random price pair. */
  void writeBranch(int branch, Outcome outcome) {
    outcome.metric(Measures.SURPLUS_LOSS_BRANCH_1 + branch, loss(branch, trade.maximum() / agents));
  }

  private double loss(int branch, double most) {
    return Loss.of(most, trade.surplus(trade.random[branch]) / agents);
  }

  /** Writes what is expected over the lottery of branches. */
  void writeMixture(Outcome outcome) {
    writeBranches(trade.maximum() / agents, outcome);
  }

  private void writeBranches(double most, Outcome outcome) {
    double loss = Loss.of(most, trade.surplus(trade.main) / agents);
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      losses[branch] = loss(branch, most);
      efficient[branch] = isEfficient(losses[branch]);
      outcome.metric(Measures.SURPLUS_LOSS_BRANCH_1 + branch, losses[branch]);
    }
    outcome.metric(Measures.MECHANISM_SURPLUS_LOSS, branches.mix(losses, loss));
    if (tolerance.isGiven()) {
      outcome.metric(
          Measures.EPS_EFFICIENT, Math.min(1, branches.mix(efficient, isEfficient(loss))));
    }
  }

  private double isEfficient(double loss) {
    return tolerance.isEfficient(loss) ? 1 : 0;
  }

  /** Writes all that the pool decides. */
  void writePool(Outcome outcome) {
    writePool(trade.maximum() / agents, outcome);
  }

  private void writePool(double most, Outcome outcome) {
    double rationed = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      rationed += (double) (trade.pooled.unserved(commodity) + trade.pooled.forced(commodity));
    }
    outcome.metric(Measures.POOLED_RATIONED_UNITS, rationed / agents);
    outcome.metric(
        Measures.POOLED_SURPLUS_LOSS, Loss.of(most, trade.surplus(trade.pooled) / agents));
    if (market.hasCompetitivePrices()) {
      outcome.metric(Measures.POOLED_PRICE_ERROR_LIMIT, error(groups.formed[BundleGroups.POOL]));
    }
  }

  /** Writes the difference between the pool and the groups. */
  void writeComparison(Outcome outcome) {
    double pooled = trade.surplus(trade.pooled) / agents;
    outcome.metric(Measures.GROUPING_COST, pooled - trade.surplus(trade.main) / agents);
  }
}
