package walras.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorthandTest {

  @ParameterizedTest(name = "{0} with error {1} is {2}")
  @CsvSource({
    "0.0680802, 0.00012, 0.06808(12)",
    "2.406837, 0.0121, 2.407(12)",
    "-125728.2, 11.7, -125728(12)",
    "1.5389e-5, 1.57e-7, 1.539(16)e-5",
    "-8.33e-6, 6.84e-6, -8.3(68)e-6",
    "1e-9, 5e-3, 0.0000(50)",
    "0, 0, 0",
    "0.25, 0, 0.25",
    "1e-300, 0, 1e-300",
    "NaN, 0.1, -",
    "3, NaN, 3",
    "0.05000000000000001, 1e-19, 0.05",
    "999.96, 0.996, 1000.0(10)",
    "-1.25733123e8, 11000, -1.25733(11)e8"
  })
  void digitsEndAtTheError(double mean, double error, String text) {
    assertThat(Shorthand.of(mean, error)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} and {1} with error {2} is {3}")
  @CsvSource({
    "1, -2.14e-16, 4.5e-18, 1-2.140(45)e-16",
    "1, 2.14e-16, 4.5e-18, 1+2.140(45)e-16",
    "1, -0.0335, 0.00024, 0.96650(24)",
    "0.5, -1e-5, 1e-7, 0.5-1.000(10)e-5"
  })
  void whatIsNearACentreIsWrittenAsItsDistance(
      double centre, double deviation, double error, String text) {
    assertThat(Shorthand.aside(centre, deviation, error)).isEqualTo(text);
  }

  @ParameterizedTest(name = "e^{0} with error e^{1} is {2}")
  @CsvSource({
    "-788.5316, -791.4, 3.51(20)e-343",
    "-1045.0, -1048.0, 1.453(72)e-454",
    "-2.3, -6.9, 1.003(10)e-1"
  })
  void whatIsNoDoubleIsWrittenFromItsLogarithm(double mean, double error, String text) {
    assertThat(Shorthand.ofLogarithms(mean, error)).isEqualTo(text);
  }
}
