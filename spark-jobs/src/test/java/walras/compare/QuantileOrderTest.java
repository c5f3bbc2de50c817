package walras.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class QuantileOrderTest {

  @Test
  void aMedianThatJumpsOverAGapProvesNothing() throws IOException {
    JsonNode low = json("{\"p25\": 1.0, \"p50\": 1.1, \"p75\": 9.0}");
    JsonNode high = json("{\"p25\": 1.0, \"p50\": 8.9, \"p75\": 9.0}");

    assertThat(QuantileOrder.of(low, high).distance()).isZero();
    assertThat(QuantileOrder.of(low, high).p(0.001)).isEqualTo(1);
  }

  @Test
  void aQuantileAboveOneOfAHigherLevelProvesTheDifferenceOfLevels() throws IOException {
    JsonNode first = json("{\"p05\": 1.0, \"p50\": 2.0, \"p99\": 3.0}");
    JsonNode second = json("{\"p05\": 0.0, \"p50\": 0.5, \"p99\": 1.5}");

    QuantileOrder order = QuantileOrder.of(first, second);

    assertThat(order.distance()).isEqualTo(0.49);
    assertThat(order.baseline()).isEqualTo("p50");
    assertThat(order.other()).isEqualTo("p99");
    assertThat(QuantileOrder.of(second, first).distance()).isEqualTo(0.49);
    assertThat(order.p(2.0 / 10)).isGreaterThan(0.3);
    assertThat(order.p(2.0 / 10_000)).isLessThan(1e-9);
  }

  private static JsonNode json(String text) throws IOException {
    return JsonMapper.builder().build().readTree(text);
  }
}
