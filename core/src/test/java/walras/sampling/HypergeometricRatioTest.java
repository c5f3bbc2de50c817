package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
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

  /**
   * Rejection is exact only if the hat is nowhere below the law, and the squeeze nowhere above it.
   * All laws with populations up to 200 from variance 9, in steps, then larger ones by shape.
   */
  @Test
  void hatCoversTheLawAndTheSqueezeStaysBelowItInSmallPopulations() {
    for (long population = 144; population <= 200; population += 7) {
      for (long successes = 36; successes <= population / 2; successes += 3) {
        for (long draws = successes; draws <= population / 2; draws += 3) {
          requireHat(population, successes, draws, 300);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {300, 1_000, 30_000, 1_000_000, 1_000_000_000, 1_000_000_000_000L, (long) 1e15})
  void hatCoversTheLawAndTheSqueezeStaysBelowItInLargePopulations(long population) {
    double[] shares = {1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5};
    double[] variances = {9.01, 9.3, 9.6, 10, 12, 20, 50, 200, 1e4, 1e8};
    for (double share : shares) {
      long successes = (long) (share * (double) population);
      for (double variance : variances) {
        long draws = (long) (variance / (share * (1 - share)));
        requireHat(population, successes, Math.min(draws, population / 2), 2_000);
      }
      requireHat(population, successes, population / 2, 2_000);
    }
  }

  private static void requireHat(long population, long successes, long draws, int steps) {
    double all = (double) population;
    double mean = (double) successes * (double) draws / all;
    double variance = mean * (1 - (double) successes / all) * (1 - (double) draws / all);
    double sd = Math.sqrt(variance * all / (all - 1));
    if (!(sd >= 3)) {
      return;
    }
    double b = TableMountain.b(sd);
    double a = TableMountain.a(b, 0.5);
    long mode =
        (long) ((double) (successes + 1) * (double) (draws + 1) / (double) (population + 2));
    double highest = 0;
    double lowest = 1;
    for (int i = -steps; i < steps; i++) {
      double end = 0.5 * (i + 0.5) / steps;
      long count = (long) Math.floor(TableMountain.step(a, b, end) + mean + 0.5);
      if (count >= 0 && count <= Math.min(successes, draws)) {
        double ratio = Math.exp(Hypergeometric.logRatio(population, successes, draws, mode, count));
        double accepted = ratio / TableMountain.height(a, b, sd, end);
        highest = Math.max(highest, accepted);
        lowest = Math.abs(end) >= 0.07 ? Math.min(lowest, accepted) : lowest;
      }
    }
    String law = "hat at %d, %d, %d".formatted(population, successes, draws);
    assertThat(highest).as(law).isLessThan(0.997);
    assertThat(lowest).as(law).isGreaterThan(TableMountain.squeeze(b));
  }

  /** The negative control: below variance 9 the same hat does not cover every law. */
  @Test
  void hatWouldNotCoverALawOfVarianceThree() {
    double sd = Math.sqrt(10 * 0.5 * 20 / 39);
    double b = TableMountain.b(sd);
    double a = TableMountain.a(b, 0.5);
    double worst =
        LongStream.range(-1000, 1000)
            .mapToDouble(i -> (i + 0.5) / 2000)
            .filter(end -> Math.abs(TableMountain.step(a, b, end)) < 9)
            .map(
                end -> {
                  long count = (long) Math.floor(TableMountain.step(a, b, end) + 10.5);
                  double ratio = Math.exp(Hypergeometric.logRatio(40, 20, 20, 10, count));
                  return ratio / TableMountain.height(a, b, sd, end);
                })
            .max()
            .orElseThrow();

    assertThat(worst).isGreaterThan(1);
  }
}
