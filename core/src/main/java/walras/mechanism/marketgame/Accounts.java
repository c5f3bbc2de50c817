package walras.mechanism.marketgame;

import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;

/**
 * What active and inactive agents together consume and attain after a second stage; confined to one
 * thread.
 *
 * <p>Source: section 5 of the paper for the efficiency gap. Sellers and buyers at the price leave
 * the designer paying {@code M (kappa_q - kappa_r / p)} of q and {@code M (kappa_r - kappa_q p)} of
 * r; inactive agents add what they receive on balance at the fixed price.
 */
final class Accounts {

  private final SizedMarketGame sized;
  private final SecondStage stage;
  private final StateTable[] tables;
  private final Efficiency[] efficiency;
  private final OneStagePlay oneStage;
  private final int types;
  private final double perAgent;
  private final double perActive;
  private final double[] netQ;
  private final double[] netR;
  private final double eps;
  private double excessQ;
  private double excessR;

  Accounts(SizedMarketGame sized, SecondStage stage, StateTable[] tables, OneStagePlay oneStage) {
    this.sized = sized;
    this.stage = stage;
    this.tables = tables;
    this.oneStage = oneStage;
    Economy economy = sized.economy();
    types = economy.types();
    perAgent = 1 / (double) sized.agents();
    perActive = 1 / (double) sized.active();
    eps = sized.market().eps();
    netQ = new double[types];
    netR = new double[types];
    for (int x = 0; x < types; x++) {
      netQ[x] = sized.market().firstStage().netQ(x);
      netR[x] = sized.market().firstStage().netR(x);
    }
    efficiency = new Efficiency[economy.states()];
    for (int z = 0; z < efficiency.length; z++) {
      efficiency[z] = new Efficiency(economy, z, 2, sized.market().benchmark(z).efficient());
    }
  }

  /**
   * Writes the metrics of all agents together.
   *
   * @throws ReplicationFailure if the efficiency gap was not found
   */
  void write(int state, long[] sigma, long[] iota, Outcome outcome) {
    resources(iota, outcome);
    fee(outcome);
    welfare(state, sigma, iota, outcome);
    efficiency(state, outcome);
  }

  /** Writes the metrics of active agents alone, for which no efficiency gap is searched. */
  void writeOfActive(int state, long[] sigma, Outcome outcome) {
    double gap = 0;
    for (int x = 0; x < types; x++) {
      if (sigma[x] > 0) {
        gap -= (double) sigma[x] * stage.deviations.gain(x, tables[state]);
      }
    }
    outcome.metric(Measures.WELFARE_GAP_ACTIVE, gap * perActive);
  }

  private void resources(long[] iota, Outcome outcome) {
    Goods kappa = sized.economy().kappa();
    double active = stage.agents.active;
    double q = active * (kappa.q() - kappa.r() / stage.found.price);
    double r = active * (kappa.r() - kappa.q() * stage.found.price);
    for (int x = 0; x < types; x++) {
      q += (double) iota[x] * netQ[x];
      r += (double) iota[x] * netR[x];
    }
    excessQ = q * perAgent;
    excessR = r * perAgent;
    outcome.metric(Measures.RESOURCE_EXCESS_Q, excessQ);
    outcome.metric(Measures.RESOURCE_EXCESS_R, excessR);
    outcome.metric(Measures.DELTA_NEEDED, sized.economy().needed(excessQ, excessR));
  }

  private void fee(Outcome outcome) {
    if (sized.economy().hasFee()) {
      Goods fee = sized.economy().fee();
      outcome.metric(Measures.FEE_SLACK_Q, fee.q() - excessQ);
      outcome.metric(Measures.FEE_SLACK_R, fee.r() - excessR);
      boolean feasible = excessQ <= fee.q() && excessR <= fee.r();
      outcome.metric(Measures.FEE_FEASIBLE, feasible ? 1 : 0);
    }
  }

  private void welfare(int state, long[] sigma, long[] iota, Outcome outcome) {
    StateTable table = tables[state];
    CompensatedDemand demand = efficiency[state].demand;
    double welfare = 0;
    double gap = 0;
    double gapActive = 0;
    for (int x = 0; x < types; x++) {
      double inactive = (double) iota[x];
      double count = (double) sigma[x];
      welfare += inactive * table.inactive[x];
      gap += inactive * (table.plain[x] - table.inactive[x]);
      double utility = 0;
      if (sigma[x] > 0) {
        double gain = stage.deviations.gain(x, table);
        utility = table.utility[x] + gain;
        welfare += count * utility;
        gap += count * (table.plain[x] - utility);
        gapActive -= count * gain;
      }
      demand.group(x, 0, count * perAgent, utility);
      demand.group(x, 1, inactive * perAgent, table.inactive[x]);
    }
    outcome.metric(Measures.WELFARE, welfare * perAgent);
    outcome.metric(Measures.WELFARE_GAP, gap * perAgent);
    outcome.metric(Measures.WELFARE_GAP_ACTIVE, gapActive * perActive);
    if (oneStage.exists()) {
      outcome.metric(Measures.WELFARE_GAIN_VS_ONE_STAGE, welfare * perAgent - oneStage.welfare());
    }
  }

  private void efficiency(int state, Outcome outcome) {
    Economy economy = sized.economy();
    Efficiency measure = efficiency[state];
    double consumedQ = economy.endowment().q() + excessQ;
    double consumedR = economy.endowment().r() + excessR;
    measure.begin();
    double waste = measure.waste(consumedQ, consumedR);
    double gap =
        measure.gap(
            Math.max(consumedQ, economy.owned().q()), Math.max(consumedR, economy.owned().r()));
    outcome.metric(Measures.RESOURCE_WASTE, waste);
    outcome.metric(Measures.EFFICIENCY_GAP, gap);
    outcome.metric(Measures.EFFICIENCY_GAP_EXCESS, gap - tables[state].gap);
    if (!Double.isNaN(eps)) {
      outcome.metric(Measures.GAP_WITHIN_EPS, gap <= eps ? 1 : 0);
    }
    if (measure.fellBack) {
      outcome.count(MarketGameKernel.EFFICIENCY_FALLBACK);
    }
  }
}
