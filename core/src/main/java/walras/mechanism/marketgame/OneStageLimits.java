package walras.mechanism.marketgame;

import java.io.Serializable;

/** Limits of the metrics of the one-stage benchmark in one state, where there is one. */
record OneStageLimits(
    double price, double welfare, double gap, double waste, Efficiency.Start efficient)
    implements Serializable {

  static OneStageLimits of(Economy economy, OneStage oneStage, int state) {
    double price = oneStage.price(state);
    Efficiency efficiency = new Efficiency(economy, state, 1, Efficiency.Start.at(price));
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
    efficiency.begin();
    double waste = efficiency.waste(consumed.q(), consumed.r());
    double wasteLogPrice = efficiency.logPrice();
    Goods available = economy.available(consumed);
    double gap = efficiency.gap(available.q(), available.r());
    return new OneStageLimits(
        price,
        welfare,
        gap,
        waste,
        new Efficiency.Start(wasteLogPrice, efficiency.logPrice(), gap));
  }
}
