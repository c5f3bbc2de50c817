package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.numeric.Elementary;

/** Limits of the metrics of the one-stage benchmark in one state, where there is one. */
record OneStageLimits(double price, double welfare, double gap, double waste)
    implements Serializable {

  static OneStageLimits of(Economy economy, OneStage oneStage, int state) {
    double price = oneStage.price(state);
    Efficiency efficiency = new Efficiency(economy, state, 1);
    double welfare = 0;
    for (int x = 0; x < economy.types(); x++) {
      double weight = economy.tastes().weight(state, x);
      double utility = economy.tastes().utility(x, weight, oneStage.consumption(x, price));
      double share = economy.model().signal(state, x);
      efficiency.demand.group(x, 0, share, utility);
      welfare += share * utility;
    }
    Goods kappa = economy.kappa();
    Goods consumed =
        new Goods(
            economy.endowment().q() + kappa.q() - kappa.r() / price,
            economy.endowment().r() + kappa.r() - kappa.q() * price);
    efficiency.begin(Elementary.log(price));
    double waste = efficiency.waste(consumed.q(), consumed.r());
    Goods available = economy.available(consumed);
    return new OneStageLimits(price, welfare, efficiency.gap(available.q(), available.r()), waste);
  }
}
