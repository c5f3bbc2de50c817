package walras.mechanism.randomgrouping;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Draws the sellers and buyers of two groups, forms a price in each and lets each trade at the
 * price of the other; beside it the double auction of all agents in one pool.
 *
 * <p>Source: Matsushima (2004), Section 2. Departures from it: prices that balance a group equally
 * well are chosen between by a rule, and demand between equally good quantities, see the
 * documentation of the mechanism. The order of service in the pool is drawn by itself.
 *
 * <p>Cost: independent of the number of agents, see {@link TypeUnits} and {@link CellUnits}. Agents
 * are independent and identically distributed on each side, so the groups are drawn directly and
 * not as a random division of all agents.
 */
final class GroupingKernel implements Kernel {

  private final SizedGrouping sized;
  private final Units units;
  private final Auctions auctions;
  private final TradeMetrics metrics;
  private final Trades trades = new Trades();

  GroupingKernel(SizedGrouping sized) {
    this.sized = sized;
    units = sized.units();
    auctions = new Auctions(sized.environment(), sized.unitsPerGroup(), units);
    metrics = sized.metrics();
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    units.draw(streams);
    auctions.clear(trades);
    auctions.misreport(trades);
    auctions.trade(trades, streams);
    metrics.writeAll(trades, outcome);
  }

  @Override
  public void describe(Details details) {
    units.describe(details.at("draws"));
    describe(sized.environment(), trades, details);
  }

  /** Writes the prices and trades of one commodity. */
  static void describe(Environment environment, Trades trades, Details details) {
    for (int market = 0; market <= Trades.POOL; market++) {
      String name = market == Trades.POOL ? "pooled" : "group_%d".formatted(market + 1);
      details
          .at("markets")
          .at(name)
          .put("price_formed", environment.price(trades.formed[market]))
          .put("price_traded", environment.price(trades.price(market)))
          .put("supply", trades.supply[market])
          .put("demand", trades.demand[market])
          .put("traded", trades.traded(market))
          .put("rationed", trades.rationed(market))
          .put("surplus", trades.surplus[market]);
    }
    details.put("max_surplus", trades.maximum);
    if (environment.capacity().isOne()) {
      details
          .put("min_payoff", trades.leastPayoff)
          .put("pooled_manip_gain_buyer", trades.pooledGainBuyer)
          .put("pooled_manip_gain_seller", trades.pooledGainSeller);
    }
  }
}
