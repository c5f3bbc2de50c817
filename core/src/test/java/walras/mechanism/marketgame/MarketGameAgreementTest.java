package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;

/** The count kernel against a market of single agents that is fed the same draws. */
class MarketGameAgreementTest {

  /** Replies settle to 1e-14 of the endowments; the slowest contraction costs three digits. */
  private static final double TOLERANCE = 1e-10;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void replicationsAgree(long seed) {
    RandomEconomies random = RandomEconomies.of(seed);
    Economy economy = random.economy(-2);
    int agents = random.rng().nextInt(3, 13);
    SizedMarketGame sized =
        new SizedMarketGame(new MarketGameMarket(economy, Tolerances.NONE, List.of()), agents);
    int[] types = new int[agents];
    for (int agent = 0; agent < agents; agent++) {
      types[agent] = random.rng().nextInt(economy.types());
    }
    int state = random.rng().nextInt(economy.states());
    int active = (int) sized.active();
    Village village = new Village(economy, types, active);
    village.play();
    Outcome outcome = Outcome.create(sized.market());

    new MarketGameKernel(sized)
        .replay(
            state,
            counts(types, 0, active, economy.types()),
            counts(types, active, agents, economy.types()),
            outcome);

    Map<Integer, Double> expected = metrics(village, sized, types, state);
    expected.forEach(
        (metric, value) ->
            assertThat(outcome.metric(metric))
                .as(Measures.all().get(metric).name())
                .isEqualTo(value, within(TOLERANCE * (1 + Math.abs(value)))));
    assertThat(expected).hasSizeGreaterThanOrEqualTo(15);
  }

  private static long[] counts(int[] types, int first, int end, int kinds) {
    long[] counts = new long[kinds];
    for (int agent = first; agent < end; agent++) {
      counts[types[agent]]++;
    }
    return counts;
  }

  /** Sums over single agents of what the metrics mean. */
  private static Map<Integer, Double> metrics(
      Village village, SizedMarketGame sized, int[] types, int state) {
    Economy economy = sized.economy();
    Benchmark benchmark = sized.market().benchmark(state);
    Map<Integer, Double> metrics = new HashMap<>();
    double price = village.price();
    metrics.put(Measures.PRICE, price);
    metrics.put(Measures.PRICE_ERROR, Math.abs(price - benchmark.price()));
    metrics.put(Measures.PRICE_ERROR_SIGNED, price - benchmark.price());
    double configuration = village.configurationPrice();
    metrics.put(Measures.PRICE_SAMPLING, configuration - benchmark.price());
    metrics.put(Measures.PRICE_STRATEGIC, price - configuration);
    offers(village, sized, state, metrics);
    beliefs(village, economy, state, metrics);
    totals(village, sized, types, state, metrics);
    return metrics;
  }

  private static void offers(
      Village village, SizedMarketGame sized, int state, Map<Integer, Double> metrics) {
    double error = 0;
    double strategic = 0;
    double shading = 0;
    double[] truth = new double[sized.economy().states()];
    truth[state] = 1;
    double configuration = village.configurationPrice();
    for (int agent = 0; agent < sized.active(); agent++) {
      double offer = village.offer(agent);
      double limit = village.priceTaking(agent, truth, sized.market().benchmark(state).price());
      double taking = village.priceTaking(agent, village.beliefs(), configuration);
      double myopic = village.priceTaking(agent, village.beliefs(), village.price());
      error = Math.max(error, distance(offer, limit));
      strategic = Math.max(strategic, distance(offer, taking));
      shading = Math.max(shading, distance(offer, myopic));
    }
    metrics.put(Measures.OFFER_ERROR_MAX, error);
    metrics.put(Measures.OFFER_STRATEGIC, strategic);
    metrics.put(Measures.OFFER_SHADING, shading);
  }

  private static double distance(double offer, double other) {
    double q = Math.abs(Math.max(offer, 0) - Math.max(other, 0));
    double r = Math.abs(Math.max(-offer, 0) - Math.max(-other, 0));
    return Math.max(q, r);
  }

  private static void beliefs(
      Village village, Economy economy, int state, Map<Integer, Double> metrics) {
    double others = 0;
    for (int z = 0; z < economy.states(); z++) {
      others += z == state ? 0 : village.beliefs()[z];
    }
    metrics.put(Measures.POSTERIOR_ERROR, others);
    if (economy.states() > 1) {
      metrics.put(Measures.LOG_POSTERIOR_ERROR, Math.log(others));
    }
  }

  private static void totals(
      Village village,
      SizedMarketGame sized,
      int[] types,
      int state,
      Map<Integer, Double> metrics) {
    Economy economy = sized.economy();
    double[] truth = new double[economy.states()];
    truth[state] = 1;
    StateTable table = new StateTable(economy, sized.market().benchmark(state), state);
    double excessQ = 0;
    double excessR = 0;
    double welfare = 0;
    double plain = 0;
    double gapActive = 0;
    for (int agent = 0; agent < types.length; agent++) {
      double q = village.consumedQ(agent);
      double r = village.consumedR(agent);
      excessQ += q - economy.endowment().q();
      excessR += r - economy.endowment().r();
      double utility = village.utility(agent, truth, q, r);
      welfare += utility;
      plain += table.plain[types[agent]];
      gapActive += agent < sized.active() ? table.utility[types[agent]] - utility : 0;
    }
    double count = types.length;
    metrics.put(Measures.RESOURCE_EXCESS_Q, excessQ / count);
    metrics.put(Measures.RESOURCE_EXCESS_R, excessR / count);
    metrics.put(Measures.DELTA_NEEDED, Math.max(0, Math.max(excessQ, excessR) / count));
    metrics.put(Measures.WELFARE, welfare / count);
    metrics.put(Measures.WELFARE_GAP, (plain - welfare) / count);
    metrics.put(Measures.WELFARE_GAP_ACTIVE, gapActive / (double) sized.active());
  }
}
