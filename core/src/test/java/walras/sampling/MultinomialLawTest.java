package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultinomialLawTest {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({"0, 0.3", "1, 0.3", "7, 0.001", "1000, 0.65", "20000, 0.4"})
  void twoCategoriesAreBinomial(long trials, double probability) {
    BinomialDistribution binomial = new BinomialDistribution(null, (int) trials, probability);
    List<Long> visited = new ArrayList<>();

    MultinomialLaw.of(trials, new double[] {probability, 1 - probability})
        .visit(
            NONE,
            (logProbability, counts) -> {
              double expected = binomial.logProbability((int) counts[0]);
              assertThat(logProbability)
                  .isCloseTo(expected, within(1e-12 + 1e-11 * Math.abs(expected)));
              assertThat(counts[0] + counts[1]).isEqualTo(trials);
              visited.add(counts[0]);
            });

    assertThat(visited).isSorted().doesNotHaveDuplicates().hasSize((int) trials + 1);
  }

  @Test
  void allCountsTogetherAreCertain() {
    MultinomialLaw law = MultinomialLaw.of(60, new double[] {0.4, 0.3, 0.2, 0.1});
    double[] sum = new double[2];
    law.visit(
        NONE,
        (logProbability, counts) -> {
          sum[0] += Math.exp(logProbability);
          sum[1]++;
          assertThat(law.logProbability(counts)).isEqualTo(logProbability);
        });

    assertThat(sum[0]).isCloseTo(1, within(1e-12));
    assertThat(law.size(NONE)).isEqualTo((long) sum[1]).isEqualTo(63L * 62 * 61 / 6);
  }

  @ParameterizedTest
  @CsvSource({"-5", "-12", "-40", "-1000"})
  void exactlyTheImprobableCountsAreLeftOut(double least) {
    MultinomialLaw law = MultinomialLaw.of(50, new double[] {0.5, 0.3, 0.2});
    List<String> expected = new ArrayList<>();
    List<String> visited = new ArrayList<>();
    law.visit(
        NONE,
        (logProbability, counts) -> {
          if (logProbability >= least) {
            expected.add(Arrays.toString(counts));
          }
        });
    law.visit(least, (logProbability, counts) -> visited.add(Arrays.toString(counts)));

    assertThat(visited).isEqualTo(expected);
    assertThat(law.size(least)).isGreaterThanOrEqualTo(visited.size());
  }

  @Test
  void manyTrialsNeedFewCounts() {
    MultinomialLaw law = MultinomialLaw.of(1_000_000_000_000L, new double[] {0.5, 0.5});

    assertThat(law.size(-50)).isBetween(8_000_000L, 10_000_000L);
    assertThat(MultinomialLaw.of(1L << 60, new double[] {1, 1, 1, 1}).size(NONE))
        .isEqualTo(Long.MAX_VALUE);
  }
}
