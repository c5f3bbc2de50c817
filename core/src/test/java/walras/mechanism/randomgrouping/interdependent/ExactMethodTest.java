package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactEstimates.OfMetric;
import walras.exact.ExactMethod;

/** Enumerated expectations against the fractions of another program. */
class ExactMethodTest {

  private static final double TOLERANCE = 1e-12;

  /** The reference's name of a metric where it is another. */
  private static final Map<String, String> NAMES =
      Map.of(
          "max_surplus_per_capita", "max_surplus",
          "eps_efficient_0.05", "eps_efficient",
          "eps_uniform_0.05", "eps_uniform");

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("tiny_gss", 1),
        Arguments.of("tiny_gss", 2),
        Arguments.of("tiny_gss", 3),
        Arguments.of("tiny_gss_three_signals", 1),
        Arguments.of("tiny_gss_three_signals", 2));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("tables")
  void meansAreThoseOfTheReference(String name, int perGroup) {
    InterdependentMarket market = Reference.market(name);
    ExactEstimates found = ExactMethod.of(market, market.at(4L * perGroup));
    JsonNode expected =
        Reference.table("exact").path(name).path("n").path(String.valueOf(perGroup));

    int compared = 0;
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      int metric = Reference.metric(market, NAMES.getOrDefault(entry.getKey(), entry.getKey()));
      if (metric >= 0) {
        assertThat(law(found, metric).overall().mean())
            .as(entry.getKey())
            .isEqualTo(entry.getValue().path("value").asDouble(), within(TOLERANCE));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(13);
    assertThat(found.notComputed()).isEmpty();
    assertThat(law(found, Measures.BUDGET_RESIDUAL).overall().standardDeviation()).isZero();
  }

  @Test
  void payoffsOfSellersAddUpToReceiptsLessCosts() {
    InterdependentMarket market = Reference.market("tiny_gss");
    ExactEstimates found = ExactMethod.of(market, market.at(8));
    double first = law(found, Measures.INTERIM_PAYOFF_SELLER).overall().mean();
    double second = law(found, Measures.INTERIM_PAYOFF_SELLER + 1).overall().mean();

    assertThat(first).isPositive();
    assertThat(second).isNegative();
  }

  private static OfMetric law(ExactEstimates found, int metric) {
    return Objects.requireNonNull(found.metrics().get(metric));
  }
}
