package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.study.RateModel;

class PowerFitTest {

  private static RateFit fit(DoubleUnaryOperator truth, double relativeError) {
    return new RateFitter(Curves.exact(Curves.sizes(), truth, relativeError)).power(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0.7, -0.5, 0, 0",
    "-0.7, -0.5, 1.5, 0",
    "3, -1, -2, 5",
    "1e-9, -2, 0.5, -8",
    "0.1, 1, 2, 0",
    "5, 0.5, 0, 30",
    "2, 0, 1, 1"
  })
  void findsTheLawOfExactValues(double constant, double exponent, double first, double second) {
    RateFit fit =
        fit(n -> constant * Math.pow(n, exponent) * (1 + first / Math.sqrt(n) + second / n), 1e-6);

    assertThat(fit.law()).isInstanceOf(Law.Power.class);
    Law.Power law = (Law.Power) fit.law();
    assertThat(law.exponent()).isCloseTo(exponent, within(1e-7));
    assertThat(law.constant()).isCloseTo(constant, within(1e-5 * Math.abs(constant)));
    assertThat(law.corrections().get(0)).isCloseTo(first, within(1e-3));
    assertThat(law.corrections().get(1)).isCloseTo(second, within(1e-2));
    assertThat(law.at(1e4))
        .isCloseTo(
            constant * Math.pow(1e4, exponent) * (1 + first / 100 + second / 1e4),
            within(1e-6 * Math.abs(law.at(1e4))));
    assertThat(fit.goodness()).isGreaterThan(0.999);
    Interval interval = fit.interval(0.95).orElseThrow();
    assertThat(interval.low()).isBetween(exponent - 1e-5, exponent);
    assertThat(interval.high()).isBetween(exponent, exponent + 1e-5);
  }

  @Test
  void aGivenLogarithmIsPartOfTheLaw() {
    RateFit fit =
        new RateFitter(Curves.exact(Curves.sizes(), n -> 2 * Math.log(n) / Math.sqrt(n), 1e-6))
            .power(1);

    Law.Power law = (Law.Power) fit.law();
    assertThat(law.exponent()).isCloseTo(-0.5, within(1e-7));
    assertThat(law.constant()).isCloseTo(2, within(1e-5));
    assertThat(law.at(1000)).isCloseTo(2 * Math.log(1000) / Math.sqrt(1000), within(1e-6));
  }

  /** Corrections of a law with a logarithm are powers of it: log N - 1 is log N (1 - 1/log N). */
  @ParameterizedTest
  @CsvSource({"2, -1, 1, -1", "0.5, 0, 1, 2", "-3, -0.5, 0.5, -1.3", "1, -2, -1, 0.5"})
  void correctionsOfALogarithmAreLogarithms(
      double constant, double exponent, double logs, double correction) {
    double order = Math.min(1, Math.abs(logs));
    DoubleUnaryOperator truth =
        n ->
            constant
                * Math.pow(n, exponent)
                * Math.pow(Math.log(n), logs)
                * (1 + correction * Math.pow(Math.log(n), -order));
    RateFit fit = new RateFitter(Curves.exact(Curves.sizes(), truth, 1e-9)).power(logs);

    Law.Power law = (Law.Power) fit.law();
    assertThat(law.exponent()).isCloseTo(exponent, within(1e-6));
    assertThat(law.constant()).isCloseTo(constant, within(1e-3 * Math.abs(constant)));
    assertThat(law.corrections().get(0)).isCloseTo(correction, within(1e-2));
    assertThat(law.at(1e4))
        .isCloseTo(truth.applyAsDouble(1e4), within(1e-6 * Math.abs(law.at(1e4))));
  }

