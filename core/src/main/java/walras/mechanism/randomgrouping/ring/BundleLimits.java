package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleDemand;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleOutcome;
import walras.mechanism.randomgrouping.signals.bundles.BundleSupply;

/**
 * What the means of the metrics tend to in each state: infinitely many agents on the grid, all of
 * whom know the state in the end. Immutable.
 */
final class BundleLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final BundleRingMarket market;
  private final BundleRing ring;

  /** The losses of the branches in which pairs trade, by state, then branch. */
  private final List<List<Double>> pairLosses = new ArrayList<>();

  BundleLimits(BundleRingMarket market) {
    this.market = market;
    ring = market.ring();
    for (int state = 0; state < ring.states(); state++) {
      List<Double> losses = new ArrayList<>();
      for (Pairs branch : Pairs.ALL) {
        losses.add(market.known(state).largestSurplus() - pairSurplus(branch, state));
      }
      pairLosses.add(losses);
    }
  }

  /** Returns the surplus per agent of a branch in which pairs trade. */
  private double pairSurplus(Pairs branch, int state) {
    BundleEnvironment environment = ring.bundles();
    SignalEnvironment signals = environment.signals();
    double[] sellers = signals.sellers().model().signals(state);
    double[] buyers = signals.buyers().model().signals(state);
    double[][] costs = environment.costs(state);
    double[][] values = environment.values(state);
    boolean isFirst = branch.message() == Messages.FIRST;
    if (branch.isLedBySeller()) {
      PairShares shares = new PairShares(ring.grid(), sellers.length);
      shares.lead(supply(isFirst, state));
      return shares.gain(sellers, costs, buyers, values) / 2;
    }
    PairShares shares = new PairShares(ring.grid(), buyers.length);
    BundleDemand demand = new BundleDemand(environment);
    shares.lead(isFirst ? demand.fromOwnSignals() : demand.inState(state));
    return -shares.gain(buyers, values, sellers, costs) / 2;
  }

  private BundleSupply supply(boolean isFirst, int state) {
    Side sellers = ring.bundles().signals().sellers();
    BundleSupply supply = BundleSupply.create(ring.bundles());
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      supply.expect(
          commodity,
          isFirst ? sellers.expectedFromOwnSignal(commodity) : sellers.money(state, commodity));
    }
    return supply;
  }

  /** Returns the limit of a metric's mean in a state, or nothing where there is none. */
  OptionalDouble of(int metric, int state) {
    if (Measures.isBranch(metric)) {
      return OptionalDouble.of(pairLosses.get(state).get(metric - Measures.SURPLUS_LOSS_BRANCH_1));
    }
    return switch (metric) {
      case Measures.MAX_SURPLUS -> OptionalDouble.of(market.known(state).largestSurplus());
      case Measures.BUDGET_RESIDUAL,
          Measures.POSTERIOR_ERROR_SECOND,
          Measures.POSTERIOR_ERROR_THIRD,
          Measures.POSTERIOR_ERROR_ALL ->
          OptionalDouble.of(0);
      case Measures.LOG_POSTERIOR_ERROR_ALL, Measures.MIN_PAYOFF, Measures.EPS_EFFICIENT ->
          OptionalDouble.empty();
      default -> market.known(state).isTied() ? OptionalDouble.empty() : atPrices(metric, state);
    };
  }

  private OptionalDouble atPrices(int metric, int state) {
    BundleOutcome outcome = market.outcome(state);
    double most = market.known(state).largestSurplus();
    return switch (metric) {
      case Measures.PROB_PRICE_GAP_ZERO, Measures.EPS_UNIFORM -> OptionalDouble.of(1);
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT -> priceError(state);
      case Measures.SURPLUS -> OptionalDouble.of(outcome.surplus());
      case Measures.SURPLUS_LOSS, Measures.POOLED_SURPLUS_LOSS -> OptionalDouble.of(outcome.loss());
      case Measures.RELATIVE_EFFICIENCY ->
          OptionalDouble.of(most > 0 ? 1 - outcome.loss() / most : 1);
      case Measures.MECHANISM_SURPLUS_LOSS -> OptionalDouble.of(mechanismLoss(state));
      default -> OptionalDouble.of(quantity(metric, outcome));
    };
  }

  private static double quantity(int metric, BundleOutcome outcome) {
    double rationed = outcome.unserved() + outcome.forced();
    double wanted = outcome.wanted();
    return switch (metric) {
      case Measures.RATIONED_UNITS, Measures.POOLED_RATIONED_UNITS -> rationed / 2;
      case Measures.UNSERVED_UNITS -> outcome.unserved() / 2;
      case Measures.FORCED_UNITS -> outcome.forced() / 2;
      case Measures.RATIONED_SHARE -> wanted == 0 ? 0 : rationed / wanted;
      case Measures.RATIONED_AGENTS -> outcome.rationedAgents();
      case Measures.TRADED_UNITS -> (outcome.demand(0) + outcome.demand(1)) / 2;
      default -> 0;
    };
  }

  private OptionalDouble priceError(int state) {
    return market.hasCompetitivePrices()
        ? OptionalDouble.of(market.known(state).distance(price(state, 0), price(state, 1)))
        : OptionalDouble.empty();
  }

  private double price(int state, int commodity) {
    return ring.grid().price(market.known(state).price(commodity));
  }

  private double mechanismLoss(int state) {
    double pairs = pairLosses.get(state).stream().mapToDouble(Double::doubleValue).sum();
    return ring.mainShare() * market.outcome(state).loss() + ring.eta() * pairs;
  }

  void describe(Details details) {
    for (int state = 0; state < ring.states(); state++) {
      describe(state, details.at(market.states().get(state)));
    }
  }

  private void describe(int state, Details details) {
    KnownBundles known = market.known(state);
    BundleOutcome outcome = market.outcome(state);
    details
        .at("competitive")
        .put("lowest_prices", known.lowestPrices())
        .put("highest_prices", known.highestPrices())
        .put("surplus_lp", known.largestSurplus());
    details
        .at("grid")
        .put("T", (long) ring.grid().steps())
        .put("prices", price(state, 0), price(state, 1))
        .put("balances", known.balances())
        .put("tied", known.isTied())
        .put("supply_per_seller", outcome.supply(0), outcome.supply(1))
        .put("demand_per_buyer", outcome.demand(0), outcome.demand(1));
    Details limits = details.at("limits");
    for (int metric = 0; metric < BundleMeasures.all().size(); metric++) {
      limits.put(BundleMeasures.all().get(metric).name(), of(metric, state).orElse(Double.NaN));
    }
    Information information = market.information().get(state);
    boolean isOnly = ring.states() == 1;
    details
        .at("theory")
        .put("chernoff_per_pair", isOnly ? Double.NaN : information.chernoff())
        .put("entropy_per_pair", information.entropy())
        .put("spreads", outcome.spread(0), outcome.spread(1));
  }
}
