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

  private final SecondStage stage;

  NestedSearch(SecondStage stage) {
    this.stage = stage;
  }

  /**
   * Leaves the equilibrium offers in the stage.
   *
   * @throws ReplicationFailure if a bracket fails
   */
  void solve() {
    double low = Elementary.log(stage.kappaR / stage.kappaQ);
    double high = low;
    for (int x = 0; x < stage.types; x++) {
      if (stage.counts[x] > 0) {
        low = Math.min(low, stage.logAutarky(x));
        high = Math.max(high, stage.logAutarky(x));
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
    double exogenous = stage.active * (sellers ? stage.kappaQ : stage.kappaR);
    double endowment = sellers ? stage.endowmentQ : stage.endowmentR;
    double most = exogenous;
    for (int x = 0; x < stage.types; x++) {
      if (takesPart(x, logPrice, sellers)) {
        most += stage.counts[x] * endowment;
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
    for (int x = 0; x < stage.types; x++) {
      if (takesPart(x, logPrice, sellers)) {
        stage.reply(x, price, total);
        sum += stage.counts[x] * Math.abs(stage.offers[x]);
      }
    }
    return sum;
  }

  private boolean takesPart(int type, double logPrice, boolean sellers) {
    return stage.counts[type] > 0 && (logPrice >= stage.logAutarky(type)) == sellers;
  }
}
