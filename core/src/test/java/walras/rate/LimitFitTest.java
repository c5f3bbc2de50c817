package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import walras.kernel.Decay;

class LimitFitTest {

  private static final List<Decay> UNKNOWN = List.of();

  private static Verdict verdict(LimitFit fit, double margin) {
    return Judge.judgeAll(List.of(new LimitClaim(fit, margin))).get(0).verdict();
  }

  private static LimitFit fit(DoubleUnaryOperator truth, double error, List<Decay> decays) {
    List<Observation> observations = new ArrayList<>();
    for (long size : Curves.sizes()) {
      observations.add(new Observation(size, truth.applyAsDouble((double) size), error));
    }
    return LimitFit.of(observations, decays);
  }

  @Test
  void theDistanceIsWhatRemainsOfAllPowers() {
    LimitFit fit = fit(n -> 0.25 + 3 / Math.sqrt(n) - 7 / n, 1e-9, UNKNOWN);

    assertThat(fit.offset()).isCloseTo(0.25, within(1e-12));
    assertThat(fit.goodness()).isGreaterThan(0.99);
  }

  /** Four equal means: the error of their mean is half of each. */
  @Test
  void theErrorIsThatOfLeastSquares() {
    List<Observation> observations = new ArrayList<>();
    for (long size : new long[] {100, 400, 1600, 6400}) {
      observations.add(new Observation(size, 1 / Math.sqrt((double) size), 0.1));
    }
    LimitFit fit = LimitFit.of(observations, UNKNOWN);

    // columns N^-1/2 = (8, 4, 2, 1)/80 and 1: variance 0.01 * 85 / (4 * 85 - 15^2)
    assertThat(fit.standardError()).isCloseTo(0.1 * Math.sqrt(85.0 / 115), within(1e-12));
    assertThat(fit.interval(0.95).high() - fit.offset())
        .isCloseTo(1.959963984540054 * fit.standardError(), within(1e-9));
  }

  @Test
  void theExponentOfTheoryIsATermOfItsOwn() {
    DoubleUnaryOperator truth = n -> 0.1 + Math.pow(n, -1.0 / 3) + 2 / Math.sqrt(n);

    assertThat(fit(truth, 1e-7, List.of(new Decay.Power(-1.0 / 3, null))).offset())
        .isCloseTo(0.1, within(1e-9));
    assertThat(fit(truth, 1e-7, UNKNOWN).offset()).isNotCloseTo(0.1, within(1e-9));
  }

  /** What falls with a logarithm is extrapolated along it. */
  @Test
  void theLogarithmOfTheoryIsPartOfTheTerms() {
    List<Observation> points =
        Curves.exact(Curves.sizes(), n -> 1e-6 + (Math.log(n) - 1) / n, 1e-9);
    double along = LimitFit.of(points, List.of(new Decay.Power(-1, 1, null))).offset();
    double without = LimitFit.of(points, List.of(new Decay.Power(-1, null))).offset();

    assertThat(along).isCloseTo(1e-6, within(1e-12));
    assertThat(Math.abs(without - 1e-6)).isGreaterThan(Math.abs(along - 1e-6));
  }

  @Test
  void anExponentialApproachIsNoPower() {
    List<Observation> observations = new ArrayList<>();
    for (long size = 10; size <= 100; size += 10) {
      double value = 0.2 + Math.exp(-0.05 * (double) size) / Math.sqrt((double) size);
      observations.add(new Observation(size, value, 1e-6));
    }
    LimitFit fit = LimitFit.of(observations, List.of(new Decay.Exponential(0.05, -0.5)));

    assertThat(fit.offset()).isCloseTo(0.2, within(1e-9));
    assertThat(fit.isRejected()).isFalse();
  }

  @Test
  void verdictsCompareTheIntervalWithTheMargin() {
    DoubleUnaryOperator none = n -> 1 / Math.sqrt(n);
    DoubleUnaryOperator some = n -> 0.05 + 1 / Math.sqrt(n);

    assertThat(verdict(fit(none, 1e-3, UNKNOWN), 0.02)).isEqualTo(Verdict.AT_LIMIT);
    assertThat(verdict(fit(some, 1e-3, UNKNOWN), 0.02)).isEqualTo(Verdict.OFF_LIMIT);
    assertThat(verdict(fit(some, 1e-1, UNKNOWN), 0.02)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(fit(none, 1e-1, UNKNOWN), 0.02)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aRejectedLawIsNeverOffItsLimit() {
    LimitFit fit = fit(n -> 0.05 + 0.1 * Math.sin(n), 1e-3, UNKNOWN);

    assertThat(fit.isRejected()).isTrue();
    assertThat(verdict(fit, 1e-6)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void exactValuesTellTheirErrorsThemselves() {
    List<Observation> observations = new ArrayList<>();
    for (long size : Curves.sizes()) {
      double value = 1 / Math.sqrt((double) size) + 1 / Math.pow((double) size, 1.5);
      observations.add(new Observation(size, value, value));
    }
    LimitFit fit = LimitFit.of(observations, Errors.RESIDUAL, UNKNOWN);

    assertThat(fit.goodness()).isNaN();
    assertThat(verdict(fit, 1e-3)).isEqualTo(Verdict.AT_LIMIT);
  }

  /** 400 studies: 380 plus or minus 4.9 standard deviations of 4.4. */
  @Test
  void intervalsCover() {
    Random random = new Random(41);
    int covered = 0;
    for (int study = 0; study < 400; study++) {
      List<Observation> drawn =
          Curves.drawn(random, n -> 0.3 + 2 / Math.sqrt(n) - 5 / n, n -> 1, 1e4);
      Interval interval = LimitFit.of(drawn, UNKNOWN).interval(0.95);
      covered += interval.low() <= 0.3 && interval.high() >= 0.3 ? 1 : 0;
    }
    assertThat(covered).isBetween(358, 399);
  }
}
