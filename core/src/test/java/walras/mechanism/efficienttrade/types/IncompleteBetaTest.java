package walras.mechanism.efficienttrade.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The incomplete beta function at the ends of its arguments and of the exponents of studies. */
class IncompleteBetaTest {

  /** From mpmath: {@code betainc(a, b, 0, x, regularized=True)} of the doubles, 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, 1e-30, 0.000507237274389631239",
    "0.1, 0.1, 0.3, 0.46280418611555204",
    "0.1, 0.1, 0.7, 0.537195813884447949",
    "0.1, 0.1, 0.999, 0.745758343411391791",
    "0.1, 100, 1e-20, 0.0166518938305596369",
    "0.1, 100, 1e-4, 0.662328730279755647",
    "0.1, 100, 0.001, 0.82724915430331382",
    "100, 0.1, 0.5, 2.42982234645072342e-33",
    "100, 0.1, 0.995, 0.0587165054972815463",
    "0.5, 0.5, 1e-25, 2.01316848417948144e-13",
    "0.5, 0.5, 0.25, 0.333333333333333333",
    "0.5, 0.5, 0.75, 0.666666666666666667",
    "1.5, 2.5, 1e-16, 3.39530545262710008e-24",
    "1.5, 2.5, 0.1, 0.0978806429413797936",
    "1.5, 2.5, 0.35, 0.496132121425635476",
    "1.5, 2.5, 0.9, 0.993792604279551931",
    "5, 2, 1e-10, 5.99999999950000109e-50",
    "5, 2, 0.6, 0.233279999999999965",
    "5, 2, 0.95, 0.967226171874999946"
  })
  void valuesAgreeWithFortyDigits(double a, double b, double x, double expected) {
    assertThat(new IncompleteBeta(a, b).at(x)).isCloseTo(expected, within(4e-15 * expected));
  }

  /** By the logarithm of the complete function, -140, and by cancellation in the fraction. */
  @ParameterizedTest
  @CsvSource({
    "100, 0.1, 0.97, 0.00150375637977724671",
    "100, 100, 0.3, 1.84111411158005296e-9",
    "100, 100, 0.5, 0.5",
    "100, 100, 0.7, 0.999999998158885888"
  })
  void largeExponentsCostTwoDigits(double a, double b, double x, double expected) {
    assertThat(new IncompleteBeta(a, b).at(x)).isCloseTo(expected, within(3e-14 * expected));
  }

  @Test
  void endsAreExact() {
    IncompleteBeta function = new IncompleteBeta(2.5, 0.5);
    assertThat(function.at(0)).isZero();
    assertThat(function.at(1)).isEqualTo(1);
    assertThat(function.at(Math.nextDown(1.0))).isBetween(0.99999998, 1.0);
  }

  /** A power of the argument, whose tail is known to rounding. */
  @ParameterizedTest
  @CsvSource({"0.3", "2", "77"})
  void withoutASecondExponentItIsAPower(double a) {
    IncompleteBeta function = new IncompleteBeta(a, 1);
    for (double x : new double[] {1e-3, 0.1, 0.5, 0.9, 0.999}) {
      double power = StrictMath.pow(x, a);
      assertThat(function.at(x)).isCloseTo(power, within(1e-14 * power));
    }
  }
}
