package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.estimate.Estimate;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.exact.ExactEstimates.OfMetric;
import walras.exact.ExactMethod;

/** Enumerated expectations against those of another program. */
class ExactMethodTest {

  private static final double TOLERANCE = 1e-10;

  /** A difference of prices or utilities near 1 keeps the rounding of these. */
  private static final double ROUNDING = 4e-15;

  private static final Map<String, ExactEstimates> FOUND = new HashMap<>();

  static Stream<JsonNode> rows() {
    return Reference.exactRows();
  }

  static Stream<JsonNode> quantileRows() {
    return Reference.rows("exact_quantiles");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void momentsAreThoseOfTheReference(JsonNode row) {
    SizedMarketGame sized = sized(row);
    ExactEstimates found = found(row);

    for (Map.Entry<String, JsonNode> entry : row.path("metrics").properties()) {
      int metric = metric(entry.getKey());
      OfMetric law = Objects.requireNonNull(found.metrics().get(metric));
      JsonNode expected = entry.getValue();
      assertMoments(metric, law.overall(), expected.path("mean"), expected.path("std"));
      for (int state = 0; state < sized.economy().states(); state++) {
        assertMoments(
            metric,
            law.given().get(state),
            expected.path("mean_by_state").path(state),
            expected.path("std_by_state").path(state));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("quantileRows")
  void quantilesAreThoseOfTheReference(JsonNode row) {
    OfMetric law = Objects.requireNonNull(found(row).metrics().get(Measures.PRICE_ERROR));

    double median = row.path("quantiles").path("0.5").asDouble();
    double high = row.path("quantiles").path("0.99").asDouble();
    assertThat(law.overall().quantiles().get(3)).isCloseTo(median, within(TOLERANCE * median));
    assertThat(law.overall().quantiles().get(6)).isCloseTo(high, within(TOLERANCE * high));
    assertThat(law.given()).allMatch(given -> given.quantiles().size() == Estimate.LEVELS.size());
  }

  private static void assertMoments(
      int metric, ExactEstimate found, JsonNode mean, JsonNode deviation) {
    double rounding = metric == Measures.POSTERIOR_ERROR ? 0 : ROUNDING;
    assertThat(found.mean())
        .as("mean of %s", Measures.all().get(metric).name())
        .isCloseTo(mean.asDouble(), within(TOLERANCE * Math.abs(mean.asDouble()) + rounding));
    assertThat(found.standardDeviation())
        .as("standard deviation of %s", Measures.all().get(metric).name())
        .isCloseTo(deviation.asDouble(), within(TOLERANCE * deviation.asDouble() + rounding));
  }

  private static int metric(String name) {
    return Measures.all().stream().map(Measures.Entry::name).toList().indexOf(name);
  }

  /** Enumerates the environment and the number of agents of a row, once for all tests. */
  private static ExactEstimates found(JsonNode row) {
    return FOUND.computeIfAbsent(
        row.path("env").asText() + row.path("N").asText(),
        unused -> ExactMethod.of(sized(row).market(), sized(row)));
  }

  private static SizedMarketGame sized(JsonNode row) {
    return Reference.sized(row.path("env").asText(), row.path("N").asLong());
  }
}
