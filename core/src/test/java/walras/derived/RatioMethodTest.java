package walras.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.sampling.Philox;

class RatioMethodTest {

  private static final int COUNT = 4_000;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /** Pairs with means 1 and 2, of which the first follows the second. */
  private static final class Pairs {

    private final double[] left;
    private final double[] right;

    Pairs(int count) {
      left = new double[count];
      right = new double[count];
    }

    static Pairs of(long seed, int count) {
      Philox rng = new Philox();
      rng.address(seed, 6, 0, 0);
      Pairs pairs = new Pairs(count);
      for (int i = 0; i < count; i++) {
        double common = rng.nextDouble() - 0.5;
        pairs.right[i] = 2 + 2 * common;
        pairs.left[i] = 1 + common + 0.5 * (rng.nextDouble() - 0.5);
      }
      return pairs;
    }

    DerivedValue ratio() {
      KnownMean above = new KnownMean(mean(left), Math.sqrt(covariance(left, left)), true);
      KnownMean below = new KnownMean(mean(right), Math.sqrt(covariance(right, right)), true);
      return RatioMethod.of(above, below, covariance(left, right));
    }

    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    private static double covariance(double[] left, double[] right) {
      double products = 0;
      for (int i = 0; i < left.length; i++) {
        products += (left[i] - mean(left)) * (right[i] - mean(right));
      }
      return products / (left.length - 1) / left.length;
    }

    /** Returns the jackknife estimates of error and bias, leaving out one pair at a time. */
    double[] jackknife() {
      double above = mean(left) * left.length;
      double below = mean(right) * right.length;
      double[] without = new double[left.length];
      for (int i = 0; i < without.length; i++) {
        without[i] = (above - left[i]) / (below - right[i]);
      }
      double squares = covariance(without, without) * left.length * (left.length - 1);
      double error = Math.sqrt(squares * (left.length - 1) / left.length);
      return new double[] {error, (left.length - 1) * (mean(without) - above / below)};
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void errorAndBiasAreThoseOfTheJackknife(long seed) {
    Pairs pairs = Pairs.of(seed, COUNT);
    double[] jackknife = pairs.jackknife();

    DerivedValue ratio = pairs.ratio();

    // Both agree to one over the number of pairs, times a small constant.
    assertThat(ratio.standardError()).isEqualTo(jackknife[0], within(5e-3 * jackknife[0]));
    assertThat(ratio.bias()).isEqualTo(jackknife[1], within(0.02 * jackknife[0] / 60));
    assertThat(Math.abs(ratio.value() - 0.5) / ratio.standardError()).isLessThan(LARGEST_Z);
  }

  /** Fieller: the ratios r at which (a - r b)^2 is at most z^2 times its variance. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void intervalIsThatOfFiellerWhereTheDenominatorIsSure(long seed) {
    Pairs pairs = Pairs.of(seed, COUNT);
    DerivedValue ratio = pairs.ratio();
    double width = 1.959963984540054;
    double a = Pairs.mean(pairs.left);
    double b = Pairs.mean(pairs.right);
    double quadratic = b * b - width * width * Pairs.covariance(pairs.right, pairs.right);
    double linear = a * b - width * width * Pairs.covariance(pairs.left, pairs.right);
    double constant = a * a - width * width * Pairs.covariance(pairs.left, pairs.left);
    double root = Math.sqrt(linear * linear - quadratic * constant) / quadratic;
    double middle = linear / quadratic;

    assertThat(ratio.low()).isEqualTo(middle - root, within(0.03 * root));
    assertThat(ratio.high()).isEqualTo(middle + root, within(0.03 * root));
  }

  @Test
  void withoutTheCovarianceTheErrorIsWrong() {
    Pairs pairs = Pairs.of(1, COUNT);
    KnownMean above = new KnownMean(1, Math.sqrt(Pairs.covariance(pairs.left, pairs.left)), true);
    KnownMean below = new KnownMean(2, Math.sqrt(Pairs.covariance(pairs.right, pairs.right)), true);

    assertThat(RatioMethod.of(above, below, 0).standardError())
        .isGreaterThan(2 * pairs.jackknife()[0]);
  }

  @Test
  void aPoorlyKnownDenominatorIsSaid() {
    DerivedValue rough =
        RatioMethod.of(new KnownMean(1, 0.1, true), new KnownMean(1, 0.2, true), 0);
    DerivedValue open = RatioMethod.of(new KnownMean(1, 0.1, true), new KnownMean(1, 0.9, true), 0);
    DerivedValue none = RatioMethod.of(new KnownMean(1, 0.1, true), new KnownMean(0, 0, true), 0);

    assertThat(rough.notes()).anyMatch(note -> note.contains("the interval is rough"));
    assertThat(rough.high()).isFinite();
    assertThat(open.notes()).containsExactly("the denominator may be zero");
    assertThat(open.low()).isNaN();
    assertThat(open.high()).isNaN();
    assertThat(none.outcome()).isEqualTo(DerivedValue.Outcome.UNDEFINED);
    assertThat(none.value()).isNaN();
  }

  @Test
  void exactMeansHaveAnExactRatio() {
    DerivedValue ratio = RatioMethod.of(new KnownMean(3, 0, true), new KnownMean(-4, 0, true), 0);

    assertThat(ratio.value()).isEqualTo(-0.75);
    assertThat(ratio.standardError()).isZero();
    assertThat(ratio.low()).isEqualTo(-0.75);
    assertThat(ratio.high()).isEqualTo(-0.75);
  }

  /** The 97.5 % quantile of Student's law with four degrees of freedom is 2.776445105. */
  @Test
  void fewReplicationsTakeStudentsLaw() {
    DerivedValue ratio =
        RatioMethod.of(new KnownMean(1, 0.1, false, 5), new KnownMean(1, 0, false, 5), 0);

    assertThat(ratio.high()).isEqualTo(1 + 0.1 * 2.776445105, within(1e-8));
  }

  @Test
  void oneReplicationHasNoInterval() {
    KnownMean single = new KnownMean(2, Double.NaN, false, 1);
    DerivedValue ratio = RatioMethod.of(single, single, Double.NaN);

    assertThat(ratio.value()).isEqualTo(1);
    assertThat(ratio.low()).isNaN();
    assertThat(ratio.high()).isNaN();
  }
}
