package walras.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import walras.sampling.Philox;

class MaximumMethodTest {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  @Test
  void intervalIsOfTheLargestEndsAtBonferronisLevel() {
    DerivedValue largest =
        MaximumMethod.of(
            List.of("a", "b", "c"),
            List.of(
                new KnownMean(1, 0.1, true),
                new KnownMean(1.2, 0.5, true),
                new KnownMean(0.9, 0.01, true)));

    // qnorm(1 - 0.025/3) = 2.3939797998185104 by R
    assertThat(largest.value()).isEqualTo(1.2);
    assertThat(largest.at()).isEqualTo("b");
    assertThat(largest.low()).isEqualTo(0.9 - 0.01 * 2.3939797998185104, within(1e-12));
    assertThat(largest.high()).isEqualTo(1.2 + 0.5 * 2.3939797998185104, within(1e-12));
    assertThat(largest.notes()).containsExactly("the largest of 3 estimates is biased upward");
  }

  /**
   * Ten equal means: the largest estimate is far above, an interval around it alone misses often,
   * the simultaneous one holds the truth in at least 95 %. Of 20,000 runs, fewer than 94.2 % would
   * be five standard errors below 95 %: probability below 1e-6.
   */
  @Test
  void theTruthIsCoveredWhereTheLargestEstimateIsBiased() {
    int runs = 20_000;
    int covered = 0;
    int naive = 0;
    double sum = 0;
    Philox rng = new Philox();
    rng.address(20261120, 7, 0, 0);
    List<String> names = IntStream.range(0, 10).mapToObj(i -> "m" + i).toList();
    for (int run = 0; run < runs; run++) {
      List<KnownMean> known = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        known.add(new KnownMean(NORMAL.inverseCumulativeProbability(rng.nextDouble()), 1, true));
      }
      DerivedValue largest = MaximumMethod.of(names, known);
      sum += largest.value();
      covered += largest.low() <= 0 && 0 <= largest.high() ? 1 : 0;
      naive += Math.abs(largest.value()) <= 1.959963984540054 ? 1 : 0;
    }

    assertThat(sum / runs).isGreaterThan(1.5);
    assertThat((double) covered / runs).isGreaterThan(0.942);
    assertThat((double) naive / runs).isLessThan(0.9);
  }

  @Test
  void exactMeansHaveAnExactMaximum() {
    DerivedValue largest =
        MaximumMethod.of(
            List.of("a", "b"), List.of(new KnownMean(2, 0, true), new KnownMean(1, 0, true)));

    assertThat(largest.low()).isEqualTo(2);
    assertThat(largest.high()).isEqualTo(2);
    assertThat(largest.notes()).isEmpty();
  }

  /** Bonferroni's level 1 - 0.05/2 by Student's law: qt(1 - 0.0125, 4) = 3.495405933 by R. */
  @Test
  void fewReplicationsTakeStudentsLaw() {
    DerivedValue largest =
        MaximumMethod.of(
            List.of("a", "b"),
            List.of(new KnownMean(2, 1, false, 5), new KnownMean(1, 1, false, 5)));

    assertThat(largest.high()).isEqualTo(2 + 3.495405933, within(1e-6));
    assertThat(largest.low()).isEqualTo(2 - 3.495405933, within(1e-6));
  }
}
