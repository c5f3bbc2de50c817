package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact expectations over all counts of few agents, against the reference and simulations. */
class EnumerationTest {

  private static final int REPLICATIONS = 2000;

  /** Standard errors: a false alarm has probability 6e-7. */
  private static final double ERRORS = 5;

  static Stream<JsonNode> rows() {
    return Reference.rows("enumeration");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void expectationsAreThoseOfTheReference(JsonNode row) {
    SizedSigma sized = sized(row);
    double[] means = ExactMeans.of(sized);

    row.path("expected")
        .properties()
        .forEach(
            field -> {
              double expected = field.getValue().asDouble();
              assertThat(means[Metrics.index(field.getKey())])
                  .as(field.getKey())
                  .isCloseTo(expected, within(1e-10 * Math.abs(expected) + 1e-15));
            });
    assertThat(row.path("expected").size()).isGreaterThan(17);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void simulatedMeansAreThoseExpectations(JsonNode row) {
    Sample sample = Sample.of(sized(row), REPLICATIONS);
    for (String name : new String[] {"budget_surplus_pc", "util_loss_max", "naive_gain_mean"}) {
      JsonNode expected = row.path("expected").path(name);
      if (expected.isNumber()) {
        int metric = Metrics.index(name);
        assertThat(sample.mean(metric))
            .as(name)
            .isCloseTo(expected.asDouble(), within(ERRORS * sample.error(metric)));
      }
    }
  }

  private static SizedSigma sized(JsonNode row) {
    double[] sizes = Reference.numbers(row.path("class_sizes"));
    long agents = (long) java.util.Arrays.stream(sizes).sum();
    Map<String, Object> environment =
        Reference.environment(
            row.path("env").asText(),
            Reference.law(row.path("law").asText()),
            Reference.fixed(row.path("sigma")));
    return new SizedSigma(Reference.market(environment), agents);
  }
}
