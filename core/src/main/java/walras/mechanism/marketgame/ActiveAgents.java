package walras.mechanism.marketgame;

/**
 * The active agents of a replication, which the second stage takes as given: how many there are of
 * each type, what they own and believe, and what is offered from outside. Confined to one thread.
 */
final class ActiveAgents {

  final int types;
  final double endowmentQ;
  final double endowmentR;
  final double kappaQ;
  final double kappaR;

  /** The number of active agents. */
  final double active;

  /** Counts of the active agents; types with count zero are absent. */
  final double[] counts;

  /** Expected utility weight of each type. */
  final double[] beliefs;

  ActiveAgents(Economy economy, double active) {
    this.active = active;
    types = economy.types();
    endowmentQ = economy.endowment().q();
    endowmentR = economy.endowment().r();
    kappaQ = economy.kappa().q();
    kappaR = economy.kappa().r();
    counts = new double[types];
    beliefs = new double[types];
  }
}
