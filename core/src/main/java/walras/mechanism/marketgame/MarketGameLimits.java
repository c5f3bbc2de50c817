package walras.mechanism.marketgame;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import walras.environment.Information;
import walras.kernel.Details;

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
    new OneStageDisplay(sized).describe(details.at("one_stage"));
    new TheoremThreeLimits(sized).describe(details);
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
      Details state = details.at(states.get(z));
      state
          .put("resource_excess_q", benchmark.resourceExcessQ())
          .put("resource_excess_r", benchmark.resourceExcessR())
          .put("delta_needed", benchmark.deltaNeeded())
          .put("welfare", benchmark.welfare())
          .put("welfare_gap", benchmark.welfareGap())
          .put("efficiency_gap", benchmark.gap())
          .put("gap_price", benchmark.gapPrice())
          .put("resource_waste", benchmark.waste());
      if (market.oneStage().missing().isEmpty()) {
        oneStage(state, market.oneStageLimits(z), benchmark);
      }
    }
  }

  private static void oneStage(Details details, OneStageLimits limits, Benchmark benchmark) {
    details
        .put("efficiency_gap_one_stage", limits.gap())
        .put("resource_waste_one_stage", limits.waste())
        .put("price_error_one_stage", Math.abs(limits.price() - benchmark.price()))
        .put("welfare_one_stage", limits.welfare())
        .put("welfare_gain_vs_one_stage", benchmark.welfare() - limits.welfare())
        .put(
            "welfare_gap_one_stage",
            benchmark.welfare() + benchmark.welfareGap() - limits.welfare());
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
