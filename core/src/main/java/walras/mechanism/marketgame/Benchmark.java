package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.numeric.Elementary;

/**
 * The competitive outcome in one state, and the limits of the metrics that follow from it: the
 * shares of active and inactive types are those of the state, active agents consume what they do in
 * the competitive limit of the second stage.
 */
final class Benchmark implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Economy economy;
  private final FirstStage firstStage;
  private final int state;
  private final Competitive market;
  private final Competitive plain;
  private final double waste;
  private final double gap;
  private final Efficiency.Start efficient;
  private final double gapPrice;

  Benchmark(Economy economy, FirstStage firstStage, int state) {
    this.economy = economy;
    this.firstStage = firstStage;
    this.state = state;
    double[] shares = economy.model().signals(state);
    double[] weights = economy.tastes().weights(state);
    market = Competitive.of(economy, shares, weights, economy.kappa());
    plain = Competitive.of(economy.beforeFee(), shares, weights, Goods.NONE);
    Efficiency efficiency = new Efficiency(economy, state, 2, Efficiency.Start.at(price()));
    for (int x = 0; x < shares.length; x++) {
      efficiency.demand.group(x, 0, (1 - economy.eta()) * shares[x], utility(x));
      efficiency.demand.group(x, 1, economy.eta() * shares[x], inactiveUtility(x));
    }
    efficiency.begin();
    Goods consumed = consumed();
    waste = efficiency.waste(consumed.q(), consumed.r());
    double wasteLogPrice = efficiency.logPrice();
    Goods available = economy.available(consumed);
    gap = efficiency.gap(available.q(), available.r());
    efficient = new Efficiency.Start(wasteLogPrice, efficiency.logPrice(), gap);
    gapPrice = Elementary.exp(efficiency.supportingLogPrice(available, gap));
  }

  /** Returns the limit of the largest gain that could be given to every agent. */
  double gap() {
    return gap;
  }

  /** Returns the relative price that supports the improvement. */
  double gapPrice() {
    return gapPrice;
  }

  /** Returns prices and gain of the limit, from which those of a replication are found. */
  Efficiency.Start efficient() {
    return efficient;
  }

  /** Returns the limit of the share of resources that could be saved. */
  double waste() {
    return waste;
  }

  private Goods consumed() {
    return new Goods(
        economy.endowment().q() + resourceExcessQ(), economy.endowment().r() + resourceExcessR());
  }

  /** Returns the limit of the second stage: the competitive economy with exogenous trades. */
  Competitive market() {
    return market;
  }

  /** Returns the competitive economy without exogenous trades. */
  Competitive plain() {
    return plain;
  }

  double price() {
    return market.price();
  }

  double utility(int type) {
    return market.utility(type, weight(type));
  }

  double plainUtility(int type) {
    return plain.utility(type, weight(type));
  }

  double inactiveUtility(int type) {
    return firstStage.utility(type, weight(type));
  }

  double resourceExcessQ() {
    double sum = 0;
    for (int x = 0; x < economy.types(); x++) {
      sum += share(x) * firstStage.netQ(x);
    }
    return (1 - economy.eta()) * (economy.kappa().q() - economy.kappa().r() / price())
        + economy.eta() * sum;
  }

  double resourceExcessR() {
    double sum = 0;
    for (int x = 0; x < economy.types(); x++) {
      sum += share(x) * firstStage.netR(x);
    }
    return (1 - economy.eta()) * (economy.kappa().r() - economy.kappa().q() * price())
        + economy.eta() * sum;
  }

  double deltaNeeded() {
    return economy.needed(resourceExcessQ(), resourceExcessR());
  }

  /** Tells whether the entry fee pays for what the designer adds of both goods. */
  boolean feeIsFeasible() {
    return resourceExcessQ() <= economy.fee().q() && resourceExcessR() <= economy.fee().r();
  }

  double welfare() {
    double sum = 0;
    for (int x = 0; x < economy.types(); x++) {
      sum += share(x) * ((1 - economy.eta()) * utility(x) + economy.eta() * inactiveUtility(x));
    }
    return sum;
  }

  double welfareGap() {
    double sum = 0;
    for (int x = 0; x < economy.types(); x++) {
      sum += share(x) * plainUtility(x);
    }
    return sum - welfare();
  }

  private double share(int type) {
    return economy.model().signal(state, type);
  }

  private double weight(int type) {
    return economy.tastes().weight(state, type);
  }
}
