package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.sampling.Philox;
import walras.testkit.ToyMarket;

class CoMomentTest {

  private static final MetricPair PAIR = new MetricPair(0, 2);

  /** Three metrics in two states, each with a centre of its own. */
  private static final Layout LAYOUT =
      new Layout(
              2, List.of(0, 1, 2), 0, List.of(List.of(1e9, 0.0, 5.0), List.of(1e9 + 3, 0.0, -5.0)))
          .withPairs(List.of(PAIR, PAIR));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** A sample of two metrics with spreads of 1e-12 of the first mean, in blocks and states. */
  private static final class Sample {

    private final double[][] values;
    private final int[] states;
    private final BlockMoments folded = BlockMoments.create(LAYOUT);

    Sample(int count) {
      values = new double[2][count];
      states = new int[count];
    }

    static Sample of(long seed, int blocks) {
      Philox rng = new Philox();
      rng.address(seed, 5, 0, 0);
      int count = blocks * (1 + rng.nextInt(700));
      Sample sample = new Sample(count);
      Accumulator accumulator = Accumulator.create(LAYOUT);
      Outcome outcome = Outcome.create(ToyMarket.of(3));
      for (int i = 0; i < count; i++) {
        double common = rng.nextDouble() + rng.nextDouble() - 1;
        int state = rng.nextInt(2);
        sample.states[i] = state;
        sample.values[0][i] = 1e9 + 3 * state + 1e-3 * common;
        sample.values[1][i] = 5 - 10 * state + common - 0.5 * rng.nextDouble();
        outcome.state(state);
        outcome.metric(0, sample.values[0][i]);
        outcome.metric(1, rng.nextDouble());
        outcome.metric(2, sample.values[1][i]);
        accumulator.add(i, outcome);
        if ((i + 1) % (count / blocks) == 0) {
          sample.folded.fold(accumulator.finishBlock());
        }
      }
      return sample;
    }

    /** Returns the covariance of the two means in a state, or in both for -1, exactly. */
    double covarianceOfMeans(int state) {
      BigDecimal count = BigDecimal.ZERO;
      BigDecimal left = BigDecimal.ZERO;
      BigDecimal right = BigDecimal.ZERO;
      BigDecimal products = BigDecimal.ZERO;
      for (int i = 0; i < states.length; i++) {
        if (state < 0 || states[i] == state) {
          BigDecimal x = new BigDecimal(values[0][i]);
          BigDecimal y = new BigDecimal(values[1][i]);
          count = count.add(BigDecimal.ONE);
          left = left.add(x);
          right = right.add(y);
          products = products.add(x.multiply(y));
        }
      }
      if (count.compareTo(BigDecimal.ONE) <= 0) {
        return Double.NaN;
      }
      MathContext digits = new MathContext(60);
      return products
          .subtract(left.multiply(right).divide(count, digits))
          .divide(count.subtract(BigDecimal.ONE), digits)
          .divide(count, digits)
          .doubleValue();
    }
  }

  /**
   * Relative to the product of the spreads, which are 1e-3 and 1 in a state and 3 and 10 across.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void coMomentsOfHostileDataAreAsGoodAsTheData(long seed) {
    Sample sample = Sample.of(seed, 1 + (int) (seed % 7));
    double count = (double) sample.states.length;

    PairCovariance covariance = PairCovariance.of(LAYOUT, sample.folded, 0);

    for (int state = 0; state < 2; state++) {
      double exact = sample.covarianceOfMeans(state);
      assertThat(covariance.given().get(state))
          .isEqualTo(exact, within(1e-12 * Math.max(1e-3 / count, Math.abs(exact))));
    }
    assertThat(covariance.overall())
        .isEqualTo(sample.covarianceOfMeans(-1), within(1e-12 * 30 / count));
  }

  @Test
  void pairsChangeNoOtherNumber() {
    Layout without = new Layout(2, LAYOUT.metrics(), 0, LAYOUT.centres());
    Accumulator plain = Accumulator.create(without);
    Accumulator paired = Accumulator.create(LAYOUT);
    Outcome outcome = Outcome.create(ToyMarket.of(3));
    Philox rng = new Philox();
    rng.address(1, 5, 0, 0);
    for (int i = 0; i < 1_000; i++) {
      for (int metric = 0; metric < 3; metric++) {
        outcome.metric(metric, 1e9 + rng.nextDouble());
      }
      plain.add(i, outcome);
      paired.add(i, outcome);
    }

    Moments expected = plain.finishBlock().at(0, 2);
    Moments found = paired.finishBlock().at(0, 2);

    assertThat(found.mean()).isEqualTo(expected.mean());
    assertThat(found.variance()).isEqualTo(expected.variance());
    assertThat(found.kurtosis()).isEqualTo(expected.kurtosis());
  }

  @Test
  void theBinaryFormIsLossless() throws IOException {
    BlockMoments block = Sample.of(3, 2).folded;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StatisticsCodec.write(block, new DataOutputStream(bytes));

    BlockMoments read =
        StatisticsCodec.readMoments(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read.pairs()).containsExactly(PAIR);
    assertThat(PairCovariance.of(LAYOUT, read, 0)).isEqualTo(PairCovariance.of(LAYOUT, block, 0));
  }

  @Test
  void pairsWithAnUndefinedMetricAreLeftOut() {
    Layout defined = new Layout(1, List.of(0, 4), 0, List.of(List.of(0.0, 0.0)));

    assertThat(defined.withPairs(List.of(new MetricPair(4, 0), new MetricPair(2, 0))).pairs())
        .containsExactly(new MetricPair(1, 0));
  }
}
