package walras.mechanism.randomgrouping;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Divides the agents of a population into two groups at random, forms a price in each and lets each
 * trade at the price of the other.
 *
 * <p>Source: Matsushima (2004), Section 2. Departures from it: sellers and buyers may differ in
 * number; ties as in {@link GroupingKernel}.
 *
 * <p>State: counts of the first group in intervals of prices, split as far as prices and quantities
 * need it, see {@link GroupTree}. Cost: O(log of the places) hypergeometric draws per replication,
 * nothing is allocated once intervals are known. Prices, quantities and rationing are exact in
 * distribution; surplus is its expectation given the counts; the least payoff is drawn.
 *
 * <p>Defined for: even numbers of sellers and of buyers, at least 2 each.
 */
final class PopulationKernel implements Kernel {

  private final Grid grid;
  private final PopulationGroups groups;
  private final LeastPayoffs payoffs;
  private final PopulationMetrics metrics;
  private final Trades trades = new Trades();

  PopulationKernel(PopulationEnvironment environment, PopulationBook book) {
    grid = environment.grid();
    groups = new PopulationGroups(book.table());
    payoffs = new LeastPayoffs(book.table(), environment.population(), groups.tree());
    metrics = new PopulationMetrics(environment, book);
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    Philox rng = streams.lotteries();
    groups.draw(rng, trades);
    for (int group = 0; group < Trades.GROUPS; group++) {
      trades.sold[group] = trades.traded(group);
      trades.bought[group] = trades.traded(group);
    }
    groups.account(trades);
    trades.leastPayoff = payoffs.draw(rng, trades);
    metrics.write(trades, outcome);
    groups.ration(trades, outcome.profile());
  }

  @Override
  public void describe(Details details) {
    groups.describe(details.at("draws"));
    for (int group = 0; group < Trades.GROUPS; group++) {
      details
          .at("markets")
          .at("group_%d".formatted(group + 1))
          .put("price_formed", grid.price(trades.formed[group]))
          .put("price_traded", grid.price(trades.price(group)))
          .put("supply", trades.supply[group])
          .put("demand", trades.demand[group])
          .put("traded", trades.traded(group))
          .put("rationed", trades.rationed(group))
          .put("surplus", trades.surplus[group]);
    }
    details.put("min_payoff", trades.leastPayoff);
  }
}
