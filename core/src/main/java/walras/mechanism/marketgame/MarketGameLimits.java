package walras.mechanism.marketgame;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import walras.kernel.Details;
import walras.numeric.Elementary;

/** Writes the quantities of the market game that need no simulation. */
final class MarketGameLimits {

  private final SizedMarketGame sized;
  private final MarketGameMarket market;
  private final Economy economy;
  private final List<String> states;
  private final List<String> types;

  MarketGameLimits(SizedMarketGame sized) {
    this.sized = sized;
    market = sized.market();
    economy = sized.economy();
    states = economy.model().states();
    types = economy.model().types();
  }

  void describe(Details details) {
    details
        .put("N", sized.agents())
        .put("M", sized.active())
        .put("inactive", sized.agents() - sized.active())
        .put("types", types);
    firstStage(details.at("stage1"));
    competitive(details.at("competitive"));
    limits(details.at("limits"));
    deltaBound(details.at("delta_bound"));
    theory(details.at("theory"));
  }

  private void firstStage(Details details) {
    FirstStage first = market.firstStage();
    details
        .put("abar", first.beliefs())
        .put("q1", first.q())
        .put("r1", first.r())
        .put("aq", perType(first::soldQ))
        .put("ar", perType(first::soldR))
        .put("lo", perType(first::low))
        .put("hi", perType(first::high));
    for (int x = 0; x < types.size(); x++) {
      int type = x;
      details.at("loss").put(types.get(x), perType(y -> first.loss(type, y)));
    }
    long[] order = new long[types.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = first.order()[i];
    }
    details.put("order", order);
    for (int z = 0; z < states.size(); z++) {
      int state = z;
      details.at("tau").put(states.get(z), perType(x -> economy.model().tau(state, x)));
    }
    details
        .put("type_probability", perType(economy.model()::typeProbability))
        .put("margin", first.margin());
  }

  private void competitive(Details details) {
    for (int z = 0; z < states.size(); z++) {
      Benchmark benchmark = market.benchmark(z);
      String state = states.get(z);
      equilibrium(details.at("kappa").at(state), benchmark.market());
      equilibrium(details.at("kappa_zero").at(state), benchmark.plain());
      details.at("utility").put(state, perType(benchmark::utility));
      details.at("utility_kappa_zero").put(state, perType(benchmark::plainUtility));
      details.at("utility_inactive").put(state, perType(benchmark::inactiveUtility));
    }
  }

  private void equilibrium(Details details, Competitive equilibrium) {
    details
        .put("p", equilibrium.price())
        .put("q", equilibrium.q())
        .put("r", equilibrium.r())
        .put("bq", perType(x -> Math.max(0, equilibrium.signedOffer(x))))
        .put("br", perType(x -> Math.max(0, -equilibrium.signedOffer(x))));
  }

  private void limits(Details details) {
    for (int z = 0; z < states.size(); z++) {
      Benchmark benchmark = market.benchmark(z);
      details
          .at(states.get(z))
          .put("resource_excess_q", benchmark.resourceExcessQ())
          .put("resource_excess_r", benchmark.resourceExcessR())
          .put("delta_needed", benchmark.deltaNeeded())
          .put("welfare", benchmark.welfare())
          .put("welfare_gap", benchmark.welfareGap());
    }
  }

  /** Bounds the resources needed in every realisation, from the extremes of the price. */
  private void deltaBound(Details details) {
    double kappaRatio = Elementary.log(economy.kappa().r() / economy.kappa().q());
    double low = kappaRatio;
    double high = kappaRatio;
    double netQ = 0;
    double netR = 0;
    for (int x = 0; x < types.size(); x++) {
      for (int z = 0; z < states.size(); z++) {
        double autarky = economy.logAutarky(x, economy.tastes().weight(z, x));
        low = Math.min(low, autarky);
        high = Math.max(high, autarky);
      }
      netQ = Math.max(netQ, market.firstStage().netQ(x));
      netR = Math.max(netR, market.firstStage().netR(x));
    }
    double lowest = Elementary.exp(low);
    double highest = Elementary.exp(high);
    Goods kappa = economy.kappa();
    details
        .put("price_low", lowest)
        .put("price_high", highest)
        .put("q", Math.max(0, kappa.q() - kappa.r() / highest) + economy.eta() * netQ)
        .put("r", Math.max(0, kappa.r() - kappa.q() * lowest) + economy.eta() * netR);
  }

  private void theory(Details details) {
    for (int z = 0; z < states.size(); z++) {
      PriceAsymptotics asymptotics = market.asymptotics(z);
      Details state = details.at(states.get(z));
      state
          .put("price_error_mean_sqrtN", asymptotics.meanError())
          .put("price_std_sqrtN", asymptotics.sd())
          .put("price_strategic_N", asymptotics.strategic());
      Information information = market.information(z);
      for (int w = 0; w < states.size(); w++) {
        if (w != z) {
          state
              .at("information")
              .at(states.get(w))
              .put("chernoff", information.chernoff(w))
              .put("kl", information.entropy(w));
        }
      }
    }
  }

  private double[] perType(IntToDoubleFunction value) {
    double[] values = new double[types.size()];
    for (int x = 0; x < values.length; x++) {
      values[x] = value.applyAsDouble(x);
    }
    return values;
  }
}
