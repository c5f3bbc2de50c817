package walras.mechanism.randomgrouping;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Population;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Divides the agents of a population, with any units of any commodities, into two groups at random,
 * forms prices in each and lets each trade at those of the other.
 *
 * <p>Source: Matsushima (2004), Section 2. Departures from it: sellers and buyers may differ in
 * number, and agents in their units; ties as in {@link GroupingKernel}.
 *
 * <p>State: counts of the groups' agents by what they announce in a window of prices, see {@link
 * HoldingsElements}; if a price lies outside, the counts are divided further. Cost: one
 * hypergeometric draw for each type that changes its announcement in the window, of which there are
 * as many as the square root of the agents, and for each of what the others announce. Prices,
 * quantities and who is served of those who announce the same are exact in distribution; surplus is
 * its expectation given these. Nothing is allocated while prices stay in the window.
 *
 * <p>Defined for: even numbers of sellers and of buyers, at least 2 each.
 */
final class HoldingsKernel implements Kernel {

  private final Population population;
  private final HoldingsMarkets markets;
  private final HoldingsMetrics metrics;

  HoldingsKernel(PopulationEnvironment environment, HoldingsBook book) {
    population = environment.population();
    markets = new HoldingsMarkets(book);
    metrics = new HoldingsMetrics(environment, book);
  }

  /** Returns what happened in each commodity in the last replication. */
  HoldingsTrades[] trades() {
    return markets.trades.clone();
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    Philox rng = streams.lotteries();
    markets.draw(rng);
    metrics.write(markets, outcome);
    markets.ration(outcome.profile());
  }

  @Override
  public void describe(Details details) {
    for (int commodity = 0; commodity < population.commodities().size(); commodity++) {
      String name = population.commodities().get(commodity);
      markets.describe(
          commodity, name.isEmpty() ? details.at("markets") : details.at("markets").at(name));
    }
    details.put("rationed_agents", markets.rationedAgents());
  }
}
