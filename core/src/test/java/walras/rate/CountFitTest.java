package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits to counts and to means that few replications carry. */
class CountFitTest {

  private static List<Observation> counts(
      long[] sizes, DoubleUnaryOperator probability, long replications) {
    List<Observation> observations = new ArrayList<>();
    for (long size : sizes) {
      double expected = probability.applyAsDouble((double) size) * (double) replications;
      observations.add(Observation.count(size, Math.round(expected), replications));
    }
    return observations;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, -1, 0})
  void findsTheLawOfExpectedCounts(double exponent) {
    DoubleUnaryOperator truth = n -> 0.3 * Math.pow(n, exponent) * (1 + 2 / Math.sqrt(n) - 3 / n);
    RateFit fit = new RateFitter(counts(Curves.sizes(), truth, 1_000_000_000_000_000L)).power(0);

    Law.Power law = (Law.Power) fit.law();
    assertThat(law.exponent()).isCloseTo(exponent, within(1e-4));
    assertThat(law.at(1000)).isCloseTo(truth.applyAsDouble(1000), within(1e-6));
    assertThat(fit.goodness()).isGreaterThan(0.99);
  }

  @Test
  void findsTheRateOfAnExponentialWhoseTailWasNeverSeen() {
    long[] sizes = {10, 20, 40, 60, 80, 100, 150, 200, 400, 800};
    DoubleUnaryOperator truth = n -> 0.5 / Math.sqrt(n) * Math.exp(-0.05 * n);
    RateFitter fitter = new RateFitter(counts(sizes, truth, 1_000_000));

    RateFit fit = fitter.exponential(OptionalDouble.of(-0.5));
    assertThat(((Law.Exponential) fit.law()).rate()).isCloseTo(0.05, within(1e-3));
    assertThat(fit.sizes()).isEqualTo(10);
    assertThat(fit.bounds()).isEqualTo(3);
    assertThat(fitter.all(0, OptionalDouble.of(-0.5)).get(0).law())
        .isInstanceOf(Law.Exponential.class);
  }

  /** The most likely probability of several samples is the share in all of them together. */
  @Test
  void aConstantIsTheShareOfAllReplications() {
    List<Observation> observations =
        List.of(
            Observation.count(100, 40, 1000),
            Observation.count(200, 5, 100),
            Observation.count(300, 0, 20),
            Observation.count(400, 300, 6000),
            Observation.count(500, 7, 150));

    RateFit fit = new RateFitter(observations).constant();
    assertThat(fit.law().at(1)).isCloseTo(352 / 7270.0, within(1e-9));
    assertThat(fit.bounds()).isEqualTo(1);
  }

  @Test
  void zeroIsNoLawOfWhatHappened() {
    RateFit zero = new RateFitter(counts(Curves.sizes(), n -> 0.1, 1000)).zero();

    assertThat(zero.goodness()).isZero();
    assertThat(zero.isRejected()).isTrue();
  }

  @Test
  void aBoundThatTheLawRespectsChangesNothing() {
    List<Observation> points =
        Curves.exact(new long[] {100, 200, 400, 800, 1600, 3200}, n -> 1 / n, 0.01);
    List<Observation> bounded = new ArrayList<>(points);
    bounded.add(Observation.fewEvents(6400, 1.0 / 12800, 30, 0));

    RateFit with = new RateFitter(bounded).power(0);
    RateFit without = new RateFitter(points).power(0);
    assertThat(((Law.Power) with.law()).exponent())
        .isCloseTo(((Law.Power) without.law()).exponent(), within(1e-6));
    assertThat(with.goodness()).isCloseTo(without.goodness(), within(1e-6));
    assertThat(with.criterion()).isCloseTo(without.criterion(), within(1e-6));
  }

  @Test
  void aBoundThatTheLawBreaksMovesIt() {
    List<Observation> points =
        Curves.exact(new long[] {100, 200, 400, 800, 1600, 3200}, n -> 1 / n, 0.05);
    List<Observation> bounded = new ArrayList<>(points);
    bounded.add(Observation.fewEvents(1_000_000, 1e-4, 50, 0));

    assertThat(new RateFitter(bounded).power(0).interval(0.95).orElseThrow().low())
        .isGreaterThan(new RateFitter(points).power(0).interval(0.95).orElseThrow().low() + 0.05);
  }

  @Test
  void boundsAloneAreNotFitted() {
    List<Observation> bounds = counts(Curves.sizes(), n -> 0, 1000);

    assertThatThrownBy(() -> new RateFitter(bounds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a fit needs 4 sizes, got 0");
  }
}
