package walras.mechanism.randomgrouping.interdependent;

import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.Loss;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.StateLimit;
import walras.mechanism.randomgrouping.signals.Tolerance;

/** Writes the metrics of what happened in a replication. Confined to one thread. */
final class TradeMetrics {

  private final SignalEnvironment environment;
  private final InterdependentMarket market;
  private final Groups groups;
  private final Trade trade;
  private final Branches branches;
  private final double perGroup;
  private final double agents;
  private final double steps;
  private final Tolerance tolerance;
  private final double[] losses = new double[Branches.RANDOM_PRICE];
  private final double[] efficient = new double[Branches.RANDOM_PRICE];
  private final double[][] sellerShares;

  TradeMetrics(InterdependentMarket market, long perGroup, Groups groups, Trade trade) {
    this.market = market;
    this.groups = groups;
    this.trade = trade;
    this.perGroup = (double) perGroup;
    environment = market.environment();
    branches = Branches.of(environment);
    agents = 2.0 * Groups.GROUPS * this.perGroup;
    steps = environment.steps();
    tolerance = Tolerance.of(environment.eps(), environment.grid());
    sellerShares = new double[environment.states().size()][];
    for (int z = 0; z < sellerShares.length; z++) {
      sellerShares[z] = environment.sellers().model().signals(z);
    }
  }

  void writeAll(Outcome outcome) {
    outcome.state(groups.state());
    writePrices(outcome);
    writeBeliefs(outcome);
    writeQuantities(outcome);
    writePooledMarket(outcome);
    double most = trade.maximum() / agents;
    double surplus = trade.surplus(trade.main) / agents;
    double pooled = trade.surplus(trade.pooled) / agents;
    writeServed(most, surplus, outcome);
    writeBranches(most, surplus, outcome);
    outcome.metric(Measures.POOLED_SURPLUS_LOSS, Loss.of(most, pooled));
    outcome.metric(Measures.GROUPING_COST, pooled - surplus);
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
    StateLimit limit = market.limit(groups.state());
    outcome.metric(Measures.PRICE_GAP, gap / steps);
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    outcome.metric(
        Measures.PRICE_ERROR_MARKET, groups.distance(groups.formed[Groups.POOL]) / steps);
    outcome.metric(Measures.PRICE_ERROR_GRID_LIMIT, groups.distance(limit.price()) / steps);
    if (market.hasCompetitivePrice()) {
      double error = Math.max(error(limit, groups.formed[0]), error(limit, groups.formed[1]));
      outcome.metric(Measures.PRICE_ERROR_LIMIT, error);
    }
    if (tolerance.isGiven()) {
      double uniform = tolerance.isUniform(gap) ? branches.main() : 0;
      outcome.metric(
          Measures.EPS_UNIFORM, Math.min(1, uniform + Branches.RANDOM_PRICE * branches.each()));
    }
  }

  private double error(StateLimit limit, int price) {
    return Math.abs(price / steps - limit.competitiveLowest());
  }

  private void writeBeliefs(Outcome outcome) {
    double group = Math.max(groups.belief(0).error(), groups.belief(1).error());
    outcome.metric(Measures.POSTERIOR_ERROR_GROUP, group);
    outcome.metric(Measures.POSTERIOR_ERROR_ALL, groups.belief(Groups.POOL).error());
    if (environment.states().size() > 1) {
      outcome.metric(Measures.LOG_POSTERIOR_ERROR_ALL, groups.belief(Groups.POOL).logError());
    }
  }

  private void writeQuantities(Outcome outcome) {
    double unserved = 0;
    double forced = 0;
    double wanted = 0;
    double traded = 0;
    for (Deal deal : trade.main) {
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
    if (environment.units() == 1) {
      writeRationedAgents(outcome);
    }
  }

  /** Writes how many agents are rationed or forced: with several units, once all are served. */
  private void writeRationedAgents(Outcome outcome) {
    double rationed = 0;
    for (Deal deal : trade.main) {
      rationed += (double) deal.rationedAgents();
    }
    outcome.metric(Measures.RATIONED_AGENTS, rationed / agents);
  }

  /** Writes what follows from the trades of the main branch. */
  void writeServed(Outcome outcome) {
    writeServed(trade.maximum() / agents, trade.surplus(trade.main) / agents, outcome);
  }

  private void writeServed(double most, double surplus, Outcome outcome) {
    outcome.metric(Measures.SURPLUS, surplus);
    outcome.metric(Measures.MAX_SURPLUS, Math.max(0, most));
    outcome.metric(Measures.SURPLUS_LOSS, Loss.of(most, surplus));
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    outcome.metric(Measures.MIN_PAYOFF, trade.leastPayoff(steps));
    outcome.metric(Measures.BUDGET_RESIDUAL, residual());
    if (environment.units() > 1) {
      writeRationedAgents(outcome);
    }
    for (int signal = 0; signal < Measures.interim(environment); signal++) {
      double expected = Groups.GROUPS * perGroup * sellerShares[groups.state()][signal];
      outcome.metric(
          Measures.INTERIM_PAYOFF_SELLER + signal, trade.sellersPayoff(signal, steps) / expected);
    }
  }

  private double residual() {
    long residual = 0;
    for (Deal deal : trade.main) {
      residual -= deal.price() * deal.residual();
    }
    return (double) residual;
  }

  /** Writes the loss of one branch with a random price. */
  void writeBranch(int branch, Outcome outcome) {
    double most = trade.maximum() / agents;
    outcome.metric(
        Measures.SURPLUS_LOSS_BRANCH_1 + branch,
        Loss.of(most, trade.surplus(trade.random[branch]) / agents));
  }

  /** Writes what is expected over the lottery of branches. */
  void writeMixture(Outcome outcome) {
    writeBranches(trade.maximum() / agents, trade.surplus(trade.main) / agents, outcome);
  }

  private void writeBranches(double most, double surplus, Outcome outcome) {
    double loss = Loss.of(most, surplus);
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      losses[branch] = Loss.of(most, trade.surplus(trade.random[branch]) / agents);
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
    writePooledMarket(outcome);
    outcome.metric(
        Measures.POOLED_SURPLUS_LOSS,
        Loss.of(trade.maximum() / agents, trade.surplus(trade.pooled) / agents));
  }

  private void writePooledMarket(Outcome outcome) {
    double rationed = (double) (trade.pooled.unserved() + trade.pooled.forced());
    outcome.metric(Measures.POOLED_RATIONED_UNITS, rationed / agents);
    if (market.hasCompetitivePrice()) {
      outcome.metric(
          Measures.POOLED_PRICE_ERROR_LIMIT,
          error(market.limit(groups.state()), groups.formed[Groups.POOL]));
    }
  }

  /** Writes the difference between the pool and the groups. */
  void writeComparison(Outcome outcome) {
    double pooled = trade.surplus(trade.pooled) / agents;
    outcome.metric(Measures.GROUPING_COST, pooled - trade.surplus(trade.main) / agents);
  }
}
