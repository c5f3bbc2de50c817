package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.SizedMarket;

/** Expectations of whole small economies by enumeration against an independent enumeration. */
class ExactMethodTest {

  /** Economies of more configurations are left to simulation. */
  private static final long MOST = 20_000;

  static Stream<JsonNode> economies() {
    return Reference.rows("economy_exact").filter(row -> configurations(row) <= MOST);
  }

  private static long configurations(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    return market.at((long) Reference.size(row).agents()).enumerations().stream()
        .mapToLong(enumeration -> enumeration.configurations(Double.NEGATIVE_INFINITY))
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("economies")
  void expectationsAgree(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    SizedMarket sized = market.at((long) Reference.size(row).agents());
    ExactEstimates estimates = ExactMethod.of(market, sized);
    row.path("expectation")
        .properties()
        .forEach(
            metric -> {
              int index = Reference.metric(market, metric.getKey());
              assertThat(index).as(metric.getKey()).isNotNegative();
              assertThat(Objects.requireNonNull(estimates.metrics().get(index)).overall().mean())
                  .as(metric.getKey())
                  .isCloseTo(metric.getValue().asDouble(), within(1e-11));
            });
  }
}
