package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.sampling.Philox;
import walras.testkit.ToyMarket;

class AccumulatorTest {

  private static final ToyMarket MARKET = ToyMarket.of(1);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static Layout layout(double low, double high) {
    return new Layout(2, List.of(0), 1, List.of(List.of(low), List.of(high)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void momentsOfHostileDataAreAsGoodAsTheData(long seed) {
    Philox rng = new Philox();
    rng.address(seed, 1, 0, 0);
    int count = 300 + rng.nextInt(2_000);
    Accumulator accumulator = Accumulator.create(layout(0, 0));
    Outcome outcome = Outcome.create(MARKET);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = 1e9 + 1e-3 * (rng.nextDouble() + rng.nextDouble() - 1);
      outcome.metric(0, values[i]);
      accumulator.add(i, outcome);
    }

    Moments moments = accumulator.finishBlock().at(0, 0);

    ExactMoments exact = ExactMoments.of(values);
    assertThat(moments.count()).isEqualTo(count);
    assertThat(moments.mean()).isEqualTo(exact.mean(), within(Math.ulp(1e9)));
    assertThat(moments.variance()).isEqualTo(exact.variance(), within(1e-12 * exact.variance()));
    assertThat(moments.kurtosis()).isEqualTo(exact.kurtosis(), within(1e-11));
  }

  /** Quantiles are middles of buckets, which may lie beyond the largest value of all. */
  @Test
  void quantilesLieBetweenTheExtremes() {
    Accumulator accumulator = Accumulator.create(layout(0, 0));
    Outcome outcome = Outcome.create(MARKET);
    for (int i = 0; i < 1_000; i++) {
      outcome.metric(0, i < 10 ? -1 : 1);
      accumulator.add(i, outcome);
    }
    BlockMoments moments = accumulator.finishBlock();

    Estimate estimate =
        Estimate.given(new Sample(layout(0, 0), moments, accumulator.tally(), List.of()), 0, 0);

    assertThat(estimate.quantiles()).containsExactly(-1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void statesAreKeptApartAndBlocksStartAfresh() {
    Accumulator accumulator = Accumulator.create(layout(1, 5));
    Outcome outcome = Outcome.create(MARKET);
    for (int i = 0; i < 1_000; i++) {
      outcome.state(i % 2);
      outcome.metric(0, i % 2 == 0 ? 1.5 : 7);
      accumulator.add(i, outcome);
    }
    BlockMoments first = accumulator.finishBlock();
    BlockMoments second = accumulator.finishBlock();

    assertThat(first.at(0, 0).count()).isEqualTo(500);
    assertThat(first.at(0, 0).mean()).isEqualTo(0.5);
    assertThat(first.at(1, 0).mean()).isEqualTo(2);
    assertThat(second.at(0, 0).count()).isZero();
    assertThat(accumulator.tally().extremes(1, 0).smallestAt()).isEqualTo(1);
  }

  @Test
  void nonFiniteMetricsAreRefusedWhole() {
    Accumulator accumulator = Accumulator.create(layout(0, 0));
    Outcome outcome = Outcome.create(MARKET);
    outcome.metric(0, Double.NaN);
    assertThatThrownBy(() -> accumulator.add(0, outcome))
        .isInstanceOf(NonFiniteMetricException.class);
    outcome.metric(0, Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> accumulator.add(1, outcome))
        .isInstanceOf(NonFiniteMetricException.class);
    assertThat(accumulator.finishBlock().at(0, 0).count()).isZero();
  }
}
