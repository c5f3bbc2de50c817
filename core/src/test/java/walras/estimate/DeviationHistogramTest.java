package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.sampling.Philox;

class DeviationHistogramTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void middlesAreWithinOne256thOfTheirDeviations(long seed) {
    Philox rng = new Philox();
    rng.address(seed, 2, 0, 0);
    for (int i = 0; i < 1_000; i++) {
      double deviation = Math.scalb(rng.nextDouble() - 0.5, rng.nextInt(1_000) - 500);
      double middle = DeviationHistogram.middle(DeviationHistogram.bucket(deviation));
      assertThat(Math.abs(middle - deviation)).isLessThanOrEqualTo(Math.abs(deviation) / 256);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.0})
  void zeroHasItsOwnBucket(double zero) {
    int bucket = DeviationHistogram.bucket(zero);
    assertThat(DeviationHistogram.middle(bucket)).isZero();
    assertThat(bucket).isNotEqualTo(DeviationHistogram.bucket(1e-300));
    assertThat(bucket).isNotEqualTo(DeviationHistogram.bucket(-1e-300));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void quantilesAreThoseOfTheSortedSample(long seed) {
    Philox rng = new Philox();
    rng.address(seed, 3, 0, 0);
    int count = 1 + rng.nextInt(3_000);
    double[] values = new double[count];
    DeviationHistogram low = new DeviationHistogram();
    DeviationHistogram high = new DeviationHistogram();
    for (int i = 0; i < count; i++) {
      double deviation = Math.scalb(rng.nextDouble() - 0.5, -rng.nextInt(20));
      boolean isLow = rng.nextBoolean();
      values[i] = (isLow ? 1 : 2) + deviation;
      (isLow ? low : high).add(deviation);
    }
    Arrays.sort(values);

    Quantiles quantiles =
        Quantiles.of(List.of(new Quantiles.Centred(1, low), new Quantiles.Centred(2, high)));

    for (BigDecimal level : Estimate.LEVELS) {
      int rank = (int) Math.ceil(level.doubleValue() * count - 1e-9);
      double exact = values[rank - 1];
      double deviation = Math.max(Math.abs(exact - 1), Math.abs(exact - 2));
      assertThat(Math.abs(quantiles.at(level) - exact)).isLessThanOrEqualTo(deviation / 128);
    }
  }

  @Test
  void mergingInAnyOrderGivesTheSameBuckets() {
    Philox rng = new Philox();
    rng.address(7, 0, 0, 0);
    List<DeviationHistogram> parts = new ArrayList<>();
    DeviationHistogram all = new DeviationHistogram();
    for (int part = 0; part < 10; part++) {
      DeviationHistogram histogram = new DeviationHistogram();
      for (int i = 0; i < 500; i++) {
        double deviation = rng.nextDouble() - 0.5;
        histogram.add(deviation);
        all.add(deviation);
      }
      parts.add(0, histogram);
    }
    DeviationHistogram merged = new DeviationHistogram();
    parts.forEach(merged::merge);
    assertThat(buckets(merged)).isEqualTo(buckets(all));
  }

  @Test
  void anEmptySampleHasNoQuantiles() {
    Quantiles quantiles = Quantiles.of(List.of(new Quantiles.Centred(0, new DeviationHistogram())));
    assertThat(quantiles.at(Estimate.LEVELS.get(0))).isNaN();
  }

  static List<String> buckets(DeviationHistogram histogram) {
    List<String> buckets = new ArrayList<>();
    histogram.forEach((bucket, count) -> buckets.add(bucket + ":" + count));
    return buckets;
  }
}
