package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;

/** Small markets, agent by agent, against a reference computed with 30 digits. */
class ProfilesTest {

  private static final double TOLERANCE = 1e-12;

  static Stream<JsonNode> profiles() {
    return Reference.rows("profiles");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void everyMetricIsThatOfTheReference(JsonNode profile) {
    SizedSigma sized = sized(profile);
    Outcome outcome = Outcome.create(sized.market());
    Markets.evaluate(sized, profile, outcome);

    profile
        .path("expected")
        .path("metrics")
        .properties()
        .forEach(
            field -> {
              int metric = Metrics.index(field.getKey());
              if (!isRounding(profile, field.getKey()) && sized.undefined(metric).isEmpty()) {
                assertThat(outcome.metric(metric))
                    .as(field.getKey())
                    .isCloseTo(field.getValue().asDouble(), near(field.getValue()));
              }
            });
    JsonNode critical = profile.path("expected").path("sigma_crit");
    if (critical.isNumber() && sized.undefined(Measures.SIGMA_CRIT).isEmpty()) {
      assertThat(outcome.metric(Measures.SIGMA_CRIT))
          .isCloseTo(critical.asDouble(), within(1e-9 * critical.asDouble()));
    }
  }

  static Stream<JsonNode> profilesThatBalance() {
    return profiles().filter(profile -> profile.path("expected").path("sigma_crit").asDouble() > 0);
  }

  /** With any utilities, also where the critical slope is no metric. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("profilesThatBalance")
  void theSlopeThatBalancesTheBudgetIsThatOfTheReference(JsonNode profile) {
    double critical = profile.path("expected").path("sigma_crit").asDouble();

    assertThat(RealisedSlope.of(sized(profile), cells(profile)))
        .hasValueCloseTo(critical, within(1e-9 * critical));
  }

  /** Where the budget is exactly zero, the reference counts rounding as a deficit. */
  private static boolean isRounding(JsonNode profile, String metric) {
    return Set.of("fund_n4_at_threshold", "fund_n4_no_trade").contains(profile.path("id").asText())
        && Set.of("deficit_indicator", "boundary_share").contains(metric);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void everyAgentTradesAndPaysAsInTheReference(JsonNode profile) {
    SizedSigma sized = sized(profile);
    CellMarket market = sized.cellMarket(profile.path("class_of").size());
    Cells cells = cells(profile);
    market.evaluate(cells, new double[Totals.LENGTH]);
    Details details = new Details();
    market.describe(cells, details);

    JsonNode expected = profile.path("expected");
    for (int agent = 0; agent < cells.size(); agent++) {
      Details told = details.at("cell_%d".formatted(agent + 1));
      compare(told, "quantity", expected.path("q").path(agent));
      compare(told, "we_quantity", expected.path("q_we").path(agent));
      compare(told, "payment", expected.path("t").path(agent));
      compare(told, "gap", expected.path("gap").path(agent));
      if (expected.path("x_pivot").path(agent).isNumber()) {
        compare(told, "boundary_quantity", expected.path("x_pivot").path(agent));
      }
    }
  }

  private static void compare(Details told, String name, JsonNode expected) {
    assertThat((Double) told.entries().get(name))
        .as(name)
        .isCloseTo(expected.asDouble(), near(expected));
  }

  private static org.assertj.core.data.Offset<Double> near(JsonNode expected) {
    return within(TOLERANCE * (1 + Math.abs(expected.asDouble())));
  }

  private static SizedSigma sized(JsonNode profile) {
    double[] classOf = Reference.numbers(profile.path("class_of"));
    int classes = 1 + (int) java.util.Arrays.stream(classOf).max().orElseThrow();
    long[] sizes = new long[classes];
    for (double k : classOf) {
      sizes[(int) k]++;
    }
    Map<String, Object> environment =
        Reference.environment(
            profile.path("env").asText(),
            Map.of(
                "law",
                "discrete",
                "values",
                "01".chars().mapToObj(c -> "" + (char) c).toList(),
                "probabilities",
                java.util.List.of("0.5", "0.5")),
            Reference.fixed(profile.path("sigma")));
    return new SizedSigma(
        Reference.market(Reference.withSizes(environment, sizes)), classOf.length);
  }

  private static Cells cells(JsonNode profile) {
    return Markets.cells(
        Reference.numbers(profile.path("class_of")), Reference.numbers(profile.path("signals")));
  }
}
