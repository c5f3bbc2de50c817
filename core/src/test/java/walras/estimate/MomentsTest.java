package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.sampling.Philox;

class MomentsTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergingAnySplitEqualsExactArithmetic(long seed) {
    Philox rng = new Philox();
    rng.address(seed, 0, 0, 0);
    double[] values = new double[10 + rng.nextInt(500)];
    double offset = rng.nextInt(3) * 1e9;
    double spread = Math.scalb(1.0, -rng.nextInt(12));
    for (int i = 0; i < values.length; i++) {
      values[i] = offset + spread * rng.nextDouble() * rng.nextDouble();
    }

    Moments merged = new Moments();
    int merges = 0;
    for (int first = 0; first < values.length; ) {
      int end = Math.min(values.length, first + 1 + rng.nextInt(100));
      merged.merge(moments(Arrays.copyOfRange(values, first, end)));
      first = end;
      merges++;
    }

    // The mean: one rounding of the result, two per merge of the distance between means, which the
    // spread bounds. Powers: roundings are relative to sums of absolute powers of 500 values.
    ExactMoments expected = ExactMoments.of(values);
    assertThat(merged.count()).isEqualTo(values.length);
    double rounding = Math.ulp(expected.mean()) + 2 * merges * Math.ulp(spread);
    assertThat(merged.mean()).isEqualTo(expected.mean(), within(rounding));
    assertThat(merged.variance())
        .isEqualTo(expected.variance(), within(1e-13 * expected.variance()));
    assertThat(merged.skewness()).isEqualTo(expected.skewness(), within(1e-12));
    assertThat(merged.kurtosis()).isEqualTo(expected.kurtosis(), within(1e-12));
  }

  /**
   * 10^8 values around 10^9 with a spread of 10^-3, which are whole multiples of the unit in the
   * last place there: sums of these multiples and of their squares are exact in 64 bits.
   */
  @Test
  void aHundredMillionHostileValuesKeepTheirMoments() {
    double unit = Math.ulp(1e9);
    int half = 14_529; // of a spread of 1e-3 = unit * half / sqrt(3)
    double[] column = new double[256];
    Moments merged = new Moments();
    Philox rng = new Philox();
    rng.address(9, 0, 0, 0);
    long sum = 0;
    long squares = 0;
    long count = 0;
    while (count < 100_000_000) {
      for (int i = 0; i < column.length; i++) {
        int step = rng.nextInt(2 * half + 1) - half;
        sum += step;
        squares += (long) step * step;
        column[i] = 1e9 + step * unit;
      }
      Moments next = new Moments();
      next.sample(column, column.length);
      merged.merge(next);
      count += column.length;
    }

    double mean = (double) sum / (double) count;
    double variance = ((double) squares - mean * (double) sum) / (double) (count - 1) * unit * unit;
    // With 400,000 merges each rounding relative to the sum, errors of 1e-13 are expected.
    assertThat(merged.count()).isEqualTo(count);
    assertThat(merged.variance()).isEqualTo(variance, within(1e-12 * variance));
    assertThat(merged.shifted(-1e9).mean()).isEqualTo(mean * unit, within(1e-3 * unit));
    assertThat(merged.standardDeviation()).isEqualTo(1e-3, within(1e-6));
  }

  @Test
  void emptyMomentsSayNothingAndChangeNothing() {
    Moments empty = new Moments();
    Moments one = moments(3);
    one.merge(empty);
    assertThat(one.count()).isEqualTo(1);
    assertThat(one.mean()).isEqualTo(3);
    assertThat(one.variance()).isNaN();
    assertThat(empty.standardError()).isNaN();
    assertThat(empty.kurtosis()).isNaN();
  }

  @Test
  void summariesFollowTheirDefinitions() {
    Moments moments = moments(1, 2, 3, 10);
    assertThat(moments.mean()).isEqualTo(4);
    assertThat(moments.variance()).isEqualTo(50.0 / 3, within(1e-14));
    assertThat(moments.standardError()).isEqualTo(Math.sqrt(50.0 / 12), within(1e-14));
    assertThat(moments.skewness()).isEqualTo(2 * 180 / (50 * Math.sqrt(50)), within(1e-14));
    assertThat(moments.kurtosis()).isEqualTo(4 * 1394.0 / 2500, within(1e-14));
  }

  @Test
  void shiftingMovesTheMeanAlone() {
    Moments moments = moments(1, 2, 3, 10);
    Moments moved = moments.shifted(1e9);
    assertThat(moved.mean()).isEqualTo(1e9 + 4);
    assertThat(moved.variance()).isEqualTo(moments.variance());
    assertThat(moments.mean()).isEqualTo(4);
  }

  private static Moments moments(double... values) {
    Moments moments = new Moments();
    moments.sample(values, values.length);
    return moments;
  }

  /** Processors differ in the bits of what is not a number. */
  @Test
  void whatIsNoNumberIsWrittenWithTheSameBitsEverywhere() throws IOException {
    Moments overflown = moments(1e200, -1e200, 2e200);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    overflown.write(new DataOutputStream(bytes));

    long fourth = ByteBuffer.wrap(bytes.toByteArray()).getLong(Long.BYTES + 4 * Double.BYTES);
    assertThat(fourth).isEqualTo(Double.doubleToLongBits(Double.NaN));
  }
}
