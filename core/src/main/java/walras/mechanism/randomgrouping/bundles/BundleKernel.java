package walras.mechanism.randomgrouping.bundles;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.FixedMultinomial;
import walras.sampling.Multinomial;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws the sellers and buyers of two groups who trade bundles of two commodities, forms a price
 * pair in each and lets each trade at that of the other; beside it the double auction of all agents
 * in one pool.
 *
 * <p>Source: Matsushima (2004), Section 2, without Condition 1. Departures from it: price pairs
 * that balance a group equally well are chosen between by a rule, and bundles that are equally good
 * too, see the documentation of the mechanism. The order of service in the pool is drawn by itself.
 *
 * <p>State: counts of types; nothing is stored per agent. Cost: O(types) draws and O(regions)
 * steps, independent of the steps of the grid; where both commodities are scarce on one side, some
 * O(log log n) draws more. Exact in distribution: agents of a type are exchangeable.
 */
final class BundleKernel implements Kernel {

  private final Tables tables;
  private final FixedMultinomial sellerLaw;
  private final FixedMultinomial buyerLaw;
  private final Trades trades;
  private final Auctions auctions;
  private final Accounts accounts;
  private final TradeMetrics metrics;

  BundleKernel(SizedBundles sized) {
    tables = sized.market().tables();
    sellerLaw = Multinomial.of(tables.sellers.weights).withTrials(sized.perGroup());
    buyerLaw = Multinomial.of(tables.buyers.weights).withTrials(sized.perGroup());
    trades = new Trades(tables.sellers.types(), tables.buyers.types());
    auctions = new Auctions(tables);
    accounts = new Accounts(tables);
    metrics = sized.metrics();
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    draw(streams.economy());
    auctions.clear(trades);
    auctions.serve(trades, streams);
    accounts.write(trades);
    accounts.expect(trades, streams.lotteries());
    metrics.write(trades, outcome);
  }

  private void draw(Philox economy) {
    for (int group = 0; group < Trades.GROUPS; group++) {
      sellerLaw.sample(economy, trades.sellers[group].counts);
      buyerLaw.sample(economy, trades.buyers[group].counts);
    }
    trades.pool();
  }

  @Override
  public void describe(Details details) {
    for (int market = 0; market < Trades.MARKETS; market++) {
      String name = market == Trades.POOL ? "pooled" : "group_%d".formatted(market + 1);
      Details told = details.at("markets").at(name);
      told.put("prices_formed", prices(trades.formed[market]))
          .put("prices_traded", prices(trades.quote(market)));
      told.put("surplus", trades.surplus[market]);
      describe(Side.SELLER, market, told.at("sellers"));
      describe(Side.BUYER, market, told.at("buyers"));
    }
    details
        .put("max_surplus_lp", trades.maximum)
        .put("min_payoff", trades.leastPayoff)
        .put("manip_gain", trades.mostGain)
        .put("manip_gain_ex_post", trades.expectedGain)
        .put("interim_payoffs", trades.interim.clone());
  }

  private double[] prices(Quote quote) {
    return new double[] {
      tables.environment.price(quote.first), tables.environment.price(quote.second)
    };
  }

  private void describe(Side side, int market, Details details) {
    Crowd crowd = trades.crowd(market, side);
    for (int type = 0; type < crowd.counts.length; type++) {
      int announced = crowd.bundles[type];
      details
          .at(tables.environment.types(side).get(type).name())
          .put("agents", crowd.counts[type])
          .put("announce", Bundle.units(announced, 0), Bundle.units(announced, 1))
          .put("find_both", crowd.left[Bundle.BOTH][type])
          .put("find_first", crowd.left[Bundle.FIRST][type])
          .put("find_second", crowd.left[Bundle.SECOND][type])
          .put("find_none", crowd.left[Bundle.NONE][type]);
    }
  }
}
