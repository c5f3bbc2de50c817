package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import walras.study.RateModel;

/** Fits to values without Monte Carlo error. */
class ExactFitTest {

  private static final double SEPARATE = 0.02;

  private static RateFitter fitter(DoubleUnaryOperator truth) {
    List<Observation> observations = new ArrayList<>();
    for (long size = 100; size <= 2000; size += 100) {
      double value = truth.applyAsDouble((double) size);
      observations.add(new Observation(size, value, Math.abs(value)));
    }
    return RateFitter.exact(observations);
  }

  @Test
  void anExponentialOverHundredsOfOrdersIsFound() {
    DoubleUnaryOperator truth = n -> -0.3 / Math.sqrt(n) * Math.exp(-0.2 * n);
    for (OptionalDouble prefactor : List.of(OptionalDouble.of(-0.5), OptionalDouble.empty())) {
      RateFit fit = fitter(truth).exponential(prefactor);

      assertThat(((Law.Exponential) fit.law()).rate()).isCloseTo(0.2, within(1e-12));
      assertThat(fit.law().at(1000)).isCloseTo(truth.applyAsDouble(1000), within(1e-97));
      assertThat(fit.interval(0.95).orElseThrow().high()).isCloseTo(0.2, within(1e-11));
    }
  }

  @Test
  void aPowerLawWithCorrectionsIsFound() {
    List<RateFit> fits = fitter(n -> (1 + 3 / n) / n).all(0, OptionalDouble.empty());

    assertThat(fits.get(0).model()).isEqualTo(RateModel.POWER);
    assertThat(((Law.Power) fits.get(0).law()).exponent()).isCloseTo(-1, within(1e-9));
    assertThat(fits.get(0).goodness()).isNaN();
  }

  @Test
  void theMostPlausibleLawOfAnExponentialIsAnExponential() {
    assertThat(fitter(n -> Math.exp(-0.01 * n)).all(0, OptionalDouble.empty()).get(0).model())
        .isEqualTo(RateModel.EXPONENTIAL);
  }

  /** Normal residuals: intervals cover, though nobody stated how large the errors are. */
  @Test
  void intervalsComeFromTheResiduals() {
    Random random = new Random(7);
    int covered = 0;
    for (int i = 0; i < 1000; i++) {
      RateFit fit =
          fitter(n -> Math.exp(-0.01 * n + SEPARATE * random.nextGaussian()))
              .exponential(OptionalDouble.of(0));
      Interval interval = fit.interval(0.95).orElseThrow();
      covered += interval.low() <= 0.01 && interval.high() >= 0.01 ? 1 : 0;
    }

    // 950 plus or minus 4.9 standard deviations of 6.9
    assertThat(covered).isBetween(916, 984);
  }

  @Test
  void verdictsUseTheResiduals() {
    RateFit fit =
        fitter(n -> Math.exp(-0.01 * n + 1e-3 * Math.sin(n))).exponential(OptionalDouble.of(0));

    assertThat(Judge.judge(List.of(new Claim(fit, 0.01, 2e-4))).get(0).verdict())
        .isEqualTo(Verdict.CONSISTENT);
    assertThat(Judge.judge(List.of(new Claim(fit, 0.011, 2e-4))).get(0).verdict())
        .isEqualTo(Verdict.SLOWER);
  }
}
