package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** Evenly spaced signals, streamed, against the reference. */
class GridProfilesTest {

  /** Zero but for rounding. */
  private static final Set<String> ROUNDING = Set.of("ref_price_abs_error");

  static Stream<JsonNode> linear() {
    return Reference.rows("grid").filter(row -> !row.path("env").asText().startsWith("nonlinear"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linear")
  void everyMetricIsThatOfTheReference(JsonNode row) {
    Map<String, Object> signals = new LinkedHashMap<>(Map.of("law", "grid"));
    if (row.path("signals").asText().startsWith("g_j")) {
      signals.put("from", List.of("0.5", "0"));
      signals.put("to", List.of("1", "0.4"));
    }
    Map<String, Object> environment =
        Reference.environment(
            row.path("env").asText(), signals, Reference.influence(row.path("C")));
    SizedSigma sized =
        (SizedSigma) Reference.market(environment).at(row.path("N").asLong());
    assertThat(sized.sigma()).isCloseTo(row.path("sigma").asDouble(), relative(1e-14, row.path("sigma").asDouble()));
    assertThat(sized.economy().sizes())
        .containsExactly(
            java.util.Arrays.stream(Reference.numbers(row.path("class_sizes")))
                .mapToLong(size -> (long) size)
                .toArray());

    Outcome outcome = Outcome.create(sized.market());
    sized.kernel().replicate(Streams.create(1, sized.agents()), outcome);

    Metrics.compare(row.path("metrics"), sized, outcome, ROUNDING);
  }

  private static org.assertj.core.data.Offset<Double> relative(double share, double value) {
    return org.assertj.core.api.Assertions.within(share * Math.abs(value));
  }
}
