package walras.mechanism.marketgame;

import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;
import walras.numeric.Roots;

/**
 * Finds a second-stage equilibrium by nested bracketing, slowly and from anywhere.
 *
 * <p>At a given price the offers' share of each total falls strictly in the total, so each total is
 * the root of a monotone function; the price is where the ratio of the totals returns it. For
 * substitution parameters of at least zero that root is unique.
 */
final class NestedSearch {

  private static final double SLACK = 1e-9;

  private final ActiveAgents agents;
  private final Replies replies;

  NestedSearch(ActiveAgents agents, Replies replies) {
    this.agents = agents;
    this.replies = replies;
  }

  /**
   * Leaves the offers of the equilibrium as the last replies.
   *
   * @throws ReplicationFailure if a bracket fails
   */
  void solve() {
    double low = Elementary.log(agents.kappaR / agents.kappaQ);
    double high = low;
    for (int x = 0; x < agents.types; x++) {
      if (agents.counts[x] > 0) {
        low = Math.min(low, replies.logAutarky(x));
        high = Math.max(high, replies.logAutarky(x));
      }
    }
    double logPrice =
        Roots.between(this::excess, low - SLACK, high + SLACK)
            .orElseThrow(() -> new ReplicationFailure("no stage-2 price was bracketed"));
    excess(logPrice);
  }

  /** Returns the logarithm of the price that replies to a price make, minus its own. */
  private double excess(double logPrice) {
    double price = Elementary.exp(logPrice);
    double q = total(price, logPrice, true);
    double r = total(price, logPrice, false);
    return Elementary.log(r / q) - logPrice;
  }

  private double total(double price, double logPrice, boolean sellers) {
    double exogenous = agents.active * (sellers ? agents.kappaQ : agents.kappaR);
    double endowment = sellers ? agents.endowmentQ : agents.endowmentR;
    double most = exogenous;
    for (int x = 0; x < agents.types; x++) {
      if (takesPart(x, logPrice, sellers)) {
        most += agents.counts[x] * endowment;
      }
    }
    double total =
        Roots.between(
                t -> (exogenous + offered(price, logPrice, t, sellers)) / t - 1,
                exogenous,
                most * (1 + SLACK))
            .orElseThrow(() -> new ReplicationFailure("no stage-2 total was bracketed"));
    offered(price, logPrice, total, sellers);
    return total;
  }

  private double offered(double price, double logPrice, double total, boolean sellers) {
    double sum = 0;
    for (int x = 0; x < agents.types; x++) {
      if (takesPart(x, logPrice, sellers)) {
        sum += agents.counts[x] * replies.reply(x, price, total);
      }
    }
    return sum;
  }

  private boolean takesPart(int type, double logPrice, boolean sellers) {
    return agents.counts[type] > 0 && (logPrice >= replies.logAutarky(type)) == sellers;
  }
}
