package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.kernel.Details;
import walras.numeric.Elementary;

/**
 * What agents consume of each good at most beyond what they owned, in any realisation, and the
 * extremes of the price that it follows from.
 *
 * <p>Source: derived; condition (a) of ex post efficiency in section 5 of the paper is about every
 * realisation, and about endowments before an entry fee.
 *
 * @param excess what the designer adds per agent at most, out of the fee or otherwise
 * @param fee the entry fee
 */
record DeltaBound(double lowest, double highest, Goods excess, Goods fee) implements Serializable {

  static DeltaBound of(Economy economy, FirstStage firstStage) {
    double low = Elementary.log(economy.kappa().r() / economy.kappa().q());
    double high = low;
    double netQ = 0;
    double netR = 0;
    for (int x = 0; x < economy.types(); x++) {
      for (int z = 0; z < economy.states(); z++) {
        double autarky = economy.logAutarky(x, economy.tastes().weight(z, x));
        low = Math.min(low, autarky);
        high = Math.max(high, autarky);
      }
      netQ = Math.max(netQ, firstStage.netQ(x));
      netR = Math.max(netR, firstStage.netR(x));
    }
    double lowest = Elementary.exp(low);
    double highest = Elementary.exp(high);
    Goods kappa = economy.kappa();
    return new DeltaBound(
        lowest,
        highest,
        new Goods(
            Math.max(0, kappa.q() - kappa.r() / highest) + economy.eta() * netQ,
            Math.max(0, kappa.r() - kappa.q() * lowest) + economy.eta() * netR),
        economy.fee());
  }

  /** Returns the amount of each good per agent that suffices beyond the fee. */
  Goods bound() {
    return new Goods(Math.max(0, excess.q() - fee.q()), Math.max(0, excess.r() - fee.r()));
  }

  /** Returns what the fee leaves of each good per agent at least; negative: it may not pay. */
  Goods leastSlack() {
    return new Goods(fee.q() - excess.q(), fee.r() - excess.r());
  }

  /** Tells whether no realisation needs more than an amount of either good beyond the fee. */
  boolean isWithin(double delta) {
    return bound().q() <= delta && bound().r() <= delta;
  }

  void describe(Details details) {
    details.put("price_low", lowest).put("price_high", highest);
    bound().describe(details);
  }
}
