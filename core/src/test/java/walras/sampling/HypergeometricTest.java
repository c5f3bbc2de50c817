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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.testkit.Bins;
import walras.testkit.References;

/**
 * Power, at level 1e-6 with probability 0.99: a law check of 400,000 draws in 26 bins rejects a
 * shift of 0.016 standard deviations, or 2 % more spread.
 */
class HypergeometricTest {

  private static final int DRAWS = 400_000;

  private final Philox rng = new Philox();

  static Stream<Map.Entry<List<String>, Bins>> hugeLaws() {
    return References.bins(HypergeometricTest.class, "hypergeometric-bins.csv").entrySet().stream();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** Inversion, rejection, both sides of the border between them (variance 9), complements. */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 1",
    "10, 5, 5",
    "10, 7, 4",
    "40, 20, 20",
    "142, 71, 71",
    "144, 72, 72",
    "145, 73, 73",
    "1000, 500, 400",
    "1000, 500, 999",
    "1000, 3, 500",
    "1000, 997, 500",
    "100000, 1100, 900",
    "100000, 950, 950",
    "100000, 99050, 950",
    "100000, 950, 99050",
    "100000, 99050, 99050",
    "100000, 30000, 20000",
    "100000, 70000, 80000",
    "100000, 99900, 99000",
    "1000000, 500000, 999900"
  })
  void lawIsExact(int population, int successes, int draws) {
    Bins bins = Bins.of(HypergeometricDistribution.of(population, successes, draws));
    rng.address(1, 0, draws, population);
    LongSupplier draw = () -> Hypergeometric.sample(rng, population, successes, draws);

    assertThat(bins.fit(DRAWS, draw)).isGreaterThan(LEVEL);
    assertThat(bins.fit(DRAWS, shifted(draw, sd(population, successes, draws))))
        .as("the same check of a slightly wrong law")
        .isLessThan(LEVEL);
  }

  @ParameterizedTest
  @MethodSource("hugeLaws")
  void lawIsExactAtHugeSizes(Map.Entry<List<String>, Bins> law) {
    long population = Long.parseLong(law.getKey().get(0));
    long successes = Long.parseLong(law.getKey().get(1));
    long draws = Long.parseLong(law.getKey().get(2));
    rng.address(2, 0, draws, population);
    LongSupplier draw = () -> Hypergeometric.sample(rng, population, successes, draws);

    assertThat(law.getValue().fit(DRAWS, draw)).isGreaterThan(LEVEL);
    assertThat(law.getValue().fit(DRAWS, shifted(draw, sd(population, successes, draws))))
        .as("the same check of a slightly wrong law")
        .isLessThan(LEVEL);
  }

  @Test
  void fewDrawsFromAHugePopulationAreBinomial() {
    Bins bins = Bins.of(BinomialDistribution.of(12, 0.4));
    rng.address(3, 0, 0, 0);
    LongSupplier draw =
        () -> Hypergeometric.sample(rng, 1_000_000_000_000_000L, 400_000_000_000_000L, 12);

    assertThat(bins.fit(DRAWS, draw)).isGreaterThan(LEVEL);
    assertThat(bins.fit(DRAWS, shifted(draw, 1.7)))
        .as("the same check of a slightly wrong law")
        .isLessThan(LEVEL);
  }

  @Test
  void rareSuccessesInAHugePopulationAreNearlyPoisson() {
    Bins bins = Bins.of(PoissonDistribution.of(3));
    rng.address(4, 0, 0, 0);
    LongSupplier draw =
        () -> Hypergeometric.sample(rng, 1_000_000_000_000_000L, 30_000_000, 100_000_000);

    assertThat(bins.fit(DRAWS, draw)).isGreaterThan(LEVEL);
    assertThat(bins.fit(DRAWS, shifted(draw, 1.7)))
        .as("the same check of a slightly wrong law")
        .isLessThan(LEVEL);
  }

  private static double sd(long population, long successes, long draws) {
    double all = (double) population;
    double share = (double) successes / all;
    double kept = (double) (population - draws) / (all - 1);
    return Math.sqrt((double) draws * share * (1 - share) * kept);
  }

  /** Returns draws whose mean is low by a fortieth of a standard deviation. */
  private LongSupplier shifted(LongSupplier draw, double sd) {
    Philox other = new Philox();
    return () -> draw.getAsLong() - (long) Math.floor(sd / 40 + other.nextDouble());
  }

  /** Where the standard deviation exceeds 10^6, remainders are uniform to 1e-15. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0.1, 0.3", "0.9, 0.45", "0.8123456789, 0.9"})
  void lowBitsAreUniformAtHugeSizes(double share, double sampled) {
    long population = Hypergeometric.MAX_POPULATION;
    long successes = (long) (share * 1e15);
    long draws = (long) (sampled * 1e15);
    rng.address(5, 0, draws, successes);
    LongSupplier draw = () -> Hypergeometric.sample(rng, population, successes, draws);

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

  /** The means are whole; higher moments of these laws are normal to 1e-5. */
  @ParameterizedTest
  @CsvSource({
    "1000000000000, 500000000000, 500000000000",
    "1000000000000, 300000000000, 999900000000",
    "1000000000000000, 500000000000000, 500000000000000",
    "1000000000000000, 100000000000000, 300000000000000",
    "1000000000000000, 900000000000000, 900000000000000",
    "1000000000000000, 1000000000000, 999990000000000"
  })
  void momentsAreExactAtHugeSizes(long population, long successes, long draws) {
    rng.address(6, 0, draws, population);
    double sd = sd(population, successes, draws);
    LongSupplier draw = () -> Hypergeometric.sample(rng, population, successes, draws);
    long divisor = 1_000_000;
    long mean = successes / divisor * (draws / divisor) / (population / divisor / divisor);

    for (double z : moments(draw, mean, sd)) {
      assertThat(z).isBetween(-LARGEST_Z, LARGEST_Z);
    }
    assertThat(Math.abs(moments(shifted(draw, sd), mean, sd)[0]))
        .as("the same check of a slightly wrong mean")
        .isGreaterThan(LARGEST_Z);
    assertThat(Math.abs(moments(draw, mean, 1.02 * sd)[1]))
        .as("the same check of a slightly wrong variance")
        .isGreaterThan(LARGEST_Z);
  }

  /** Returns the z-scores of mean, variance and third standardised moment. */
  private static double[] moments(LongSupplier draw, long mean, double sd) {
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    for (int i = 0; i < DRAWS; i++) {
      double z = (double) (draw.getAsLong() - mean) / sd;
      sum += z;
      squares += z * z;
      cubes += z * z * z;
    }
    return new double[] {
      sum / Math.sqrt(DRAWS),
      (squares - DRAWS) / Math.sqrt(DRAWS * 2.0),
      cubes / Math.sqrt(DRAWS * 15.0)
    };
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "10, 0, 4, 0",
    "10, 10, 4, 4",
    "10, 4, 0, 0",
    "10, 4, 10, 4",
    "1, 1, 1, 1",
    "1000000000000000, 1000000000000000, 12, 12",
    "1000000000000000, 500, 1000000000000000, 500"
  })
  void certainOutcomesTakeNoDraw(long population, long successes, long draws, long expected) {
    rng.address(7, 0, 0, 0);
    long first = rng.nextLong();
    rng.address(7, 0, 0, 0);

    assertThat(Hypergeometric.sample(rng, population, successes, draws)).isEqualTo(expected);
    assertThat(rng.nextLong()).isEqualTo(first);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void drawsStayInsideTheSupport(long seed) {
    rng.address(8, 0, 0, seed);
    long population = 1 + (rng.nextLong(Hypergeometric.MAX_POPULATION) >> rng.nextLong(50));
    for (int i = 0; i < 200; i++) {
      long successes = rng.nextLong(population + 1) >> (i % 3 == 0 ? rng.nextLong(50) : 0);
      long draws = rng.nextLong(population + 1) >> (i % 5 == 0 ? rng.nextLong(50) : 0);

      assertThat(Hypergeometric.sample(rng, population, successes, draws))
          .isBetween(Math.max(0, successes + draws - population), Math.min(successes, draws));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | 0 | 0 | population must lie in [0, 10^15], got -1",
        "1000000000000001 | 0 | 0 | population must lie in [0, 10^15], got 1000000000000001",
        "10 | -1 | 0 | successes must lie in [0, population 10], got -1",
        "10 | 11 | 0 | successes must lie in [0, population 10], got 11",
        "10 | 5 | -2 | draws must lie in [0, population 10], got -2",
        "10 | 5 | 11 | draws must lie in [0, population 10], got 11"
      })
  void argumentsOutsideTheirRangeAreRejected(
      long population, long successes, long draws, String message) {
    assertThatThrownBy(() -> Hypergeometric.sample(rng, population, successes, draws))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
