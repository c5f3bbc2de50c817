package walras.mechanism.randomgrouping.interdependent;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.Streams;

/**
 * Draws a state and the signals of sellers and of buyers of bundles in two groups, forms a price
 * pair in each from second messages, and lets each trade at that of the other on third messages;
 * beside it the branches with a random price pair, and the double auction of all agents in one
 * pool.
 *
 * <p>Source: Matsushima (2004), Sections 3.1 to 3.4, with values of bundles. Departures from it:
 * see the documentation of the mechanism. All branches of the lottery are played and mixed by their
 * probabilities, each with an order of service of its own.
 *
 * <p>State: counts of signals by group; nothing is stored per agent. Exact in distribution: signals
 * are independent given the state, so counts are multinomial, and agents of a signal are
 * exchangeable, see {@link BundleDeal}. Cost: independent of the number of agents but for some
 * O(log log n) draws, proportional to the steps of the grid and the number of signals.
 */
final class BundleKernel implements Kernel {

  private final SizedBundles sized;
  private final BundleGroups groups;
  private final BundleTrade trade;
  private final BundleMetrics metrics;

  BundleKernel(SizedBundles sized) {
    this.sized = sized;
    groups = new BundleGroups(sized.market().environment(), sized.perGroup());
    trade = new BundleTrade(sized.market(), groups);
    metrics = new BundleMetrics(sized.market(), sized.perGroup(), groups, trade);
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    groups.draw(streams.economy());
    trade.execute(streams.lotteries());
    metrics.writeAll(outcome);
  }

  @Override
  public void describe(Details details) {
    details.put("state", sized.market().states().get(groups.state()));
    for (int market = 0; market < BundleGroups.MARKETS; market++) {
      Details group = details.at(name(market));
      group
          .put("sellers", groups.sellers[market].clone())
          .put("buyers", groups.buyers[market].clone())
          .put("belief", belief(market))
          .put("prices_formed", money(groups.formed[market]));
      BundleDeal deal = market == BundleGroups.POOL ? trade.pooled : trade.main[market];
      deal(group.at("trade"), deal);
    }
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      for (int group = 0; group < BundleGroups.GROUPS; group++) {
        Details story = details.at("branch_%d".formatted(branch + 1)).at(name(group));
        deal(story, trade.random[branch][group]);
      }
    }
    details.put("max_surplus_lp", trade.maximum());
  }

  private static String name(int market) {
    return market == BundleGroups.POOL ? "pooled" : "group_%d".formatted(market + 1);
  }

  private double[] belief(int market) {
    double[] belief = new double[sized.market().states().size()];
    for (int z = 0; z < belief.length; z++) {
      belief[z] = groups.belief(market).probability(z);
    }
    return belief;
  }

  private double[] money(PricePair prices) {
    return new double[] {
      sized.market().environment().grid().price(prices.first()),
      sized.market().environment().grid().price(prices.second())
    };
  }

  private void deal(Details details, BundleDeal deal) {
    details
        .put("prices", money(deal.prices()))
        .put("supply", deal.supply(0), deal.supply(1))
        .put("demand", deal.demand(0), deal.demand(1));
    Details sellers = details.at("sellers");
    BundleEnvironment environment = sized.market().environment();
    for (int signal = 0; signal < environment.sellerSignals(); signal++) {
      sellers
          .at(environment.signals().sellers().model().types().get(signal))
          .put("announce", units(deal.announced(signal)))
          .put("sell_none_first_second_both", sold(deal, signal));
    }
    Details buyers = details.at("buyers");
    for (int signal = 0; signal < environment.buyerSignals(); signal++) {
      buyers
          .at(environment.signals().buyers().model().types().get(signal))
          .put("announce", units(deal.bought(signal)));
    }
    details.put("surplus", trade.surplus(deal));
  }

  private static long[] units(int bundle) {
    return new long[] {Bundle.units(bundle, 0), Bundle.units(bundle, 1)};
  }

  /** Returns how many sellers with a signal sell each bundle. */
  private static long[] sold(BundleDeal deal, int signal) {
    long[] sold = new long[Bundle.COUNT];
    for (int left = 0; left < Bundle.COUNT; left++) {
      sold[deal.sold(signal, left)] += deal.found(left, signal);
    }
    return sold;
  }
}
