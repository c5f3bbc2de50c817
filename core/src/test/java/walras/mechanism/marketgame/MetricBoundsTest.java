package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Enumeration;

class MetricBoundsTest {

  @ParameterizedTest
  @CsvSource({"E2, 2", "E2, 60", "E2s, 40", "E3, 3", "E3, 40", "E4, 12", "E4m, 2", "E4m, 12"})
  void noConfigurationIsFartherFromTheCentre(String environment, long agents) {
    SizedMarketGame sized = Reference.sized(environment, agents);
    for (Enumeration enumeration : sized.enumerations()) {
      List<Integer> defined =
          enumeration.metrics().stream()
              .filter(metric -> sized.undefined(metric).isEmpty())
              .toList();
      for (int state = 0; state < sized.economy().states(); state++) {
        int drawn = state;
        enumeration.visit(
            state,
            Double.NEGATIVE_INFINITY,
            (logProbability, outcome) -> {
              for (int metric : defined) {
                double distance = Math.abs(outcome.metric(metric) - sized.centre(metric, drawn));
                assertThat(distance)
                    .as(Measures.all().get(metric).name())
                    .isLessThanOrEqualTo(enumeration.bound(metric, drawn));
              }
            });
      }
    }
  }
}
