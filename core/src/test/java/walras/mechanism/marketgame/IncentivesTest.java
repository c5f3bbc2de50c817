package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deviation values and their limits against those of another program. */
class IncentivesTest {

  static Stream<JsonNode> replies() {
    return Reference.rows("best_reply");
  }

  static Stream<JsonNode> singles() {
    return Reference.rows("deviation_single");
  }

  static Stream<JsonNode> expectations() {
    return Reference.rows("deviation_exact");
  }

  @ParameterizedTest
  @MethodSource("replies")
  void bestRepliesAgree(JsonNode row) {
    Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E2"));
    environment.put(
        "endowment", Map.of("q", row.path("qbar").asText(), "r", row.path("rbar").asText()));
    environment.put("kappa", Map.of("q", "0.01", "r", "0.01"));
    environment.put(
        "utility",
        Map.of(
            "rho",
            row.path("rho").asText(),
            "weights",
            Map.of("low", List.of("0.25", "0.37"), "high", List.of("0.58", "0.72"))));
    double expected = row.path("signed_offer").asDouble();

    double offer =
        new BestReply(Reference.market(environment).economy())
            .offer(
                0,
                row.path("a").asDouble(),
                row.path("Q_others").asDouble(),
                row.path("R_others").asDouble(),
                0);

    assertThat(offer).isCloseTo(expected, within(1e-11 * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest
  @MethodSource("singles")
  void valuesOfReportsAgree(JsonNode row) {
    SizedMarketGame sized = Reference.sized(row.path("env").asText(), row.path("N").asLong());
    Misreports misreports = new Misreports(sized);

    misreports.solve(Reference.longs(row.path("others")));

    for (int x = 0; x < sized.economy().types(); x++) {
      for (int y = 0; y < sized.economy().types(); y++) {
        double gain = x == y ? 0 : misreports.gain(x, y);
        assertThat(misreports.truthful(x) + gain)
            .isCloseTo(row.path("V").get(x).get(y).asDouble(), within(1e-11));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void expectedGainsAgree(JsonNode row) {
    SizedIncentives sized =
        new SizedIncentives(
            new IncentivesMarket(Reference.market(row.path("env").asText())),
            row.path("N").asLong());

    double[] gains = NetGains.exactGains(sized);

    TypePairs pairs = sized.market().pairs();
    double most = Double.NEGATIVE_INFINITY;
    for (int pair = 0; pair < gains.length; pair++) {
      double expected = row.path("gain").get(pairs.type(pair)).get(pairs.posing(pair)).asDouble();
      assertThat(gains[pair]).isCloseTo(expected, within(1e-8 * Math.abs(expected) + 1e-14));
      most = Math.max(most, NetGains.net(sized, pair, gains[pair]));
    }
    assertThat(most).isCloseTo(row.path("max_net").asDouble(), within(1e-13));
  }

  @ParameterizedTest
  @ValueSource(strings = {"E2", "E2s", "E3", "E4", "E4m"})
  void limitsOfGainsAgree(String environment) {
    IncentiveLimits limits = new IncentiveLimits(Reference.market(environment));
    JsonNode rows = Reference.table("deviation_limit_times_N").path(environment);
    for (int x = 0; x < rows.size(); x++) {
      for (int y = 0; y < rows.size(); y++) {
        double expected = rows.get(x).get(y).asDouble();
        if (x != y) {
          assertThat(limits.gain(x, y))
              .isCloseTo(expected, within(1e-10 * Math.abs(expected) + 1e-14));
        }
      }
    }
  }
}
