package walras.mechanism.randomgrouping.interdependent;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.sampling.Streams;

/**
 * Draws a state and the signals of sellers and buyers in two groups, forms a price in each from
 * second messages, and lets each trade at the price of the other on third messages; beside it the
 * branches with a random price, and the double auction of all agents in one pool.
 *
 * <p>Source: Matsushima (2004), Sections 3.1 to 3.4. Departures from it: see the documentation of
 * the mechanism. All branches of the lottery are played and mixed by their probabilities.
 *
 * <p>State: counts of signals by group; nothing is stored per agent. Exact in distribution: signals
 * are independent given the state, so counts are multinomial, and agents of a signal are
 * exchangeable, see {@link Deal}. Cost: independent of the number of agents and of the grid.
 */
final class InterdependentKernel implements Kernel {

  private final SizedInterdependent sized;
  private final Groups groups;
  private final Trade trade;
  private final TradeMetrics metrics;

  InterdependentKernel(SizedInterdependent sized) {
    this.sized = sized;
    groups = new Groups(sized.environment(), sized.perGroup());
    trade = new Trade(sized.environment(), groups);
    metrics = new TradeMetrics(sized.market(), sized.perGroup(), groups, trade);
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    groups.draw(streams.economy());
    trade.execute(streams.lotteries());
    metrics.writeAll(outcome);
  }

  @Override
  public void describe(Details details) {
    details.put("state", sized.environment().states().get(groups.state()));
    for (int market = 0; market <= Groups.POOL; market++) {
      Details group = details.at(name(market));
      group
          .put("sellers", groups.sellers[market].clone())
          .put("buyers", groups.buyers[market].clone())
          .put("belief", belief(market))
          .put("price_formed", sized.price(groups.formed[market]));
      deal(group.at("trade"), market == Groups.POOL ? trade.pooled : trade.main[market]);
    }
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      for (int group = 0; group < Groups.GROUPS; group++) {
        Details story = details.at("branch_%d".formatted(branch + 1)).at(name(group));
        deal(story, trade.random[branch][group]);
      }
    }
    details.put("max_surplus", trade.maximum());
  }

  private static String name(int market) {
    return market == Groups.POOL ? "pooled" : "group_%d".formatted(market + 1);
  }

  private double[] belief(int market) {
    double[] belief = new double[sized.environment().states().size()];
    for (int z = 0; z < belief.length; z++) {
      belief[z] = groups.belief(market).probability(z);
    }
    return belief;
  }

  private void deal(Details details, Deal deal) {
    details
        .put("price", sized.price(deal.price()))
        .put("supply", deal.supply())
        .put("demand", deal.demand())
        .put("sold", sold(deal))
        .put("bought", bought(deal))
        .put("surplus", trade.surplus(deal));
  }

  private long[] sold(Deal deal) {
    long[] sold = new long[sized.environment().sellers().signals() * sized.environment().units()];
    for (int place = 0; place < sold.length; place++) {
      sold[place] = deal.sold(place);
    }
    return sold;
  }

  private long[] bought(Deal deal) {
    long[] bought = new long[sized.environment().buyers().signals() * sized.environment().units()];
    for (int place = 0; place < bought.length; place++) {
      bought[place] = deal.bought(place);
    }
    return bought;
  }
}
