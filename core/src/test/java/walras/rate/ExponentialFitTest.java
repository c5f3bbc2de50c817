package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.study.RateModel;

class ExponentialFitTest {

  private static final long[] SIZES = LongStream.rangeClosed(1, 10).map(i -> 10 * i + 1).toArray();

  /** Rate of P[Bin(n, 0.3) > n/2]: relative entropy of 1/2 from 0.3. */
  private static final double TAIL = 0.08717669357238887;

  private static double tail(double n) {
    return 1 - new BinomialDistribution(null, (int) n, 0.3).cumulativeProbability((int) (n / 2));
  }

  private static double rate(RateFit fit) {
    return ((Law.Exponential) fit.law()).rate();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 1.5})
  void findsTheLawOfExactValues(double prefactor) {
    DoubleUnaryOperator truth = n -> 0.4 * Math.pow(n, prefactor) * Math.exp(-0.05 * n);
    RateFitter fitter = new RateFitter(Curves.exact(SIZES, truth, 1e-6));

    for (RateFit fit :
        new RateFit[] {
          fitter.exponential(OptionalDouble.of(prefactor)),
          fitter.exponential(OptionalDouble.empty())
        }) {
      assertThat(fit.model()).isEqualTo(RateModel.EXPONENTIAL);
      assertThat(rate(fit)).isCloseTo(0.05, within(1e-6));
      assertThat(fit.law().at(50))
          .isCloseTo(truth.applyAsDouble(50), within(1e-6 * truth.applyAsDouble(50)));
      assertThat(fit.interval(0.95).orElseThrow().isBounded()).isTrue();
    }
  }

  /** The bias of a fit without the prefactor is a tenth; with it, a fortieth. */
  @Test
  void thePrefactorRemovesTheBiasOfATail() {
    RateFitter fitter = new RateFitter(Curves.exact(SIZES, ExponentialFitTest::tail, 0.01));

    assertThat(rate(fitter.exponential(OptionalDouble.of(0))) / TAIL - 1).isBetween(0.05, 0.15);
    assertThat(rate(fitter.exponential(OptionalDouble.of(-0.5))) / TAIL - 1).isBetween(-0.035, 0.0);
  }

  @Test
  void aPowerLawIsNoExponential() {
    RateFitter fitter = new RateFitter(Curves.exact(Curves.sizes(), n -> 1 / n, 0.01));

    assertThat(fitter.all(0, OptionalDouble.empty()).get(0).model()).isEqualTo(RateModel.POWER);
  }

  @Test
  void aFreePrefactorNeedsSixSizes() {
    long[] five = {11, 21, 31, 41, 51};
    RateFitter fitter = new RateFitter(Curves.exact(five, ExponentialFitTest::tail, 0.01));

    assertThatThrownBy(() -> fitter.exponential(OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 sizes, got 5");
  }
}
