package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import walras.kernel.Details;

/**
 * What the means of the metrics tend to: while the grid is finer than the noise of prices, what
 * they would on an infinitely fine grid, otherwise what infinitely many agents do on the grid.
 * Immutable.
 */
final class GroupingLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final RandomGroupingMarket market;
  private final boolean isFine;

  GroupingLimits(RandomGroupingMarket market, long perGroup) {
    this.market = market;
    isFine = market.theories().isFine(perGroup);
  }

  /** Returns the limit of a metric's mean, or nothing where there is none. */
  OptionalDouble of(int metric) {
    return isAskedFor(metric) ? limit(metric) : OptionalDouble.empty();
  }

  private boolean isAskedFor(int metric) {
    return switch (metric) {
      case Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT -> market.environment().eps() != null;
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT ->
          market.competitive().isUnique();
      default -> true;
    };
  }

  private OptionalDouble limit(int metric) {
    return switch (metric) {
      case Measures.MAX_SURPLUS -> OptionalDouble.of(market.competitive().surplus());
      case Measures.MANIP_GAIN, Measures.BUDGET_RESIDUAL -> OptionalDouble.of(0);
      case Measures.POOLED_MANIP_GAIN_BUYER, Measures.POOLED_MANIP_GAIN_SELLER -> pooledGain();
      case Measures.MIN_PAYOFF -> leastPayoff();
      default -> isFine ? continuum(metric) : grid(metric);
    };
  }

  /** Somebody who does not trade has a payoff of zero, unless everybody trades. */
  private OptionalDouble leastPayoff() {
    if (!market.environment().capacity().isOne()) {
      return OptionalDouble.empty();
    }
    Shares shares = market.fluid().shares();
    int price = market.fluid().price();
    double fewest = Math.min(shares.supply(price), shares.demand(price));
    boolean allTrade = fewest >= 1 - Competitive.ROUNDING;
    return allTrade ? OptionalDouble.empty() : OptionalDouble.of(0);
  }

  /**
   * One agent hardly moves the price, unless several prices balance the pool equally well: then one
   * unit decides between them at every size.
   */
  private OptionalDouble pooledGain() {
    if (!market.environment().capacity().isOne()) {
      return OptionalDouble.empty();
    }
    return isFine || isSingle() ? OptionalDouble.of(0) : OptionalDouble.empty();
  }

  /** Tells whether noise leaves the pool one price to choose. */
  private boolean isSingle() {
    FluidLimit fluid = market.fluid();
    boolean isPoolRandom = isRandom() && !market.environment().isFixed();
    return isPoolRandom
        ? fluid.stretches().stream().allMatch(stretch -> stretch.lowest() == stretch.highest())
        : fluid.lowest() == fluid.highest();
  }

  /** Tells whether chance decides what happens however many agents there are. */
  boolean isRandom() {
    return !isFine && market.fluid().isDecidedByChance();
  }

  private OptionalDouble continuum(int metric) {
    return switch (metric) {
      case Measures.PROB_PRICE_GAP_ZERO -> OptionalDouble.empty();
      case Measures.SURPLUS -> OptionalDouble.of(market.competitive().surplus());
      case Measures.RELATIVE_EFFICIENCY, Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT ->
          OptionalDouble.of(1);
      case Measures.TRADED_UNITS -> OptionalDouble.of(continuumTraded());
      default -> OptionalDouble.of(0);
    };
  }

  private double continuumTraded() {
    Environment environment = market.environment();
    return environment.units() * environment.cost().cumulative(market.competitive().price()) / 2;
  }

  private OptionalDouble grid(int metric) {
    FluidLimit fluid = market.fluid();
    if (isRandom()) {
      return new TiedLimits(market).of(metric);
    }
    double loss = market.competitive().surplus() - fluid.surplus();
    return switch (metric) {
      case Measures.PROB_PRICE_GAP_ZERO, Measures.EPS_UNIFORM -> OptionalDouble.of(1);
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT ->
          OptionalDouble.of(
              Math.abs(market.environment().price(fluid.price()) - market.competitive().price()));
      case Measures.SURPLUS -> OptionalDouble.of(fluid.surplus());
      case Measures.SURPLUS_LOSS, Measures.POOLED_SURPLUS_LOSS ->
          OptionalDouble.of(fluid.balances() ? 0 : loss);
      case Measures.RELATIVE_EFFICIENCY ->
          OptionalDouble.of(
              fluid.balances() ? 1 : market.competitive().efficiency(fluid.surplus()));
      case Measures.EPS_EFFICIENT -> efficient(fluid.balances() ? 0 : loss);
      case Measures.RATIONED_UNITS, Measures.POOLED_RATIONED_UNITS ->
          OptionalDouble.of(fluid.balances() ? 0 : fluid.rationed());
      case Measures.RATIONED_AGENTS ->
          OptionalDouble.of(fluid.balances() ? 0 : fluid.rationedAgents());
      case Measures.RATIONED_SHARE ->
          OptionalDouble.of(fluid.balances() ? 0 : fluid.rationedShare());
      case Measures.TRADED_UNITS -> OptionalDouble.of(fluid.traded());
      default -> OptionalDouble.of(0);
    };
  }

  private OptionalDouble efficient(double loss) {
    BigDecimal eps = market.environment().eps();
    return eps == null ? OptionalDouble.empty() : efficient(loss, eps);
  }

  /** Returns whether a loss is at most eps; nothing if it is at the edge. */
  static OptionalDouble efficient(double loss, BigDecimal eps) {
    double bound = eps.doubleValue();
    return Math.abs(loss - bound) > Competitive.ROUNDING
        ? OptionalDouble.of(loss < bound ? 1 : 0)
        : OptionalDouble.empty();
  }

  void describe(Details details) {
    Environment environment = market.environment();
    Competitive competitive = market.competitive();
    FluidLimit fluid = market.fluid();
    Details plain = details.at("competitive");
    if (competitive.isUnique()) {
      plain.put("price", competitive.price());
    } else {
      plain.put("lowest_price", competitive.lowest()).put("highest_price", competitive.highest());
    }
    plain.put("surplus", competitive.surplus());
    details
        .at("grid")
        .put("T", (long) environment.steps())
        .put("lowest_price", environment.price(fluid.lowest()))
        .put("highest_price", environment.price(fluid.highest()))
        .put("price", environment.price(fluid.price()))
        .put("balances", fluid.balances())
        .put("tied", fluid.isTied())
        .put("supply_per_seller", environment.units() * fluid.shares().supply(fluid.price()))
        .put("demand_per_buyer", environment.units() * fluid.shares().demand(fluid.price()))
        .put("traded_units", fluid.traded())
        .put("rationed_units", fluid.isDecidedByChance() ? Double.NaN : fluid.rationed())
        .put("surplus", fluid.isDecidedByChance() ? Double.NaN : fluid.surplus());
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      details.at("limits").put(Measures.all().get(metric).name(), of(metric).orElse(Double.NaN));
    }
    theory(details.at("theory"));
  }

  private void theory(Details details) {
    GroupingTheories theories = market.theories();
    details.put("regime", isFine ? "grid finer than the noise of prices" : "coarse grid");
    PriceNoise fine = theories.fine();
    if (fine != null) {
      describe(details.at("fine"), fine);
      details.at("fine").put("price_sd_sqrt_n", fine.priceSd());
    }
    PriceNoise locked = theories.locked();
    if (locked != null) {
      describe(details.at("locked"), locked);
      details
          .at("locked")
          .put("last_margin", locked.lastMargin())
          .put("rate_per_n", theories.lockRate());
    }
  }

  private static void describe(Details details, PriceNoise noise) {
    details.put("spread", noise.spread()).put("margin", noise.margin());
  }
}
