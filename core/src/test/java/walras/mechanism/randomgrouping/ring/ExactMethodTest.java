package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.SizedMarket;

/** Enumerated expectations against the fractions of another program. */
class ExactMethodTest {

  private static final double TOLERANCE = 1e-12;

  /** The reference's name of a metric where it is another. */
  private static final Map<String, String> NAMES =
      Map.of(
          "max_surplus_per_capita", "max_surplus",
          "eps_efficient_0.05", "eps_efficient",
          "eps_uniform_0.05", "eps_uniform",
          "budget_residual_max_abs", "budget_residual");

  @ParameterizedTest(name = "n = {0}")
  @ValueSource(ints = {1, 2})
  void meansAreThoseOfTheReference(int perGroup) {
    RingMarket market = Reference.market(Reference.tiny());
    SizedMarket sized = market.at(6L * perGroup);
    ExactEstimates found = ExactMethod.of(market, sized);
    JsonNode expected =
        Reference.table("exact").path("tiny").path("n").path(String.valueOf(perGroup));

    int compared = 0;
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      int metric = Reference.metric(NAMES.getOrDefault(entry.getKey(), entry.getKey()));
      if (metric >= 0) {
        assertThat(mean(found, metric))
            .as(entry.getKey())
            .isEqualTo(entry.getValue().path("value").asDouble(), within(TOLERANCE));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(17);
    assertThat(found.notComputed()).isEmpty();
    assertThat(mean(found, Measures.RATIONED_UNITS))
        .isEqualTo(
            mean(found, Measures.UNSERVED_UNITS) + mean(found, Measures.FORCED_UNITS),
            within(TOLERANCE));
    assertThat(mean(found, Measures.GROUPING_COST))
        .isEqualTo(
            mean(found, Measures.SURPLUS_LOSS) - mean(found, Measures.POOLED_SURPLUS_LOSS),
            within(TOLERANCE));
  }

  @Test
  void moreAgentsThanCanBeEnumeratedAreRefusedMetricByMetric() {
    RingMarket market = Reference.market(Reference.gap());
    ExactEstimates found = ExactMethod.of(market, market.at(30));

    assertThat(found.notComputed().get(Measures.PRICE_GAP)).contains("configurations");
    assertThat(found.metrics()).containsKeys(Measures.POSTERIOR_ERROR_ALL, Measures.MAX_SURPLUS);
  }

  private static double mean(ExactEstimates found, int metric) {
    return Objects.requireNonNull(found.metrics().get(metric)).overall().mean();
  }
}
