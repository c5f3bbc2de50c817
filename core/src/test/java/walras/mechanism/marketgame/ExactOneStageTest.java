package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Details;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** The one-stage game of finitely many agents. */
class ExactOneStageTest {

  /** How far a search by values alone misses an optimum: the root of their rounding. */
  private static final double SEARCHED = 1e-6;

  static Stream<JsonNode> references() {
    return Reference.rows("one_stage_exact");
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("references")
  void offersAgree(JsonNode row) {
    SizedMarketGame sized = Reference.sized(row.path("env").asText(), row.path("N").asLong());
    double[] expected = Reference.doubles(row.path("signed_offers"));
    double[] differences = Reference.doubles(row.path("diff_to_limit_times_N"));

    ExactOneStage exact = sized.exactOneStage();

    assertThat(exact.missing()).isEmpty();
    assertThat(exact.residual()).isLessThanOrEqualTo(1e-12);
    for (int x = 0; x < expected.length; x++) {
      double difference = exact.offer(x) - sized.market().oneStage().offer(x);
      assertThat(exact.offer(x)).isCloseTo(expected[x], within(1e-11));
      assertThat((double) sized.agents() * difference).isCloseTo(differences[x], within(1e-9));
    }
  }

  /** No offer on either side is better, agent by agent; replies to other offers are others. */
  @ParameterizedTest
  @CsvSource({"E2, 2", "E2, 3", "E2, 4", "E3, 3", "E3, 4", "E4, 3", "E4m, 2", "E4m, 3", "E4m, 4"})
  void offersAreBestRepliesOfAgents(String environment, int agents) {
    SizedMarketGame sized = Reference.sized(environment, agents);
    ExactOneStage exact = sized.exactOneStage();

    assertThat(exact.missing()).isEmpty();
    assertBestReplies(sized.economy(), agents, exact);

    double[] continuum = sized.market().oneStage().offers();
    OneStageVillage other = new OneStageVillage(sized.economy(), agents, continuum);
    assertThat(other.best(0)).isNotCloseTo(continuum[0], within(100 * SEARCHED));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void randomEconomiesHaveAnEquilibriumOrSaySo(long seed) {
    Economy economy = RandomEconomies.of(seed).economy(-2);
    int agents = 3;
    ExactOneStage exact =
        new SizedMarketGame(new MarketGameMarket(economy, Tolerances.NONE, List.of()), agents)
            .exactOneStage();
    if (exact.missing().isEmpty()) {
      assertBestReplies(economy, agents, exact);
    } else {
      assertThat(exact.residual()).isGreaterThan(1e-9);
    }
  }

  private static void assertBestReplies(Economy economy, int agents, ExactOneStage exact) {
    double[] offers = new double[economy.types()];
    for (int x = 0; x < offers.length; x++) {
      offers[x] = exact.offer(x);
    }
    OneStageVillage village = new OneStageVillage(economy, agents, offers);
    for (int x = 0; x < offers.length; x++) {
      double best = village.best(x);
      double own = Math.max(economy.endowment().q(), economy.endowment().r());
      assertThat(village.expected(x, offers[x]))
          .isGreaterThanOrEqualTo(village.expected(x, best) - 1e-13);
      assertThat(offers[x]).isCloseTo(best, within(SEARCHED * own));
    }
    for (int z = 0; z < economy.states(); z++) {
      double mean = village.meanPrice(z);
      assertThat(exact.price(z).mean()).isCloseTo(mean, within(1e-12 * mean));
    }
  }

  /** In this economy of three agents the reply of a type jumps between the sides. */
  @Test
  void withoutAnEquilibriumTheBenchmarkIsUndefined() {
    Economy economy = RandomEconomies.of(6).economy(-2);
    SizedMarketGame sized =
        new SizedMarketGame(
            new MarketGameMarket(economy, Tolerances.NONE, OneStageRule.EXACT, null, List.of()), 3);
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(1, 3);
    streams.address(0);

    sized.kernel().replicate(streams, outcome);

    String reason = "no pure equilibrium of the one-stage game of 3 agents was found";
    assertThat(sized.exactOneStage().residual()).isBetween(1e-3, 1e-1);
    assertThat(sized.warnings())
        .contains(
            "environment.one-stage-offers: "
                + reason
                + "; the one-stage metrics are undefined at 3 agents");
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      if (Measures.isOneStage(metric)) {
        assertThat(sized.undefined(metric)).contains(reason);
        assertThat(outcome.metric(metric)).isNaN();
      }
    }
    assertThat(sized.undefined(Measures.EFFICIENCY_GAP)).isEmpty();
  }

  /** The distance from the continuum is of order 1/N, and what is left of that falls as 1/N. */
  @ParameterizedTest
  @ValueSource(strings = {"E2", "E3"})
  void offersTendToThoseOfTheContinuum(String environment) {
    MarketGameMarket market = Reference.market(environment);
    for (int x = 0; x < market.economy().types(); x++) {
      double first = scaledDifference(market, 100, x);
      double second = scaledDifference(market, 200, x);
      double third = scaledDifference(market, 400, x);
      assertThat(Math.abs(third)).isGreaterThan(0.05);
      assertThat((third - second) / (second - first)).isBetween(0.4, 0.6);
    }
  }

  private static double scaledDifference(MarketGameMarket market, long agents, int type) {
    double exact = new SizedMarketGame(market, agents).exactOneStage().offer(type);
    return (double) agents * (exact - market.oneStage().offer(type));
  }

  /** At many agents configurations are left out, and offers still tend to the continuum's. */
  @Test
  void improbableConfigurationsAreLeftOut() {
    SizedMarketGame sized = Reference.sized("E2", 1_000_000);
    ExactOneStage exact = sized.exactOneStage();

    assertThat(exact.configurations()).isLessThan(25_000);
    assertThat(1e6 * (exact.offer(0) - sized.market().oneStage().offer(0)))
        .isCloseTo(-0.63068, within(1e-5));
    assertThat(1e6 * (exact.offer(1) - sized.market().oneStage().offer(1)))
        .isCloseTo(1.32347, within(1e-5));
  }

  @Test
  void tooManyConfigurationsAreNotEnumerated() {
    Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E4"));
    environment.put("one-stage-offers", "exact");
    MarketGameMarket market = Reference.market(environment);
    long largest = OtherAgents.largest(market.economy());
    String reason =
        "exact one-stage offers of 1000 agents take up to %d configurations of types, more than the"
            + " 500000 that are enumerated, which suffice up to %d agents";

    assertThat(OtherAgents.bound(market.economy(), largest)).isLessThanOrEqualTo(500_000);
    assertThat(OtherAgents.bound(market.economy(), largest + 1)).isGreaterThan(500_000);
    String expected = reason.formatted(OtherAgents.bound(market.economy(), 1000), largest);
    assertThat(market.at(1000).undefined(Measures.WELFARE_ONE_STAGE)).contains(expected);
    assertThat(market.at(1000).undefined(Measures.WELFARE)).isEmpty();
    assertThat(market.at(1000).warnings())
        .containsExactly(
            "environment.one-stage-offers: "
                + expected
                + "; the one-stage metrics are undefined at 1000 agents");
    Details limits = new Details();
    new OneStageDisplay((SizedMarketGame) market.at(1000)).describe(limits);
    assertThat(limits.at("exact").entries()).containsExactly(Map.entry("not_computed", expected));
  }

  @Test
  void limitsShowTheExactOffers() {
    SizedMarketGame sized = Reference.sized("E2", 40);
    Details limits = new Details();
    sized.describeLimits(limits);

    Map<String, Object> exact = limits.at("one_stage").at("exact").entries();
    assertThat(exact.keySet())
        .containsExactly(
            "signed_offers",
            "price_mean",
            "price_sd",
            "offer_difference_N",
            "residual",
            "configurations");
    assertThat(exact)
        .containsEntry("configurations", 40L)
        .containsEntry(
            "signed_offers",
            List.of(sized.exactOneStage().offer(0), sized.exactOneStage().offer(1)));
  }

  /** A replication with exact offers has the price that they make, another than the continuum's. */
  @Test
  void replicationsPlayTheExactOffers() {
    Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E2"));
    SizedMarketGame usual = (SizedMarketGame) Reference.market(environment).at(20);
    environment.put("one-stage-offers", "exact");
    SizedMarketGame sized = (SizedMarketGame) Reference.market(environment).at(20);
    ExactOneStage exact = sized.exactOneStage();
    double price =
        (20 * sized.economy().kappa().r() - 8 * exact.offer(1))
            / (20 * sized.economy().kappa().q() + 12 * exact.offer(0));

    assertThat(priceError(sized))
        .isCloseTo(Math.abs(price - sized.market().benchmark(0).price()), within(1e-14));
    assertThat(priceError(usual)).isNotCloseTo(priceError(sized), within(1e-3));
    assertThat(sized.limit(Measures.PRICE_ERROR_ONE_STAGE, 0))
        .isEqualTo(usual.limit(Measures.PRICE_ERROR_ONE_STAGE, 0));
  }

  private static double priceError(SizedMarketGame sized) {
    Outcome outcome = Outcome.create(sized.market());
    new MarketGameKernel(sized).replay(0, new long[] {12, 8}, new long[2], outcome);
    return outcome.metric(Measures.PRICE_ERROR_ONE_STAGE);
  }

  /** Existing studies keep their identity: the usual rule is not part of it. */
  @Test
  void onlyExactOffersArePartOfAMarketsIdentity() {
    Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E2"));
    Map<String, Object> silent = identity(environment);
    environment.put("one-stage-offers", "continuum");
    assertThat(identity(environment)).isEqualTo(silent);
    assertThat(silent).doesNotContainKey("one_stage_offers");

    environment.put("one-stage-offers", "exact");
    assertThat(identity(environment)).containsEntry("one_stage_offers", "exact");
  }

  private static Map<String, Object> identity(Map<String, Object> environment) {
    Details details = new Details();
    Reference.market(environment).describe(details);
    Map<String, Object> entries = new LinkedHashMap<>(details.entries());
    entries.replaceAll((name, value) -> value instanceof Details ? "" : value);
    return entries;
  }
}
