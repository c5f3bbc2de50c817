package walras.mechanism.randomgrouping.ring;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws a state and the signals of the sellers and buyers of all groups, forms a price in each from
 * second messages and lets each trade at the price of the next; beside it the branches in which
 * pairs trade, and one market of all agents in the knowledge of all signals.
 *
 * <p>Source: Matsushima (2004), Section 3.5. Departures from it: second and third messages hold the
 * own signal; prices that balance a group equally well are chosen between by a rule, see the
 * documentation of the mechanism.
 *
 * <p>State: counts of signals by group. Cost: O(groups * signals) draws, independent of the number
 * of agents. Agents are independent and identically distributed given the state, so the groups are
 * drawn directly and not as a random division of all agents. All branches are evaluated in each
 * replication; the loss of those in which pairs trade is its expectation given the counts.
 */
final class RingKernel implements Kernel {

  private final RingEnvironment environment;
  private final RingPlay play;
  private final RingMetrics metrics;

  RingKernel(SizedRing sized) {
    environment = sized.environment();
    play = new RingPlay(environment, sized.perGroup());
    metrics = new RingMetrics(sized.market(), sized.perGroup());
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    play.draw(streams);
    outcome.state(play.state());
    play.announce();
    metrics.writeAnnounced(play, outcome);
    metrics.writePool(play, outcome);
    Philox lotteries = streams.lotteries();
    play.serve(lotteries);
    metrics.writeServed(play, outcome);
    metrics.writePooledSurplus(play, outcome);
    metrics.writeComparison(play, outcome);
    if (metrics.hasEps()) {
      metrics.writeEfficient(
          efficientPairs(lotteries), metrics.isEfficient(play, play.surplus()), outcome);
    }
  }

  /** Draws a price and partners for each branch in which pairs trade, and counts the efficient. */
  private int efficientPairs(Philox rng) {
    int efficient = 0;
    int prices = environment.grid().steps() + 1;
    for (Pairs branch : Pairs.ALL) {
      int price = Math.min(prices - 1, (int) (rng.nextDouble() * prices));
      double surplus = metrics.pairs().drawn(branch, price, play, rng);
      efficient += metrics.isEfficient(play, surplus) ? 1 : 0;
    }
    return efficient;
  }

  @Override
  public void describe(Details details) {
    details.put("state", environment.signals().states().get(play.state()));
    Grid grid = environment.grid();
    for (int market = 0; market <= play.groups(); market++) {
      boolean isPool = market == play.groups();
      String name = isPool ? "pooled" : "group_%d".formatted(market + 1);
      Deal deal = play.deal(market);
      Details told = details.at(name);
      told.put("sellers", play.counts().sellers[market].clone())
          .put("buyers", play.counts().buyers[market].clone())
          .put("price_formed", grid.price(play.formed(market)))
          .put("price_traded", grid.price(deal.price()))
          .put("supply", deal.supply())
          .put("demand", deal.demand())
          .put("unserved", deal.unserved())
          .put("forced", deal.forced())
          .put("surplus", play.surplus(market));
      if (!isPool) {
        describe(market, told);
      }
    }
    details
        .put("max_surplus", play.maximum())
        .put("misinformed_sellers", play.misinformed())
        .put("log_posterior_error_all", play.messages().fullLogError);
  }

  /** Writes the thresholds of messages: price indices from which on is sold, and below bought. */
  private void describe(int group, Details told) {
    String[] names = {"first_messages", "second_messages", "third_messages"};
    for (int message = 0; message < names.length; message++) {
      told.at(names[message])
          .put("sold_from", play.messages().supply[message][group].thresholds())
          .put("bought_below", play.messages().demand[message][group].thresholds());
    }
  }
}
