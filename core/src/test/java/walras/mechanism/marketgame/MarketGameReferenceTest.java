package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Details;
import walras.kernel.Outcome;

class MarketGameReferenceTest {

  static Stream<JsonNode> configurations() {
    return Reference.rows("stage2");
  }

  static Stream<JsonNode> replications() {
    return Reference.rows("replications");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E2", "E2s", "E3", "E4", "E4m"})
  void limitsAgree(String environment) {
    Details details = new Details();
    Reference.sized(environment, 1000).describeLimits(details);

    assertTree(environment, details, Reference.table("limits").path(environment));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void secondStageAgrees(JsonNode row) {
    MarketGameMarket market = Reference.market(row.path("env").asText());
    long[] sigma = Reference.longs(row.path("sigma"));
    Details details = solve(market, 0, sigma);
    double[] phi = Reference.doubles(row.path("phi"));

    assertClose(details.at("prices"), "p", row.path("price").asDouble(), 1e-11);
    assertClose(details.at("prices"), "p_c", row.path("price_config_ce").asDouble(), 1e-11);
    assertClose(details.at("totals"), "Q_per_M", row.path("Q_per_M").asDouble(), 1e-11);
    assertClose(details.at("totals"), "R_per_M", row.path("R_per_M").asDouble(), 1e-11);
    assertThat(details.at("solver").entries()).containsEntry("fallback", false);
    assertList(details.at("offers"), "bq", Reference.doubles(row.path("bq")));
    assertList(details.at("offers"), "br", Reference.doubles(row.path("br")));
    assertList(details.at("beliefs"), "abar", Reference.doubles(row.path("abar")));
    for (int z = 0; z < phi.length; z++) {
      Details given = solve(market, z, sigma).at("beliefs");
      assertThat((Double) given.at("phi").entries().get(market.states().get(z)))
          .isEqualTo(phi[z], within(1e-11 * phi[z] + 1e-16));
      double expected = row.path("log_posterior_error").get(z).asDouble();
      assertThat((Double) given.entries().get("log_posterior_error"))
          .isEqualTo(expected, within(1e-10 * Math.abs(expected) + 1e-50));
    }
  }

  @ParameterizedTest
  @MethodSource("replications")
  void replicationsAgree(JsonNode row) {
    SizedMarketGame sized = Reference.sized(row.path("env").asText(), row.path("N").asLong());
    Outcome outcome = Outcome.create(sized.market());

    new MarketGameKernel(sized)
        .replay(
            row.path("state").asInt(),
            Reference.longs(row.path("sigma")),
            Reference.longs(row.path("iota")),
            outcome);

    List<Measures.Entry> entries = Measures.all();
    for (int i = 0; i < entries.size(); i++) {
      if (sized.undefined(i).isPresent()) {
        continue;
      }
      double expected = row.path("metrics").path(entries.get(i).name()).asDouble();
      assertThat(outcome.metric(i))
          .as(entries.get(i).name())
          .isEqualTo(expected, within(1e-9 * Math.abs(expected) + 1e-13));
    }
  }

  /** Solves at a size at which the given counts are those of all active agents. */
  private static Details solve(MarketGameMarket market, int state, long[] sigma) {
    long active = 0;
    for (long count : sigma) {
      active += count;
    }
    MarketGameKernel kernel = new MarketGameKernel(withActive(market, active));
    kernel.replay(state, sigma, new long[sigma.length], Outcome.create(market));
    Details details = new Details();
    kernel.describe(details);
    return details;
  }

  private static SizedMarketGame withActive(MarketGameMarket market, long active) {
    long agents = (long) (active / (1 - market.economy().eta())) - 2;
    while (market.economy().active(agents) < active) {
      agents++;
    }
    return new SizedMarketGame(market, agents);
  }

  private static void assertClose(Details details, String key, double expected, double relative) {
    assertThat((Double) details.entries().get(key))
        .as(key)
        .isEqualTo(expected, within(relative * Math.abs(expected)));
  }

  private static void assertList(Details details, String key, double[] expected) {
    List<?> actual = (List<?>) Objects.requireNonNull(details.entries().get(key));
    for (int i = 0; i < expected.length; i++) {
      double value = (Double) actual.get(i);
      if (Double.isNaN(expected[i])) {
        assertThat(value).isNaN();
      } else {
        assertThat(value)
            .as("%s[%d]", key, i)
            .isEqualTo(expected[i], within(1e-11 * Math.abs(expected[i]) + 1e-16));
      }
    }
  }

  private static void assertTree(String path, Details actual, JsonNode expected) {
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      String name = path + "." + entry.getKey();
      Object value = Objects.requireNonNull(actual.entries().get(entry.getKey()), name);
      if (entry.getValue().isObject()) {
        assertTree(name, (Details) value, entry.getValue());
      } else if (entry.getValue().isArray()) {
        double[] numbers = Reference.doubles(entry.getValue());
        for (int i = 0; i < numbers.length; i++) {
          assertNumber(name, ((List<?>) value).get(i), numbers[i]);
        }
      } else {
        assertNumber(name, value, entry.getValue().asDouble());
      }
    }
  }

  private static void assertNumber(String name, Object actual, double expected) {
    assertThat(((Number) actual).doubleValue())
        .as(name)
        .isEqualTo(expected, within(1e-10 * Math.abs(expected) + 1e-15));
  }
}
