package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Competitive outcomes, exponents and limits against an independent program. */
class TheoryTest {

  private static final double ACCURACY = 1e-10;

  static Stream<JsonNode> environments() {
    return Reference.rows("environments");
  }

  static Stream<JsonNode> rates() {
    return Reference.rows("rates");
  }

  static Stream<JsonNode> limits() {
    return Reference.rows("limits");
  }

  @ParameterizedTest
  @MethodSource("environments")
  void competitivePricesAndClassesAgree(JsonNode row) {
    Map<String, Object> fields = Reference.environment(row);
    fields.put("sellers-per-n", row.path("sellers_per_n").asText());
    fields.put("buyers-per-n", row.path("buyers_per_n").asText());
    ThreeBidsMarket market = Reference.market(fields);
    Economy economy = market.environment().economy();
    for (JsonNode state : row.path("states")) {
      Benchmark benchmark = market.benchmark(state.path("state").asInt());
      assertThat(benchmark.price()).isEqualTo(state.path("p_star").asDouble());
      assertThat(benchmark.high()).isCloseTo(state.path("F_high").asDouble(), within(1e-14));
      assertThat(benchmark.highOrMarginal())
          .isCloseTo(state.path("F_geq").asDouble(), within(1e-14));
      for (int signal = 0; signal < economy.signals(); signal++) {
        String rank = benchmark.rank(signal) > 0 ? "high" : "low";
        String name = benchmark.rank(signal) == 0 ? "marginal" : rank;
        assertThat(Reference.counts(state.path(name))).contains(signal);
      }
    }
    for (int signal = 0; signal < economy.signals(); signal++) {
      assertThat(economy.firstBid(signal))
          .isCloseTo(row.path("first_bids").path(signal).asDouble(), within(1e-14));
    }
    Margins margins = Margins.of(economy, market.environment().rules().unitsShare());
    double[] wanted = Reference.numbers(row.path("assumption_margins"));
    assertThat(margins.signals().distance()).isCloseTo(wanted[0], within(1e-14));
    assertThat(margins.units().distance()).isCloseTo(wanted[1], within(1e-14));
    assertThat(margins.firstBids().distance()).isCloseTo(wanted[2], within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("rates")
  void exponentsAgree(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    StateTheory theory = market.theory(0);
    int members = market.environment().rules().membersPerN();
    rate(theory.quantileUpRate(), row, "rate_quantile_up");
    rate(theory.quantileDownRate(), row, "rate_quantile_down");
    rate(theory.quantileRate(), row, "rate_quantile");
    rate(theory.beliefRate(), row, "rate_map");
    rate(theory.typicalRate(), row, "rate_typical");
    rate(theory.priceMissRate(), row, "rate_price_miss");
    row.path("states")
        .properties()
        .forEach(
            entry -> {
              int other = Integer.parseInt(entry.getKey());
              JsonNode wanted = entry.getValue();
              rate(theory.chernoffRate(other) / members, wanted, "chernoff");
              rate(theory.chernoffRate(other), wanted, "rate_map");
              rate(theory.entropyRate(other) / members, wanted, "kl");
              rate(theory.groupsToDecide(other), wanted, "r_threshold");
              assertThat(theory.isPriceRelevant(other))
                  .isEqualTo(wanted.path("price_relevant").asBoolean());
              Economy economy = market.environment().economy();
              rate(Tilts.power(economy, theory.benchmark().state(), other), wanted, "tilt");
            });
  }

  private static void rate(double found, JsonNode row, String name) {
    assertThat(row.has(name)).as(name).isTrue();
    if (row.path(name).isNull()) {
      assertThat(found).as(name).isInfinite();
    } else {
      assertThat(found).as(name).isCloseTo(row.path(name).asDouble(), within(ACCURACY));
    }
  }

  @ParameterizedTest
  @MethodSource("limits")
  void limitsAgree(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    Allocation allocation = market.theory(0).allocation();
    assertThat(allocation.number()).isEqualTo(row.path("case").asInt());
    assertThat(allocation.drivingState())
        .isEqualTo(row.path("driving_state").isNull() ? -1 : row.path("driving_state").asInt());
    assertThat(allocation.standing(row.path("marginal_signal").asInt()))
        .isEqualTo(row.path("marginal_sign").asInt());
    int signals = market.environment().economy().signals();
    for (int signal = 0; signal < signals; signal++) {
      rate(allocation.consumed(signal), row.path("consume_pt"), signal);
      limit(market, "consume_seller_" + signal, row.path("consume_seller").path(signal));
      limit(market, "consume_buyer_" + signal, row.path("consume_buyer").path(signal));
    }
    for (String name :
        new String[] {
          "misallocation_share_pt",
          "misallocation_share",
          "efficient_surplus",
          "surplus_loss_pt",
          "surplus_loss",
          "transfer_error_pt"
        }) {
      limit(market, name, row.path(name));
    }
  }

  private static void rate(double found, JsonNode list, int index) {
    assertThat(found).isCloseTo(list.path(index).asDouble(), within(ACCURACY));
  }

  private static void limit(ThreeBidsMarket market, String name, JsonNode wanted) {
    assertThat(wanted.isNumber()).as(name).isTrue();
    int metric = Reference.metric(market, name);
    assertThat(market.limits().of(metric, 0).orElseThrow())
        .as(name)
        .isCloseTo(wanted.asDouble(), within(ACCURACY));
  }
}
