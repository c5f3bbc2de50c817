package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.IntStream;
import walras.kernel.Outcome;

/** Compares metrics with a row of the reference. */
final class Metrics {

  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-15;
  private static final double PRICE = 1e-14;

  private Metrics() {}

  static int index(String name) {
    return IntStream.range(0, Measures.all().size())
        .filter(metric -> Measures.all().get(metric).name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  /** Compares all metrics that the row names and the market defines. */
  static void compare(JsonNode row, SizedSigma sized, Outcome outcome, Set<String> rounding) {
    int[] compared = {0};
    row.properties()
        .forEach(
            field -> {
              int metric = index(field.getKey());
              if (metric >= 0 && sized.undefined(metric).isEmpty() && !field.getValue().isNull()) {
                double expected = field.getValue().asDouble();
                double most =
                    rounding.contains(field.getKey()) || Math.abs(expected) < ABSOLUTE
                        ? Math.max(PRICE, RELATIVE * Math.abs(expected))
                        : RELATIVE * Math.abs(expected) + ABSOLUTE;
                assertThat(outcome.metric(metric))
                    .as(field.getKey())
                    .isCloseTo(expected, within(most));
                compared[0]++;
              }
            });
    assertThat(compared[0]).isGreaterThan(17);
  }
}
