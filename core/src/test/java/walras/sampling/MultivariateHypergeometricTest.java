package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static walras.testkit.StatisticalTests.LEVEL;
import static walras.testkit.StatisticalTests.chiSquare;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.testkit.Bins;
import walras.testkit.References;

/**
 * Power, at level 1e-6 with probability 0.99: the joint check of 400,000 draws in 14 cells rejects
 * a law that replaces one draw in 50 by another.
 */
class MultivariateHypergeometricTest {

  private static final int DRAWS = 400_000;

  private final Philox rng = new Philox();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void jointLawIsExact() {
    rng.address(1, 0, 0, 0);

    assertThat(jointFit(new long[] {3, 4, 5}, 0)).isGreaterThan(LEVEL);
    assertThat(jointFit(new long[] {3, 4, 5}, 50))
        .as("the same check where every 50th sample is of other counts")
        .isLessThan(LEVEL);
  }

  private double jointFit(long[] counts, int wrongEvery) {
    int draws = 4;
    double all = CombinatoricsUtils.binomialCoefficientDouble(12, draws);
    double[] probabilities = new double[14];
    long[] observed = new long[14];
    int[][] cells = new int[4][5];
    int cell = 0;
    for (int x = 0; x <= 3; x++) {
      for (int y = 0; x + y <= draws; y++) {
        cells[x][y] = cell;
        probabilities[cell++] = ways(3, x) * ways(4, y) * ways(5, draws - x - y) / all;
      }
    }
    long[] drawn = new long[3];
    for (int i = 0; i < DRAWS; i++) {
      boolean wrong = wrongEvery > 0 && i % wrongEvery == 0;
      MultivariateHypergeometric.sample(rng, wrong ? new long[] {3, 6, 3} : counts, draws, drawn);
      observed[cells[(int) drawn[0]][(int) drawn[1]]]++;
    }
    return chiSquare(probabilities, observed);
  }

  private static double ways(int members, int drawn) {
    return drawn > members ? 0 : CombinatoricsUtils.binomialCoefficientDouble(members, drawn);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void marginalsAreHypergeometric(int type) {
    long[] counts = {100, 600, 50, 250};
    Bins bins = Bins.of(HypergeometricDistribution.of(1000, (int) counts[type], 400));
    Bins wrong = Bins.of(HypergeometricDistribution.of(1000, (int) counts[type], 397));
    long[] drawn = new long[4];
    rng.address(2, 0, 0, type);

    assertThat(bins.fit(DRAWS, () -> marginal(counts, drawn, type))).isGreaterThan(LEVEL);
    assertThat(wrong.fit(DRAWS, () -> marginal(counts, drawn, type)))
        .as("the same check against a slightly wrong law")
        .isLessThan(LEVEL);
  }

  private long marginal(long[] counts, long[] drawn, int type) {
    MultivariateHypergeometric.sample(rng, counts, 400, drawn);
    return drawn[type];
  }

  @Test
  void sumOfTypesIsExactAtHugeSizes() {
    List<String> name = List.of("1000000000000000", "100000000000000", "300000000000000");
    Bins bins =
        Objects.requireNonNull(
            References.bins(HypergeometricTest.class, "hypergeometric-bins.csv").get(name));
    long[] counts = {
      400_000_000_000_000L, 60_000_000_000_000L, 499_999_999_999_999L, 40_000_000_000_000L, 1
    };
    long[] drawn = new long[5];
    rng.address(3, 0, 0, 0);

    assertThat(bins.fit(DRAWS, () -> twoTypes(counts, drawn))).isGreaterThan(LEVEL);
    assertThat(bins.fit(DRAWS, () -> twoTypes(counts, drawn) + 150_000))
        .as("the same check of draws shifted by 0.03 standard deviations")
        .isLessThan(LEVEL);
  }

  private long twoTypes(long[] counts, long[] drawn) {
    MultivariateHypergeometric.sample(rng, counts, 300_000_000_000_000L, drawn);
    return drawn[1] + drawn[3];
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void drawnCountsSumToTheDrawsAndFitTheTypes(long seed) {
    rng.address(4, 0, 0, seed);
    int types = 1 + (int) rng.nextLong(8);
    long[] counts = new long[types];
    for (int type = 0; type < types; type++) {
      long most = Hypergeometric.MAX_POPULATION / types;
      counts[type] = rng.nextLong(3) == 0 ? 0 : rng.nextLong(most) >> rng.nextLong(50);
    }
    long draws = rng.nextLong(LongStream.of(counts).sum() + 1);
    long[] drawn = new long[types];
    long[] inPlace = counts.clone();

    rng.address(5, 0, 0, seed);
    MultivariateHypergeometric.sample(rng, counts, draws, drawn);
    rng.address(5, 0, 0, seed);
    MultivariateHypergeometric.sample(rng, inPlace, draws, inPlace);

    assertThat(LongStream.of(drawn).sum()).isEqualTo(draws);
    assertThat(inPlace).isEqualTo(drawn);
    for (int type = 0; type < types; type++) {
      assertThat(drawn[type]).isBetween(0L, counts[type]);
    }
  }

  @Test
  void drawingNobodyOrEverybodyTakesNoDraw() {
    long[] counts = {3, 0, 7};
    long[] drawn = new long[3];
    rng.address(6, 0, 0, 0);
    long first = rng.nextLong();
    rng.address(6, 0, 0, 0);

    MultivariateHypergeometric.sample(rng, counts, 0, drawn);
    assertThat(drawn).containsExactly(0, 0, 0);
    MultivariateHypergeometric.sample(rng, counts, 10, drawn);
    assertThat(drawn).containsExactly(3, 0, 7);
    MultivariateHypergeometric.sample(rng, new long[0], 0, new long[0]);
    assertThat(rng.nextLong()).isEqualTo(first);
  }

  @Test
  void argumentsOutsideTheirRangeAreRejected() {
    long[] drawn = new long[2];
    requireRejected(new long[] {1, -1}, 0, drawn, "counts[1] must be at least 0, got -1");
    requireRejected(
        new long[] {1, Hypergeometric.MAX_POPULATION},
        0,
        drawn,
        "counts must sum to at most 10^15, got more at counts[1]");
    requireRejected(new long[] {4, 6}, 11, drawn, "draws must lie in [0, population 10], got 11");
    requireRejected(new long[] {4, 6}, -1, drawn, "draws must lie in [0, population 10], got -1");
    requireRejected(
        new long[] {4, 6, 1}, 5, drawn, "drawn must have one entry per type (3), got 2");
  }

  private void requireRejected(long[] counts, long draws, long[] drawn, String message) {
    assertThatThrownBy(() -> MultivariateHypergeometric.sample(rng, counts, draws, drawn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
