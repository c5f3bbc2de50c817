package walras.mechanism.randomgrouping;

import java.io.Serializable;
import walras.environment.ContinuousLaw;

/**
 * Constants of the first order in n^(-1/2), n sellers and buyers per group, at a price at which
 * infinitely many agents balance.
 *
 * <p>Source: derived in the documentation of the mechanism. The excess supply of a group has the
 * variance n s^2, and changes by n times the slope per unit of the price.
 *
 * @param spread the standard deviation s of one seller's supply less one buyer's demand
 * @param slope the slope of their mean in the price; zero where it is constant around the price
 * @param margin the mean of what a seller who supplies and a buyer who demands gain at the price
 * @param lastMargin the mean of what the last of either gain; zero for continuous laws
 */
record PriceNoise(double spread, double slope, double margin, double lastMargin)
    implements Serializable {

  /** Returns the constants of a market whose infinitely many agents balance at a price. */
  static PriceNoise of(Environment environment, FluidLimit fluid, Competitive competitive) {
    Shares shares = fluid.shares();
    int index = fluid.price();
    double supply = shares.supply(index);
    double demand = shares.demand(index);
    return new PriceNoise(
        spread(supply, demand, environment.units()),
        slope(environment, competitive),
        (fluid.meanValue() - fluid.meanCost()) / 2,
        environment.isDiscrete() ? (competitive.highest() - competitive.lowest()) / 2 : 0);
  }

  /** Returns the constants at the one competitive price of continuous laws, for a fine grid. */
  static PriceNoise atCompetitivePrice(Environment environment, Competitive competitive) {
    double price = competitive.price();
    ContinuousLaw cost = (ContinuousLaw) environment.cost();
    ContinuousLaw value = (ContinuousLaw) environment.value();
    double supply = cost.cumulative(price);
    double demand = 1 - value.cumulative(price);
    double meanCost = (cost.upperMoment(-1) - cost.upperMoment(price)) / supply;
    double meanValue = value.upperMoment(price) / demand;
    return new PriceNoise(
        spread(supply, demand, environment.units()),
        slope(environment, competitive),
        (meanValue - meanCost) / 2,
        0);
  }

  private static double spread(double supply, double demand, int units) {
    return Math.sqrt(units * (supply * (1 - supply) + demand * (1 - demand)));
  }

  private static double slope(Environment environment, Competitive competitive) {
    return environment.isDiscrete() || !competitive.isUnique()
        ? 0
        : environment.units()
            * (((ContinuousLaw) environment.cost()).density(competitive.price())
                + ((ContinuousLaw) environment.value()).density(competitive.price()));
  }

  /** Returns the standard deviation of a group's price on an infinitely fine grid, times √n. */
  double priceSd() {
    return spread / slope;
  }
}
