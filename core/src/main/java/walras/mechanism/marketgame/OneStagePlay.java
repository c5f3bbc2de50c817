package walras.mechanism.marketgame;

import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;

/**
 * Plays the benchmark without a first stage among all agents of a replication, whose offers do not
 * depend on how many there are of each type; confined to one thread.
 */
final class OneStagePlay {

  private final Economy economy;
  private final OneStageOffers oneStage;
  private final StateTable[] tables;
  private final Efficiency[] efficiency;
  private final boolean exists;
  private final double perAgent;
  private double price;
  private double welfare;

  OneStagePlay(SizedMarketGame sized, StateTable[] tables) {
    this.tables = tables;
    economy = sized.economy();
    oneStage = sized.oneStage();
    exists = oneStage.missing().isEmpty();
    perAgent = 1 / (double) sized.agents();
    efficiency = new Efficiency[economy.states()];
    for (int z = 0; z < efficiency.length; z++) {
      Efficiency.Start start =
          sized.market().oneStage().missing().isEmpty()
              ? sized.market().oneStageLimits(z).efficient()
              : Efficiency.Start.at(tables[z].price);
      efficiency[z] = new Efficiency(economy, z, 1, start);
    }
  }

  /** Tells whether there is a benchmark at all. */
  boolean exists() {
    return exists;
  }

  /** Returns the mean utility of the agents last settled. */
  double welfare() {
    return welfare;
  }

  /** Clears the market of given active and inactive agents. */
  void settle(int state, long[] sigma, long[] iota) {
    price = price(sigma, iota);
    CompensatedDemand demand = efficiency[state].demand;
    double sum = 0;
    for (int x = 0; x < economy.types(); x++) {
      double share = (double) (sigma[x] + iota[x]) * perAgent;
      double utility = utility(state, x);
      demand.group(x, 0, share, utility);
      sum += share * utility;
    }
    welfare = sum;
  }

  private double price(long[] sigma, long[] iota) {
    double q = economy.kappa().q();
    double r = economy.kappa().r();
    for (int x = 0; x < economy.types(); x++) {
      double share = (double) (sigma[x] + iota[x]) * perAgent;
      double offer = oneStage.offer(x);
      q += share * Math.max(offer, 0);
      r += share * Math.max(-offer, 0);
    }
    return r / q;
  }

  private double utility(int state, int type) {
    double offer = oneStage.offer(type);
    double q = economy.endowment().q() - (offer >= 0 ? offer : offer / price);
    double r = economy.endowment().r() + (offer >= 0 ? offer * price : offer);
    return economy
        .tastes()
        .utility(type, tables[state].weights[type], Elementary.log(q), Elementary.log(r));
  }

  /**
   * Writes the metrics of the market last settled.
   *
   * @throws ReplicationFailure if the efficiency gap was not found
   */
  void write(int state, Outcome outcome) {
    Efficiency measure = efficiency[state];
    double consumedQ = economy.endowment().q() + economy.kappa().q() - economy.kappa().r() / price;
    double consumedR = economy.endowment().r() + economy.kappa().r() - economy.kappa().q() * price;
    measure.begin();
    outcome.metric(Measures.WELFARE_ONE_STAGE, welfare);
    outcome.metric(Measures.PRICE_ERROR_ONE_STAGE, Math.abs(price - tables[state].price));
    outcome.metric(Measures.RESOURCE_WASTE_ONE_STAGE, measure.waste(consumedQ, consumedR));
    outcome.metric(
        Measures.EFFICIENCY_GAP_ONE_STAGE,
        measure.gap(
            Math.max(consumedQ, economy.owned().q()), Math.max(consumedR, economy.owned().r())));
    if (measure.fellBack) {
      outcome.count(MarketGameKernel.EFFICIENCY_FALLBACK);
    }
  }
}
