package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import walras.kernel.Details;

/** What the means of the metrics tend to: what infinitely many agents do on the grid. Immutable. */
final class BundleLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final BundleMarket market;
  private final FluidOutcome outcome;

  BundleLimits(BundleMarket market) {
    this.market = market;
    outcome = new FluidOutcome(market.tables(), market.fluid());
  }

  /** Returns the limit of a metric's mean, or nothing where there is none. */
  OptionalDouble of(int metric) {
    return switch (metric) {
      case Measures.MAX_SURPLUS_LP -> OptionalDouble.of(market.competitive().surplus());
      case Measures.BUDGET_RESIDUAL -> OptionalDouble.of(0);
      case Measures.MANIP_GAIN ->
          market.tables().environment.isSeparable() ? OptionalDouble.of(0) : OptionalDouble.empty();
      case Measures.MIN_PAYOFF -> OptionalDouble.empty();
      default -> market.fluid().isTied() ? OptionalDouble.empty() : grid(metric);
    };
  }

  private OptionalDouble grid(int metric) {
    double loss = Math.max(0, market.competitive().surplus() - outcome.surplus());
    return switch (metric) {
      case Measures.PROB_PRICE_GAP_ZERO, Measures.EPS_UNIFORM -> OptionalDouble.of(1);
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT ->
          OptionalDouble.of(market.competitive().distance(price(0), price(1)));
      case Measures.SURPLUS -> OptionalDouble.of(outcome.surplus());
      case Measures.SURPLUS_LOSS_LP, Measures.POOLED_SURPLUS_LOSS_LP ->
          OptionalDouble.of(settled(loss));
      case Measures.RELATIVE_EFFICIENCY_LP ->
          OptionalDouble.of(
              settled(loss) == 0 ? 1 : outcome.surplus() / market.competitive().surplus());
      case Measures.EPS_EFFICIENT_LP -> efficient(settled(loss));
      case Measures.RATIONED_UNITS, Measures.POOLED_RATIONED_UNITS ->
          OptionalDouble.of(settled(outcome.rationedUnits()));
      case Measures.RATIONED_SHARE -> OptionalDouble.of(settled(outcome.rationedShare()));
      case Measures.RATIONED_AGENTS -> OptionalDouble.of(settled(outcome.rationedAgents()));
      case Measures.TRADED_UNITS -> OptionalDouble.of(outcome.tradedUnits());
      case Measures.MANIP_GAIN_EX_POST -> OptionalDouble.of(outcome.gain());
      default -> OptionalDouble.of(metric < Measures.INTERIM_PAYOFF ? 0 : payoff(metric));
    };
  }

  private double payoff(int metric) {
    int type = metric - Measures.INTERIM_PAYOFF;
    int sellers = market.tables().sellers.types();
    return type < sellers
        ? outcome.payoff(Side.SELLER, type)
        : outcome.payoff(Side.BUYER, type - sellers);
  }

  private static double settled(double number) {
    return number <= Competitive.ROUNDING ? 0 : number;
  }

  private double price(int commodity) {
    return market.tables().environment.price(market.fluid().price(commodity));
  }

  private OptionalDouble efficient(double loss) {
    BigDecimal eps = market.tables().environment.eps();
    double bound = eps == null ? Double.NaN : eps.doubleValue();
    if (!(Math.abs(loss - bound) > Competitive.ROUNDING)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(loss < bound ? 1 : 0);
  }

  void describe(Details details) {
    Competitive competitive = market.competitive();
    FluidLimit fluid = market.fluid();
    details
        .at("competitive")
        .put("lowest_prices", competitive.lowest())
        .put("highest_prices", competitive.highest())
        .put("surplus_lp", competitive.surplus());
    details
        .at("grid")
        .put("T", (long) market.tables().environment.grid().steps())
        .put("regions", (long) market.tables().regions.length)
        .put("prices", price(0), price(1))
        .put("balances", fluid.balances())
        .put("tied", fluid.isTied())
        .put("supply_per_seller", announced(Side.SELLER))
        .put("demand_per_buyer", announced(Side.BUYER));
    if (!fluid.isTied()) {
      details
          .at("grid")
          .put("traded_units", outcome.tradedUnits())
          .put("rationed_units", outcome.rationedUnits())
          .put("surplus", outcome.surplus());
    }
    List<Measures.Entry> entries = Measures.of(market.tables().environment);
    for (int metric = 0; metric < entries.size(); metric++) {
      details.at("limits").put(entries.get(metric).name(), of(metric).orElse(Double.NaN));
    }
  }

  private double[] announced(Side side) {
    return new double[] {market.fluid().announced(side, 0), market.fluid().announced(side, 1)};
  }
}
