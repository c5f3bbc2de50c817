package walras.mechanism.marketgame;

import walras.kernel.Details;

/**
 * What an entry fee of twice kappa does to resources and to the wish to take part, in the limit.
 *
 * <p>Source: section 6 of the paper for the fee; derived for the numbers. The fee pays for a good
 * in every realisation if it is at least the bound of what the designer adds.
 */
final class EntryFee {

  private final MarketGameMarket market;
  private final Economy economy;
  private final DeltaBound bound;

  EntryFee(MarketGameMarket market, DeltaBound bound) {
    this.market = market;
    this.bound = bound;
    economy = market.economy();
  }

  void describe(Details details) {
    economy.fee().describe(details);
    Goods leastSlack = bound.leastSlack();
    details
        .put("fixed_price", economy.fixedPrice())
        .put("always_feasible_q", leastSlack.q() >= 0)
        .put("always_feasible_r", leastSlack.r() >= 0);
    leastSlack.describe(details.at("least_slack"));
    for (int z = 0; z < economy.states(); z++) {
      Benchmark benchmark = market.benchmark(z);
      details
          .at("slack")
          .at(economy.model().states().get(z))
          .put("q", economy.fee().q() - benchmark.resourceExcessQ())
          .put("r", economy.fee().r() - benchmark.resourceExcessR());
    }
    double[] gains = new double[economy.types()];
    double exAnte = 0;
    for (int x = 0; x < gains.length; x++) {
      gains[x] = participationGain(x);
      exAnte += economy.model().typeProbability(x) * gains[x];
    }
    details.put("participation_gain", gains).put("participation_gain_ex_ante", exAnte);
  }

  /** Returns what a type expects to gain over keeping the endowment and paying no fee. */
  private double participationGain(int type) {
    double sum = 0;
    for (int z = 0; z < economy.states(); z++) {
      Benchmark benchmark = market.benchmark(z);
      double alone =
          economy.tastes().utility(type, economy.tastes().weight(z, type), economy.owned());
      double inside =
          (1 - economy.eta()) * benchmark.utility(type)
              + economy.eta() * benchmark.inactiveUtility(type);
      sum += economy.model().tau(z, type) * (inside - alone);
    }
    return sum;
  }
}
