package walras.mechanism.sigmawalras.curved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demand of an agent, against an independent solver. */
class DemandTest {

  @ParameterizedTest(name = "slope {0}, gamma {1}, delta {2}, value {3}")
  @CsvSource({
    "1.0, 1.0, 0.0, -2.0, -1.2252704260989198",
    "1.0, 1.0, 0.0, 0.0, 0.0",
    "1.0, 1.0, 0.0, 0.8, 0.4159491652673826",
    "1.75, 0.5, 0.3, -2.0, -0.998584315063053",
    "1.75, 0.5, 0.3, 0.0, 0.0",
    "1.75, 0.5, 0.3, 0.8, 0.3583891986122378",
    "0.3, 2.0, -0.7, -2.0, -0.9895301618390082",
    "0.3, 2.0, -0.7, 0.0, 0.0",
    "0.3, 2.0, -0.7, 0.8, 0.8684343285027395"
  })
  void demandIsThatOfTheReference(
      double slope, double gamma, double delta, double value, double quantity) {
    for (double start : new double[] {0, quantity, -100, 100}) {
      double found = Demand.solve(slope, gamma, delta, value, start);
      assertThat(found).isCloseTo(quantity, within(1e-14));
      assertThat(slope * found + gamma * Saturation.value(found, delta))
          .isCloseTo(value, within(1e-14));
    }
  }
}
