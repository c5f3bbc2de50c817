package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Enumeration;

/** The path on which kappa and eta shrink together, and entry fees, against reference values. */
class TheoremThreeTest {

  static Stream<JsonNode> path() {
    return Reference.rows("theorem3_path");
  }

  static Stream<JsonNode> exact() {
    return Reference.rows("theorem3_exact");
  }

  static Stream<JsonNode> fees() {
    return Reference.rows("entry_fee");
  }

  @ParameterizedTest
  @MethodSource("path")
  void limitsAgree(JsonNode row) {
    MarketGameMarket market = Reference.market(environment(row));
    for (int z = 0; z < market.states().size(); z++) {
      Benchmark benchmark = market.benchmark(z);
      assertClose(benchmark.gap(), row.path("limit_gap").get(z));
      assertClose(benchmark.deltaNeeded(), row.path("limit_delta").get(z));
      assertClose(benchmark.waste(), row.path("limit_waste").get(z));
      OneStageLimits oneStage = market.oneStageLimits(z);
      assertClose(oneStage.gap(), row.path("limit_gap_one_stage").get(z));
      assertClose(oneStage.waste(), row.path("limit_waste_one_stage").get(z));
    }
  }

  @ParameterizedTest
  @MethodSource("exact")
  void probabilitiesOfASmallGapAgree(JsonNode row) {
    Map<String, Object> environment = environment(row);
    for (String eps : List.of("0.035", "0.02", "0.01", "0.006")) {
      environment.put("eps", eps);
      SizedMarketGame sized =
          (SizedMarketGame) Reference.market(environment).at(row.path("N").asLong());
      Enumeration all =
          sized.enumerations().stream()
              .filter(enumeration -> enumeration.metrics().contains(Measures.GAP_WITHIN_EPS))
              .findFirst()
              .orElseThrow();
      for (int z = 0; z < sized.economy().states(); z++) {
        double[] sums = new double[2];
        all.visit(
            z,
            -80,
            (logProbability, outcome) -> {
              double probability = Math.exp(logProbability);
              sums[0] += probability * outcome.metric(Measures.GAP_WITHIN_EPS);
              sums[1] += probability * outcome.metric(Measures.EFFICIENCY_GAP);
            });
        double expected = row.path("prob_gap_le_by_state").path(eps).get(z).asDouble();
        assertThat(sums[0]).isCloseTo(expected, within(1e-8 * expected + 1e-13));
        double mean = row.path("mean_gap_by_state").get(z).asDouble();
        assertThat(sums[1]).isCloseTo(mean, within(1e-10));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fees")
  void entryFeesAgree(JsonNode row) {
    Map<String, Object> environment = environment(row);
    environment.put("entry-fee", "twice-kappa");
    SizedMarketGame sized = (SizedMarketGame) Reference.market(environment).at(1000);
    Economy economy = sized.economy();
    Details details = new Details();
    sized.describeLimits(details);
    Details fee = details.at("entry_fee");

    assertClose(economy.endowment().q(), row.path("qbar"));
    assertClose(economy.endowment().r(), row.path("rbar"));
    assertClose(economy.fixedPrice(), row.path("p1"));
    assertThat(fee.entries().get("always_feasible_q"))
        .isEqualTo(row.path("always_feasible_bound").get(0).asBoolean());
    assertThat(fee.entries().get("always_feasible_r"))
        .isEqualTo(row.path("always_feasible_bound").get(1).asBoolean());
    List<?> gains = (List<?>) Objects.requireNonNull(fee.entries().get("participation_gain"));
    for (int x = 0; x < economy.types(); x++) {
      assertClose((Double) gains.get(x), row.path("participation_gain_by_type").get(x));
    }
    assertClose(
        (Double) Objects.requireNonNull(fee.entries().get("participation_gain_ex_ante")),
        row.path("participation_gain_ex_ante"));
    for (int z = 0; z < economy.states(); z++) {
      assertClose(sized.centre(Measures.FEE_SLACK_Q, z), row.path("slack_q").get(z));
      assertClose(sized.centre(Measures.FEE_SLACK_R, z), row.path("slack_r").get(z));
      assertThat(sized.centre(Measures.FEE_FEASIBLE, z)).isEqualTo(1);
      assertClose(
          sized.centre(Measures.EFFICIENCY_GAP, z), row.path("efficiency_gap_delta0").get(z));
    }
  }

  @Test
  void lossesOfPoolsAgree() {
    JsonNode row = Reference.table("pooling_loss");
    PoolingLoss losses = new PoolingLoss(Reference.sized(row.path("env").asText(), 100));
    List<Integer> pool = Stream.of(0, 1).map(i -> row.path("types").get(i).asInt()).toList();

    double q = losses.worstOffer(pool);

    assertThat(q).isCloseTo(row.path("q").asDouble(), within(1e-6));
    assertThat(losses.loss(pool, q)).isCloseTo(row.path("loss").asDouble(), within(1e-8));
  }

  private static Map<String, Object> environment(JsonNode row) {
    Map<String, Object> environment =
        new LinkedHashMap<>(Reference.environment(row.path("env").asText()));
    JsonNode kappa = row.path("kappa");
    environment.put("kappa", Map.of("q", kappa.get(0).asText(), "r", kappa.get(1).asText()));
    environment.put("eta", row.path("eta").asText());
    return environment;
  }

  private static void assertClose(double actual, JsonNode expected) {
    double value = expected.asDouble();
    assertThat(actual).isCloseTo(value, within(1e-10 * Math.abs(value) + 1e-13));
  }
}
