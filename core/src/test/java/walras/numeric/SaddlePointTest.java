package walras.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are the definitions evaluated in 60-digit arithmetic with mpmath 1.3. */
class SaddlePointTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 10.0",
    "1, 0.001, 5.9087552789821370313",
    "9, 10, 0.051755359079563288952",
    "11, 10, 0.048411977847573460483",
    "10, 10.5, 0.012098358305679969346",
    "12, 10, 0.18785868152745551454",
    "12.25, 10, 0.23602533895945626514",
    "8.125, 10, 0.18793016117676342437",
    "1000, 900, 5.3605156578263012275",
    "500000000000001, 500000000000000, 9.9999999999999933333e-16",
    "500000100000000, 500000000000000, 9.9999993333334",
    "1000000000000000.0, 100000000000000.0, 1402585092994045.684"
  })
  void deviancesAreAccurateToTheirLastDigits(double x, double mean, double expected) {
    assertThat(SaddlePoint.deviance(x, mean, x - mean))
        .isEqualTo(expected, within(1e-14 * expected));
  }

  @ParameterizedTest
  @CsvSource({
    "0, -0.91893853320467274178",
    "1, 0.08106146679532725822",
    "2, 0.041340695955409294094",
    "15, 0.005554733551962801371",
    "16, 0.0052076559196096404407",
    "17, 0.0049013959484347378607",
    "40, 0.0020832899383024217487",
    "1000, 0.000083333330555556349206",
    "1000000, 8.3333333333330555556e-8",
    "1000000000000000, 8.3333333333333333333e-17"
  })
  void stirlingErrorsAreAccurate(double x, double expected) {
    assertThat(SaddlePoint.stirlingError(x)).isEqualTo(expected, within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "1.5, 1, 0.405465108108164381978",
    "1.25, 1, 0.223143551314209755766",
    "1.2, 1, 0.182321556793954589204",
    "0.8125, 1, -0.207639364778244501615",
    "1000.5, 1000, 0.000499875041651047914064",
    "0.75, 0.7500000001, -1.33333344356493909520e-10",
    "3, 3.000000000000001, -2.96059473233375033621e-16"
  })
  void logRatiosKeepTheirRelativeAccuracy(double x, double y, double expected) {
    assertThat(SaddlePoint.logRatio(x, y)).isEqualTo(expected, within(1e-15 * Math.abs(expected)));
  }
}