  /** Without its logarithm the law is another, which a verdict would call slower. */
  @Test
  void aLogarithmLeftOutIsSeen() {
    DoubleUnaryOperator truth = n -> (Math.log(n) - 1) / n;
    RateFitter fitter = new RateFitter(Curves.exact(Curves.sizes(), truth, 1e-4));

    assertThat(fitter.power(0).interval(0.95).orElseThrow().low()).isGreaterThan(-0.98);
    assertThat(fitter.power(1).interval(0.95).orElseThrow())
        .satisfies(interval -> assertThat(interval.low()).isBetween(-1.02, -1.0))
        .satisfies(interval -> assertThat(interval.high()).isBetween(-1.0, -0.98));
  }

  /** The constant beside the power of a logarithm is of the order of that power. */
  @Test
  void ordersOfLogarithms() {
    assertThat(orders(1)).containsExactly(0, 1, 2, 3);
    assertThat(orders(0.5)).containsExactly(0, 0.5, 1, 2);
    assertThat(orders(1.5)).containsExactly(0, 1, 1.5, 2);
    assertThat(orders(-2)).containsExactly(0, 1, 2, 3);
  }

  private static double[] orders(double logs) {
    return IntStream.range(0, 4).mapToDouble(term -> Corrections.logOrder(logs, term)).toArray();
  }

  /** With C near zero the law C N^a (1 + d N^-1/2) fits as well with a larger by one half. */
  @Test
  void theLeadingTermMustLead() {
    RateFit fit = fit(n -> 1 / n, 1e-3);

    assertThat(fit.interval(0.95).orElseThrow())
        .satisfies(i -> assertThat(i.high()).isLessThan(-0.99));
  }

  @Test
  void aFurtherCorrectionIsFittedOnlyIfTheDataAskForIt() {
    DoubleUnaryOperator simple = n -> (1 + 2 / Math.sqrt(n)) / Math.sqrt(n);
    DoubleUnaryOperator bent = n -> simple.applyAsDouble(n) + 500 / (n * n);

    assertThat(((Law.Power) fit(simple, 1e-4).law()).corrections()).hasSize(2);
    assertThat(((Law.Power) fit(bent, 1e-4).law()).corrections()).hasSize(3);
  }

  @Test
  void fewSizesBearFewCorrections() {
    for (int count = 4; count <= 6; count++) {
      long[] sizes = java.util.Arrays.copyOf(Curves.sizes(), count);
      RateFit fit = new RateFitter(Curves.exact(sizes, n -> 1 / n, 1e-3)).power(0);

      assertThat(((Law.Power) fit.law()).corrections()).hasSize(count - 4);
      assertThat(fit.sizes()).isEqualTo(count);
    }
    assertThatThrownBy(() -> new RateFitter(Curves.exact(new long[] {1, 2, 3}, n -> 1 / n, 1e-3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 sizes, got 3");
  }

  @Test
  void aMissingTermIsAPoorFit() {
    RateFit fit = fit(n -> (1 + Math.pow(n, -0.25)) / Math.sqrt(n), 1e-4);

    assertThat(fit.goodness()).isLessThan(1e-6);
  }

  @Test
  void noiseHasNoRate() {
    RateFit fit =
        new RateFitter(Curves.drawn(new Random(5), n -> 0, n -> 1 / Math.sqrt(n), 1e4)).power(0);

    assertThat(fit.interval(0.95).orElseThrow().isBounded()).isFalse();
  }

  @Test
  void theMostPlausibleLawComesFirst() {
    Random random = new Random(11);
    DoubleUnaryOperator spread = n -> 1;

    assertThat(first(Curves.drawn(random, n -> 1 / Math.sqrt(n), n -> 1 / Math.sqrt(n), 1e6)))
        .isEqualTo(RateModel.POWER);
    assertThat(first(Curves.drawn(random, n -> 3, spread, 1e6))).isEqualTo(RateModel.CONSTANT);
    assertThat(first(Curves.drawn(random, n -> 0, spread, 1e6))).isEqualTo(RateModel.ZERO);
  }

  private static RateModel first(List<Observation> observations) {
    return new RateFitter(observations).all(0, java.util.OptionalDouble.empty()).get(0).model();
  }
}
