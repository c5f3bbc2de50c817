package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;

/**
 * What infinitely many agents get at the grid's price pair. Per agent of both sides unless said
 * otherwise. Immutable.
 */
final class FluidOutcome implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Tables tables;
  private final FluidLimit fluid;

  FluidOutcome(Tables tables, FluidLimit fluid) {
    this.tables = tables;
    this.fluid = fluid;
  }

  /** What a type contributes when she finds some commodities left. */
  @FunctionalInterface
  private interface Share {
    double of(TypeTable table, int type, int announced, int left);
  }

  private double perAgent(Share share) {
    double sum = 0;
    for (Side side : Side.values()) {
      TypeTable table = tables.types(side);
      for (int type = 0; type < table.types(); type++) {
        sum += 0.5 * table.weights[type] * expected(side, type, share);
      }
    }
    return sum;
  }

  private double expected(Side side, int type, Share share) {
    double[] finds = fluid.finds(side);
    int announced = fluid.announced(side)[type];
    double sum = 0;
    for (int left = 0; left < finds.length; left++) {
      sum += finds[left] * share.of(tables.types(side), type, announced, left);
    }
    return sum;
  }

  double surplus() {
    return perAgent((table, type, announced, left) -> table.worth(type, announced & left));
  }

  /** Returns what an agent of a type gets. */
  double payoff(Side side, int type) {
    return expected(
        side,
        type,
        (table, t, announced, left) -> table.payoff(t, announced & left, price(0), price(1)));
  }

  /** Returns what a random agent could gain by another message. */
  double gain() {
    return perAgent(
        (table, type, announced, left) -> table.regret(type, announced, left, price(0), price(1)));
  }

  /** Returns the share of agents who do not trade all that they announce. */
  double rationedAgents() {
    return perAgent((table, type, announced, left) -> (announced & left) == announced ? 0 : 1);
  }

  double rationedUnits() {
    return (imbalance(0) + imbalance(1)) / 2;
  }

  double rationedShare() {
    double wanted = 0;
    double traded = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      double supply = fluid.announced(Side.SELLER, commodity);
      double demand = fluid.announced(Side.BUYER, commodity);
      wanted += Math.max(supply, demand);
      traded += Math.min(supply, demand);
    }
    return wanted == 0 ? 0 : (wanted - traded) / wanted;
  }

  double tradedUnits() {
    double traded = 0;
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      traded +=
          Math.min(fluid.announced(Side.SELLER, commodity), fluid.announced(Side.BUYER, commodity));
    }
    return traded / 2;
  }

  private double imbalance(int commodity) {
    return Math.abs(
        fluid.announced(Side.SELLER, commodity) - fluid.announced(Side.BUYER, commodity));
  }

  private double price(int commodity) {
    return tables.environment.price(fluid.price(commodity));
  }
}
