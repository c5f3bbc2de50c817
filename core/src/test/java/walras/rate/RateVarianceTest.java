package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The linear prediction against intervals of fits to values without noise. */
class RateVarianceTest {

  private static final List<Long> SIZES =
      List.of(100L, 300L, 1_000L, 3_000L, 10_000L, 30_000L, 100_000L, 300_000L, 1_000_000L);

  private static List<Observation> observations(
      List<Long> sizes, DoubleUnaryOperator law, ToDoubleFunction<Long> error) {
    return sizes.stream()
        .map(
            size ->
                new Observation(size, law.applyAsDouble((double) size), error.applyAsDouble(size)))
        .toList();
  }

  private static MeanRate rate(RateFit fit, List<Observation> observations) {
    List<MeanRate.MeanAt> means = new ArrayList<>();
    for (Observation observation : observations) {
      means.add(
          new MeanRate.MeanAt(
              means.size(), observation.size(), observation.standardError(), 1_000));
    }
    return new MeanRate(null, List.of(), means, Optional.of(fit));
  }

  @Test
  void powersArePredicted() {
    DoubleUnaryOperator law = n -> (2 + 1 / Math.sqrt(n)) / Math.sqrt(n);
    List<Observation> observations = observations(SIZES, law, size -> 1e-5 / Math.sqrt(size));
    MeanRate rate = rate(new RateFitter(observations).power(0), observations);

    double predicted = MeanRate.halfWidth(rate.variance(MeanRate.MeanAt::error));

    assertThat(predicted).isCloseTo(rate.halfWidth(), within(0.01 * predicted));
  }

  @Test
  void exponentialsArePredictedWithTheirPrefactorsGivenOrFitted() {
    List<Long> sizes = List.of(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L);
    DoubleUnaryOperator law = n -> 3 * Math.exp(-0.05 * n) / Math.sqrt(n);
    List<Observation> observations =
        observations(sizes, law, size -> 1e-5 * law.applyAsDouble(size));
    for (OptionalDouble prefactor : List.of(OptionalDouble.of(-0.5), OptionalDouble.empty())) {
      MeanRate rate = rate(new RateFitter(observations).exponential(prefactor), observations);

      double predicted = MeanRate.halfWidth(rate.variance(MeanRate.MeanAt::error));

      assertThat(predicted).isCloseTo(rate.halfWidth(), within(0.01 * predicted));
    }
  }

  @Test
  void errorsThatAreHalvedHalveTheWidth() {
    List<Observation> observations =
        observations(SIZES, n -> 1 / Math.sqrt(n), size -> 1e-4 / Math.sqrt(size));
    MeanRate rate = rate(new RateFitter(observations).power(0), observations);

    double whole = rate.variance(MeanRate.MeanAt::error);

    assertThat(rate.variance(mean -> mean.error() / 2)).isCloseTo(whole / 4, within(1e-9 * whole));
  }

  @Test
  void meansThatAreNotUsedDecideNothing() {
    List<Observation> observations =
        observations(SIZES, n -> 1 / Math.sqrt(n), size -> 1e-4 / Math.sqrt(size));
    MeanRate rate = rate(new RateFitter(observations).power(0), observations);

    double all = rate.variance(MeanRate.MeanAt::error);
    double fewer =
        rate.variance(mean -> mean.position() == 0 ? Double.POSITIVE_INFINITY : mean.error());
    double none = rate.variance(mean -> Double.POSITIVE_INFINITY);

    assertThat(fewer).isGreaterThan(all);
    assertThat(none).isInfinite();
  }

  @Test
  void aLawWithoutARateHasNoVariance() {
    List<Observation> observations = observations(SIZES, n -> 1, size -> 0.1);
    MeanRate rate = rate(new RateFitter(observations).constant(), observations);

    assertThat(rate.halfWidth()).isInfinite();
    assertThat(rate.variance(MeanRate.MeanAt::error)).isInfinite();
  }
}
