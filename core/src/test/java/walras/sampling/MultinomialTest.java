package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static walras.testkit.StatisticalTests.LEVEL;
import static walras.testkit.StatisticalTests.chiSquare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.testkit.Bins;
import walras.testkit.References;

/**
 * Power, at level 1e-6 with probability 0.99: the joint check of 400,000 draws in 15 cells rejects
 * weights off by 1.6 % of one type's.
 */
class MultinomialTest {

  private static final int DRAWS = 400_000;

  private final Philox rng = new Philox();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void jointLawIsExact() {
    rng.address(1, 0, 0, 0);

    assertThat(jointFit(Multinomial.of(0.2, 0.3, 0.5))).isGreaterThan(LEVEL);
    assertThat(jointFit(Multinomial.of(2, 3, 5))).isGreaterThan(LEVEL);
    assertThat(jointFit(Multinomial.of(0.2, 0.305, 0.495)))
        .as("the same check of slightly wrong weights")
        .isLessThan(LEVEL);
  }

  private double jointFit(Multinomial law) {
    double[] weights = {0.2, 0.3, 0.5};
    int trials = 4;
    double[] probabilities = new double[15];
    long[] observed = new long[15];
    int[][] cells = new int[trials + 1][trials + 1];
    int cell = 0;
    for (int x = 0; x <= trials; x++) {
      for (int y = 0; x + y <= trials; y++) {
        cells[x][y] = cell;
        probabilities[cell++] = probability(weights, new int[] {x, y, trials - x - y});
      }
    }
    long[] counts = new long[3];
    for (int i = 0; i < DRAWS; i++) {
      law.sample(rng, trials, counts);
      observed[cells[(int) counts[0]][(int) counts[1]]]++;
    }
    return chiSquare(probabilities, observed);
  }

