package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static walras.testkit.StatisticalTests.LEVEL;
import static walras.testkit.StatisticalTests.chiSquare;

import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.testkit.Bins;

/**
 * Power, at level 1e-6 with probability 0.99: the joint check of 400,000 draws in 15 cells rejects
 * weights off by 1.6 % of one type's.
 */
class TabledMultinomialTest {

  private static final int DRAWS = 400_000;

  private final Philox rng = new Philox();

  @Test
  void jointLawIsExact() {
    rng.address(1, 0, 0, 0);

    assertThat(jointFit(Multinomial.of(0.2, 0.3, 0.5).tabled(4))).isGreaterThan(LEVEL);
    assertThat(jointFit(Multinomial.of(0.2, 0.305, 0.495).tabled(4)))
        .as("the same check of slightly wrong weights")
        .isLessThan(LEVEL);
  }

  private double jointFit(TabledMultinomial law) {
    double[] probabilities = new double[15];
    long[] observed = new long[15];
    int[][] cells = new int[5][5];
    int cell = 0;
    for (int x = 0; x <= 4; x++) {
      for (int y = 0; x + y <= 4; y++) {
        cells[x][y] = cell;
        double ways = CombinatoricsUtils.factorialDouble(4);
        for (int count : new int[] {x, y, 4 - x - y}) {
          ways /= CombinatoricsUtils.factorialDouble(count);
        }
        probabilities[cell++] =
            ways * Math.pow(0.2, x) * Math.pow(0.3, y) * Math.pow(0.5, 4 - x - y);
      }
    }
    long[] counts = new long[3];
    for (int i = 0; i < DRAWS; i++) {
      law.sample(rng, counts);
      observed[cells[(int) counts[0]][(int) counts[1]]]++;
    }
    return chiSquare(probabilities, observed);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void marginalsAreBinomial(int type) {
    double[] weights = {0.1, 0.6, 0.05, 0.25};
    TabledMultinomial law = Multinomial.of(weights).tabled(TabledMultinomial.MOST);
    Bins bins = Bins.of(BinomialDistribution.of(TabledMultinomial.MOST, weights[type]));
    Bins wrong = Bins.of(BinomialDistribution.of(TabledMultinomial.MOST, weights[type] * 1.02));
    rng.address(2, 0, 0, type);

    assertThat(bins.fit(DRAWS, () -> draw(law, type))).isGreaterThan(LEVEL);
    assertThat(wrong.fit(DRAWS, () -> draw(law, type)))
        .as("the same check against a slightly wrong law")
        .isLessThan(LEVEL);
  }

  private long draw(TabledMultinomial law, int type) {
    long[] counts = new long[4];
    law.sample(rng, counts);
    return counts[type];
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "1, 1e-300", "0.5, 0.5", "1e-300, 1"})
  void countsSumToTheTrialsWhateverTheWeights(double first, double second) {
    for (int trials : new int[] {0, 1, 256}) {
      TabledMultinomial law = Multinomial.of(first, second, 0).tabled(trials);
      long[] counts = new long[3];
      rng.address(3, 0, 0, trials);
      for (int i = 0; i < 100; i++) {
        law.sample(rng, counts);

        assertThat(counts[0] + counts[1]).isEqualTo(trials);
        assertThat(counts[2]).isZero();
        assertThat(counts[0]).isGreaterThanOrEqualTo(second == 0 ? trials : 0);
        assertThat(counts[1]).isGreaterThanOrEqualTo(first == 0 ? trials : 0);
      }
    }
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> Multinomial.of(1, 2).tabled(257))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must lie in [0, 256], got 257");
    assertThatThrownBy(() -> Multinomial.of(1, 2).tabled(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Multinomial.of(1, 2).tabled(5).sample(rng, new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts must have one entry per type (2), got 3");
  }
}
