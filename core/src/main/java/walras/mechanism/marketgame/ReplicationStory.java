package walras.mechanism.marketgame;

import java.util.Arrays;
import walras.environment.Posterior;
import walras.kernel.Details;

/** Tells one replication in full, for a replay; NaN stands for types that nobody has. */
final class ReplicationStory {

  private final SizedMarketGame sized;
  private final SecondStage stage;
  private final Posterior posterior;

  ReplicationStory(SizedMarketGame sized, SecondStage stage, Posterior posterior) {
    this.sized = sized;
    this.stage = stage;
    this.posterior = posterior;
  }

  void tell(Details details, int state, long[] sigma, long[] iota) {
    Economy economy = sized.economy();
    details
        .at("draws")
        .put("state", economy.model().states().get(state))
        .put("types", economy.model().types())
        .put("sigma", sigma)
        .put("iota", iota);
    beliefs(details.at("beliefs"), economy);
    offers(details.at("offers"), sigma);
    details
        .at("totals")
        .put("M", sized.active())
        .put("Q", stage.found.totalQ)
        .put("R", stage.found.totalR)
        .put("Q_per_M", stage.found.totalQ / stage.agents.active)
        .put("R_per_M", stage.found.totalR / stage.agents.active);
    details
        .at("prices")
        .put("p", stage.found.price)
        .put("p_c", stage.deviations.configurationPrice)
        .put("p_z", sized.market().benchmark(state).price())
        .put("p_1", economy.fixedPrice());
    consumption(details, economy, sigma);
    details
        .at("solver")
        .put("newton_steps", (long) Math.min(stage.found.steps, SecondStage.MOST_STEPS))
        .put("residual", stage.residual())
        .put("fallback", stage.fellBack);
  }

  private void beliefs(Details details, Economy economy) {
    for (int z = 0; z < economy.states(); z++) {
      details.at("phi").put(economy.model().states().get(z), posterior.probability(z));
    }
    details.put("log_posterior_error", economy.states() > 1 ? posterior.logError() : Double.NaN);
    details.put("abar", stage.agents.beliefs.clone());
  }

  private void offers(Details details, long[] sigma) {
    double[] signed = new double[sigma.length];
    double[] q = new double[sigma.length];
    double[] r = new double[sigma.length];
    for (int x = 0; x < sigma.length; x++) {
      boolean present = sigma[x] > 0;
      double offer = stage.found.offers[x];
      signed[x] = present ? offer : Double.NaN;
      q[x] = present ? Math.max(offer, 0) : Double.NaN;
      r[x] = present ? Math.max(-offer, 0) : Double.NaN;
    }
    details.put("signed", signed).put("bq", q).put("br", r);
  }

  private void consumption(Details details, Economy economy, long[] sigma) {
    double[] q = new double[sigma.length];
    double[] r = new double[sigma.length];
    Arrays.fill(q, Double.NaN);
    Arrays.fill(r, Double.NaN);
    for (int x = 0; x < sigma.length; x++) {
      if (sigma[x] > 0) {
        Goods consumed = stage.deviations.consumption(x);
        q[x] = consumed.q();
        r[x] = consumed.r();
      }
    }
    details.at("active").put("q", q).put("r", r);
    FirstStage first = sized.market().firstStage();
    Details inactive = details.at("inactive");
    inactive.put("q", first.q()).put("r", first.r());
    double[] soldQ = new double[economy.types()];
    double[] soldR = new double[economy.types()];
    for (int x = 0; x < soldQ.length; x++) {
      soldQ[x] = first.soldQ(x);
      soldR[x] = first.soldR(x);
    }
    inactive.put("aq", soldQ).put("ar", soldR);
  }
}