  private static double probability(double[] weights, int[] counts) {
    double product = CombinatoricsUtils.factorialDouble(Arrays.stream(counts).sum());
    for (int type = 0; type < counts.length; type++) {
      product *=
          Math.pow(weights[type], counts[type]) / CombinatoricsUtils.factorialDouble(counts[type]);
    }
    return product;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void marginalsAreBinomial(int type) {
    double[] weights = {0.1, 0.6, 0.05, 0.25};
    Multinomial law = Multinomial.of(weights);
    Bins bins = Bins.of(BinomialDistribution.of(1000, weights[type]));
    Bins wrong = Bins.of(BinomialDistribution.of(1000, weights[type] * 1.01));
    long[] counts = new long[4];
    rng.address(2, 0, 0, type);

    assertThat(
            bins.fit(
                DRAWS,
                () -> {
                  law.sample(rng, 1000, counts);
                  return counts[type];
                }))
        .isGreaterThan(LEVEL);
    assertThat(
            wrong.fit(
                DRAWS,
                () -> {
                  law.sample(rng, 1000, counts);
                  return counts[type];
                }))
        .as("the same check against a slightly wrong law")
        .isLessThan(LEVEL);
  }

  @Test
  void sumOfTypesIsExactAtHugeSizes() {
    List<String> name = List.of("1000000000000000", "0.3");
    Bins bins =
        Objects.requireNonNull(References.bins(BinomialTest.class, "binomial-bins.csv").get(name));
    Multinomial law = Multinomial.of(7, 4, 1, 2, 6);
    long[] counts = new long[5];
    rng.address(3, 0, 0, 0);

    assertThat(
            bins.fit(
                DRAWS,
                () -> {
                  law.sample(rng, 1_000_000_000_000_000L, counts);
                  return counts[1] + counts[3];
                }))
        .isGreaterThan(LEVEL);
    assertThat(
            bins.fit(
                DRAWS,
                () -> {
                  law.sample(rng, 1_000_000_000_000_000L, counts);
                  return counts[1] + counts[3] + 400_000;
                }))
        .as("the same check of draws shifted by 0.03 standard deviations")
        .isLessThan(LEVEL);
  }

  /** The difference 1 - 1 / (1 + 1e-15) is 1.11e-15: taken from it, the mean would be 11 % off. */
  @Test
  void rareLastTypeKeepsItsAccuracy() {
    Multinomial law = Multinomial.of(1, 1e-15);
    Bins bins = Bins.of(PoissonDistribution.of(1));
    long[] counts = new long[2];
    rng.address(4, 0, 0, 0);

    assertThat(
            bins.fit(
                DRAWS,
                () -> {
                  law.sample(rng, Binomial.MAX_TRIALS, counts);
                  return counts[1];
                }))
        .isGreaterThan(LEVEL);
    assertThat(
            bins.fit(
                DRAWS,
                () ->
                    Binomial.MAX_TRIALS
                        - Binomial.sample(rng, Binomial.MAX_TRIALS, 1 / (1 + 1e-15))))
        .as("the same check of the difference from one")
        .isLessThan(LEVEL);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsSumToTheTrialsAndBothFormsAgree(long seed) {
    rng.address(5, 0, 0, seed);
    int types = 1 + (int) rng.nextLong(8);
    double[] weights = new double[types];
    for (int type = 0; type < types; type++) {
      weights[type] = rng.nextLong(3) == 0 ? 0 : Math.pow(10, -20 * rng.nextDouble());
    }
    weights[(int) rng.nextLong(types)] = 0.5;
    long trials = rng.nextLong(Binomial.MAX_TRIALS + 1) >> rng.nextLong(50);
    long[] counts = new long[types];
    long[] again = new long[types];
    Arrays.fill(again, -7);

    rng.address(6, 0, 0, seed);
    Multinomial.of(weights).sample(rng, trials, counts);
    rng.address(6, 0, 0, seed);
    Multinomial.sample(rng, trials, weights, again);

    assertThat(counts).isEqualTo(again);
    assertThat(LongStream.of(counts).sum()).isEqualTo(trials);
    for (int type = 0; type < types; type++) {
      assertThat(counts[type]).isNotNegative();
      assertThat(weights[type] > 0 || counts[type] == 0).isTrue();
    }
  }

  @Test
  void certainTypesTakeNoDraw() {
    Multinomial law = Multinomial.of(0, 3, 0);
    long[] counts = new long[3];
    rng.address(7, 0, 0, 0);
    long first = rng.nextLong();
    rng.address(7, 0, 0, 0);

    law.sample(rng, 12, counts);

    assertThat(counts).containsExactly(0, 12, 0);
    assertThat(law.types()).isEqualTo(3);
    assertThat(rng.nextLong()).isEqualTo(first);
  }

  @Test
  void weightsAreCopied() {
    double[] weights = {1, 0};
    Multinomial law = Multinomial.of(weights);
    weights[1] = 5;
    long[] counts = new long[2];

    law.sample(rng, 9, counts);

    assertThat(counts).containsExactly(9, 0);
  }

  @Test
  void argumentsOutsideTheirRangeAreRejected() {
    Map<String, double[]> wrong =
        Map.of(
            "weights[1] must be finite and at least 0, got NaN",
            new double[] {1, Double.NaN},
            "weights[0] must be finite and at least 0, got -0.5",
            new double[] {-0.5, 1},
            "weights[1] must be finite and at least 0, got Infinity",
            new double[] {0, Double.POSITIVE_INFINITY},
            "sum of weights must be finite and above 0, got 0.0",
            new double[] {0, 0},
            "sum of weights must be finite and above 0, got Infinity",
            new double[] {Double.MAX_VALUE, Double.MAX_VALUE});
    wrong.forEach(
        (message, weights) -> {
          assertThatThrownBy(() -> Multinomial.of(weights))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(message);
          assertThatThrownBy(() -> Multinomial.sample(rng, 5, weights, new long[2]))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(message);
        });
    assertThatThrownBy(() -> Multinomial.of(1, 1).sample(rng, 5, new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts must have one entry per type (2), got 3");
    assertThatThrownBy(() -> Multinomial.of(1, 1).sample(rng, -5, new long[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 10^15], got -5");
  }
}
