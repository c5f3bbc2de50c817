package walras.mechanism.marketgame;

import walras.kernel.Details;

/**
 * What an entry fee of twice kappa does to resources and to the wish to take part, in the limit.
 *
 * <p>Source: section 6 of the paper for the fee; derived for the numbers. The fee is feasible in
 * every realisation if {@code kappa_q + eta max(net_q) <= 2 kappa_q} and the same holds for r.
 */
final class EntryFee {

  private final MarketGameMarket market;
  private final Economy economy;

  EntryFee(MarketGameMarket market) {
    this.market = market;
    economy = market.economy();
  }

  void describe(Details details) {
    economy.fee().describe(details);
    details
        .put("fixed_price", economy.fixedPrice())
        .put("always_feasible_q", isAlwaysFeasible(economy.kappa().q(), true))
        .put("always_feasible_r", isAlwaysFeasible(economy.kappa().r(), false));
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

  private boolean isAlwaysFeasible(double kappa, boolean ofQ) {
    FirstStage first = market.firstStage();
    double most = 0;
    for (int x = 0; x < economy.types(); x++) {
      most = Math.max(most, ofQ ? first.netQ(x) : first.netR(x));
    }
    return kappa + economy.eta() * most <= 2 * kappa;
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
