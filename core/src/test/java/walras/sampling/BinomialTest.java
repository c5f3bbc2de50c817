package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static walras.testkit.StatisticalTests.LARGEST_Z;
import static walras.testkit.StatisticalTests.LEVEL;
import static walras.testkit.StatisticalTests.chiSquare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.testkit.Bins;
import walras.testkit.References;

/**
 * Power, at level 1e-6 with probability 0.99: a law check of 400,000 draws in 26 bins rejects a
 * shift of 0.016 standard deviations, or 2 % more spread.
 */
class BinomialTest {

  private static final int DRAWS = 400_000;

  private final Philox rng = new Philox();

  static Stream<Map.Entry<List<String>, Bins>> hugeLaws() {
    return References.bins(BinomialTest.class, "binomial-bins.csv").entrySet().stream();
  }

  /** Inversion, rejection and both sides of the border between them, on either side of 1/2. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.3",
    "2, 0.5",
    "19, 0.5",
    "20, 0.5",
    "21, 0.5",
    "40, 0.2499",
    "40, 0.25",
    "40, 0.75",
    "40, 0.7501",
    "30, 0.9",
    "100, 0.3",
    "1000, 0.001",
    "1000, 0.5",
    "100000, 0.0000999",
    "100000, 0.0001",
    "100000, 0.01",
    "1000000, 0.0000001",
    "1000000, 0.999995",
    "1000000, 0.999",
    "2000000000, 0.000000001",
    "2000000000, 0.3",
    "2000000000, 0.999999993"
  })
  void lawIsExact(int trials, double probability) {
    Bins bins = Bins.of(BinomialDistribution.of(trials, probability));
    rng.address(1, 0, 0, trials);

    assertThat(bins.fit(DRAWS, () -> Binomial.sample(rng, trials, probability)))
        .isGreaterThan(LEVEL);
    assertThat(bins.fit(DRAWS, () -> Binomial.sample(rng, trials, shifted(trials, probability))))
        .as("the same check of a slightly wrong law")
        .isLessThan(LEVEL);
  }

  @ParameterizedTest
  @MethodSource("hugeLaws")
  void lawIsExactAtHugeSizes(Map.Entry<List<String>, Bins> law) {
    long trials = Long.parseLong(law.getKey().get(0));
    double probability = Double.parseDouble(law.getKey().get(1));
    Bins bins = law.getValue();
    rng.address(2, 0, 0, trials);

    assertThat(bins.fit(DRAWS, () -> Binomial.sample(rng, trials, probability)))
        .isGreaterThan(LEVEL);
    assertThat(bins.fit(DRAWS, () -> Binomial.sample(rng, trials, shifted(trials, probability))))
        .as("the same check of a slightly wrong law")
        .isLessThan(LEVEL);
  }

  /** Returns a probability whose law has its mean off by a fortieth of a standard deviation. */
  private static double shifted(long trials, double probability) {
    double sd = Math.sqrt(probability * (1 - probability) / (double) trials);
    return probability > 0.5 ? probability - sd / 40 : probability + sd / 40;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-14, 1e-15, 9.999e-15, 1.0001e-14})
  void rareSuccessesAmongManyTrialsAreNearlyPoisson(double probability) {
    long trials = Binomial.MAX_TRIALS;
    double mean = probability * (double) trials;
    Bins bins = Bins.of(PoissonDistribution.of(mean));
    rng.address(3, 0, 0, 0);

    assertThat(bins.fit(DRAWS, () -> Binomial.sample(rng, trials, probability)))
        .isGreaterThan(LEVEL);
    assertThat(bins.fit(DRAWS, () -> Binomial.sample(rng, trials, shifted(trials, probability))))
        .as("the same check of a slightly wrong law")
        .isLessThan(LEVEL);
  }

  /** Where the standard deviation exceeds 10^7, remainders are uniform to 1e-15. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 0.7, 0.8123456789})
  void lowBitsAreUniformAtHugeSizes(double probability) {
    rng.address(4, 0, 0, 0);
    LongSupplier draw = () -> Binomial.sample(rng, Binomial.MAX_TRIALS, probability);

    assertThat(lowBits(draw, x -> x)).isGreaterThan(LEVEL);
    assertThat(lowBits(draw, x -> x % 64 == 0 ? x + 1 : x))
        .as("the same check of a sampler that misses every 64th count")
        .isLessThan(LEVEL);
  }

  private static double lowBits(LongSupplier draw, LongUnaryOperator defect) {
    double[] uniform = new double[16];
    Arrays.fill(uniform, 1.0 / 16);
    long[] observed = new long[16];
    for (int i = 0; i < DRAWS; i++) {
      observed[(int) (defect.applyAsLong(draw.getAsLong()) & 15)]++;
    }
    return chiSquare(uniform, observed);
  }

  /** Exact for the mean and the variance; the skewness is judged by its normal standard error. */
  @ParameterizedTest
  @CsvSource({
    "1000000000000, 1e-9",
    "1000000000000, 0.5",
    "1000000000000, 0.999999",
    "1000000000000000, 1e-12",
    "1000000000000000, 0.01",
    "1000000000000000, 0.5",
    "1000000000000000, 0.7"
  })
  void momentsAreExactAtHugeSizes(long trials, double probability) {
    rng.address(5, 0, 0, trials);
    LongSupplier draw = () -> Binomial.sample(rng, trials, probability);
    double wrong = shifted(trials, probability);
    LongSupplier wrongDraw = () -> Binomial.sample(rng, trials, wrong);

    for (double z : moments(trials, probability, draw)) {
      assertThat(z).isBetween(-LARGEST_Z, LARGEST_Z);
    }
    assertThat(Math.abs(moments(trials, probability, wrongDraw)[0]))
        .as("the same check of a slightly wrong mean")
        .isGreaterThan(LARGEST_Z);
  }

  /** Returns the z-scores of mean, variance and third standardised moment. */
  private static double[] moments(long trials, double probability, LongSupplier draw) {
    double product = (double) trials * probability;
    double low = Math.fma((double) trials, probability, -product);
    double sd = Math.sqrt(product * (1 - probability));
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    for (int i = 0; i < DRAWS; i++) {
      double z = (((double) draw.getAsLong() - product) - low) / sd;
      sum += z;
      squares += z * z;
      cubes += z * z * z;
    }
    double kurtosis = 3 + (1 - 6 * probability * (1 - probability)) / (sd * sd);
    double skewness = (1 - 2 * probability) / sd;
    return new double[] {
      sum / Math.sqrt(DRAWS),
      (squares - DRAWS) / Math.sqrt(DRAWS * (kurtosis - 1)),
      (cubes - DRAWS * skewness) / Math.sqrt(DRAWS * 15.0)
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 1_000_000_000_000_000L})
  void certainOutcomesTakeNoDraw(long trials) {
    rng.address(6, 0, 0, 0);
    long first = rng.nextLong();
    rng.address(6, 0, 0, 0);

    assertThat(Binomial.sample(rng, trials, 0)).isZero();
    assertThat(Binomial.sample(rng, trials, -0.0)).isZero();
    assertThat(Binomial.sample(rng, trials, 1)).isEqualTo(trials);
    assertThat(Binomial.sample(rng, 0, 0.3)).isZero();
    assertThat(Binomial.sample(rng, 0, 0.8)).isZero();
    assertThat(rng.nextLong()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-300, 1e-30, 1 - 0x1p-53, 0.5, 0x1.fffffffffffffp-2})
  void drawsStayInsideTheSupport(double probability) {
    rng.address(7, 0, 0, 0);
    for (long trials : new long[] {1, 2, 20, 21, 22, 1_000_000_000_000_000L}) {
      for (int i = 0; i < 10_000; i++) {
        assertThat(Binomial.sample(rng, trials, probability)).isBetween(0L, trials);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0x1p-1074, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY})
  void probabilitiesOutsideTheUnitIntervalAreRejected(double probability) {
    assertThatThrownBy(() -> Binomial.sample(rng, 10, probability))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("probability must lie in [0, 1], got " + probability);
  }

  @Test
  void trialsOutsideTheirRangeAreRejected() {
    assertThatThrownBy(() -> Binomial.sample(rng, -1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 10^15], got -1");
    assertThatThrownBy(() -> Binomial.sample(rng, 1_000_000_000_000_001L, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 10^15], got 1000000000000001");
  }
}
