package walras.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

  @ParameterizedTest
  @CsvSource({
    "0.0737688888, 0.073769",
    "750, 750",
    "100000, 100000",
    "-2, -2",
    "0, 0",
    "1, 1",
    "1.23456789e-9, 1.2346E-9",
    "1e300, 1E+300"
  })
  void fiveDigitsAreShown(double number, String text) {
    assertThat(Digits.of(number)).isEqualTo(text);
  }
}
