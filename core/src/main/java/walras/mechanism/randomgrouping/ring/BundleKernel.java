package walras.mechanism.randomgrouping.ring;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws a state and the signals of the sellers and of the buyers of bundles of all groups, forms a
 * price pair in each from second messages and lets each trade at that of the next; beside it the
 * branches in which pairs trade, and one market of all agents in the knowledge of all signals.
 *
 * <p>Source: Matsushima (2004), Section 3.5, with values of bundles. Departures from it: see the
 * documentation of the mechanism.
 *
 * <p>State: counts of signals by group; nothing is stored per agent. Exact in distribution: signals
 * are independent given the state, so counts are multinomial, and agents of a signal are
 * exchangeable. Cost: independent of the number of agents but for some O(log log n) draws,
 * proportional to groups, steps of the grid and signals. The loss of branches in which pairs trade
 * is its expectation given the counts.
 */
final class BundleKernel implements Kernel {

  private final BundleRing ring;
  private final BundlePlay play;
  private final BundleMetrics metrics;
  private final PricePair drawn = new PricePair();

  BundleKernel(SizedBundleRing sized) {
    ring = sized.market().ring();
    play = new BundlePlay(sized.market(), sized.perGroup());
    metrics = new BundleMetrics(sized.market(), sized.perGroup());
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    play.draw(streams);
    outcome.state(play.state());
    play.announce();
    metrics.writeAnnounced(play, outcome);
    Philox lotteries = streams.lotteries();
    play.serve(lotteries);
    metrics.writeServed(play, outcome);
    metrics.writePool(play, outcome);
    if (metrics.hasEps()) {
      metrics.writeEfficient(
          efficientPairs(lotteries), metrics.isEfficient(play, play.surplus()), outcome);
    }
  }

  /** Draws prices and partners for each branch in which pairs trade, and counts the efficient. */
  private int efficientPairs(Philox rng) {
    int efficient = 0;
    for (Pairs branch : Pairs.ALL) {
      int first = price(rng);
      int second = price(rng);
      drawn.set(first, second);
      double surplus = metrics.pairs().drawn(branch, drawn, play, rng);
      efficient += metrics.isEfficient(play, surplus) ? 1 : 0;
    }
    return efficient;
  }

  private int price(Philox rng) {
    int prices = ring.grid().steps() + 1;
    return Math.min(prices - 1, (int) (rng.nextDouble() * prices));
  }

  @Override
  public void describe(Details details) {
    details.put("state", ring.bundles().signals().states().get(play.state()));
    for (int market = 0; market <= play.groups(); market++) {
      boolean isPool = market == play.groups();
      String name = isPool ? "pooled" : "group_%d".formatted(market + 1);
      BundleDeal deal = play.deal(market);
      details
          .at(name)
          .put("sellers", play.counts().sellers[market].clone())
          .put("buyers", play.counts().buyers[market].clone())
          .put("prices_formed", money(play.formed(market)))
          .put("prices_traded", money(deal.prices()))
          .put("supply", deal.supply(0), deal.supply(1))
          .put("demand", deal.demand(0), deal.demand(1))
          .put("unserved", deal.unserved(0), deal.unserved(1))
          .put("forced", deal.forced(0), deal.forced(1))
          .put("surplus", play.surplus(market));
    }
    details
        .put("max_surplus_lp", play.maximum())
        .put("misinformed_sellers", play.misinformed())
        .put("log_posterior_error_all", play.messages().fullLogError);
  }

  private double[] money(PricePair prices) {
    Grid grid = ring.grid();
    return new double[] {grid.price(prices.first()), grid.price(prices.second())};
  }
}
