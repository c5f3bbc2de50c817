package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.testkit.References;

/** The acceptance test of the hypergeometric sampler, against references and against its hat. */
class HypergeometricRatioTest {

  /** One row of the reference table. */
  record Row(long population, long successes, long draws, long mode, long count, double logRatio) {

    static Row of(String[] cells) {
      return new Row(
          Long.parseLong(cells[0]),
          Long.parseLong(cells[1]),
          Long.parseLong(cells[2]),
          Long.parseLong(cells[3]),
          Long.parseLong(cells[4]),
          Double.parseDouble(cells[5]));
    }

    double computed() {
      return Hypergeometric.logRatio(population, successes, draws, mode, count);
    }

    double textbook() {
      return cells(mode) - cells(count);
    }

    private double cells(long k) {
      return Gamma.logGamma(k + 1.0)
          + Gamma.logGamma(successes - k + 1.0)
          + Gamma.logGamma(draws - k + 1.0)
          + Gamma.logGamma(population - successes - draws + k + 1.0);
    }
  }

  private static Stream<Row> rows() {
    return References.rows(HypergeometricRatioTest.class, "hypergeometric-ratios.csv").map(Row::of);
  }

  /**
   * The required 1e-8 leaves room; this is the accuracy that the sampler's documentation states.
   */
  @Test
  void logRatiosAreAccurateUpToTheLargestSize() {
    assertThat(rows())
        .hasSizeGreaterThan(1000)
        .allSatisfy(
            row ->
                assertThat(row.computed())
                    .isEqualTo(row.logRatio(), within(1e-12 + 1e-14 * Math.abs(row.logRatio()))));
  }

  @Test
  void nearRatiosAreAccurateUpToTheLargestSize() {
    assertThat(rows().filter(row -> Math.abs(row.count() - row.mode()) <= 10))
        .hasSizeGreaterThan(200)
        .allSatisfy(
            row -> {
              double expected = Math.exp(row.logRatio());
              assertThat(
                      Hypergeometric.nearRatio(
                          row.population(), row.successes(), row.draws(), row.mode(), row.count()))
                  .isEqualTo(expected, within(1e-13 * expected));
            });
  }

  /** The negative control: differences of log-gamma fail the same check. */
  @Test
  void differencesOfLogGammaAreTooInaccurate() {
    assertThat(rows().filter(row -> row.mode() > 1e14))
        .anySatisfy(
            row -> assertThat(Math.abs(row.textbook() - row.logRatio())).isGreaterThan(0.01));
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1", "40, 20, 20", "144, 72, 71", "1000, 3, 500", "2000000000, 40000, 200000"})
  void probabilitiesAreAccurateWhereInversionStarts(int population, int successes, int draws) {
    long mode = (successes + 1L) * (draws + 1L) / (population + 2L);
    double expected =
        HypergeometricDistribution.of(population, successes, draws).probability((int) mode);

    assertThat(Hypergeometric.probability(population, successes, draws, mode))
        .isEqualTo(expected, within(1e-10 * expected));
  }

  /** Rejection is exact only if the hat is nowhere below the law, and the squeeze nowhere above. */
  @ParameterizedTest
  @ValueSource(longs = {145, 146, 150, 163, 200, 300, 301})
  void hatCoversEveryLawOfASmallPopulation(long population) {
    for (long successes = 9; successes <= population / 2; successes++) {
      for (long draws = successes; draws <= population / 2; draws++) {
        requireHat(population, successes, draws);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 30_000, 1_000_000, 1_000_000_000, 1_000_000_000_000L, (long) 1e15})
  void hatCoversTheLawsOfALargePopulation(long population) {
    double[] shares = {1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5};
    for (double share : shares) {
      long successes = (long) (share * (double) population);
      for (double variance = 9; variance < 1e9; variance *= variance < 15 ? 1.005 : 3) {
        long draws = (long) (variance / (share * (1 - share)));
        requireHat(population, successes, Math.min(draws, population / 2));
      }
      requireHat(population, successes, population / 2);
    }
  }

  private static void requireHat(long population, long successes, long draws) {
    double sd = sd(population, successes, draws);
    if (sd >= 3) {
      HatExtremes extremes = extremes(population, successes, draws);
      String law = "hat at %d, %d, %d".formatted(population, successes, draws);
      assertThat(extremes.highest()).as(law).isLessThan(0.997);
      assertThat(extremes.lowest())
          .as(law)
          .isGreaterThan(TableMountain.squeeze(TableMountain.b(sd)));
    }
  }

  private static HatExtremes extremes(long population, long successes, long draws) {
    long mode =
        (long) ((double) (successes + 1) * (double) (draws + 1) / (double) (population + 2));
    return HatExtremes.of(
        (double) successes * (double) draws / (double) population,
        sd(population, successes, draws),
        0,
        Math.min(successes, draws),
        count -> Hypergeometric.logRatio(population, successes, draws, mode, count));
  }

  private static double sd(long population, long successes, long draws) {
    double all = (double) population;
    double share = (double) successes / all;
    double kept = (double) (population - draws) / (all - 1);
    return Math.sqrt((double) draws * share * (1 - share) * kept);
  }

  /** The negative control: below variance 9 the same hat does not cover every law. */
  @Test
  void hatWouldNotCoverALawOfVarianceThree() {
    assertThat(extremes(40, 20, 20).highest()).isGreaterThan(1);
  }
}
