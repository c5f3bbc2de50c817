package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.testkit.References;

/** The acceptance test of the binomial sampler, against references and against its hat. */
class BinomialRatioTest {

  /** One row of the reference table. */
  record Row(long trials, double probability, long mode, long count, double logRatio) {

    static Row of(String[] cells) {
      return new Row(
          Long.parseLong(cells[0]),
          Double.parseDouble(cells[1]),
          Long.parseLong(cells[2]),
          Long.parseLong(cells[3]),
          Double.parseDouble(cells[4]));
    }

    double computed() {
      double mean = (double) trials * probability;
      double low = Math.fma((double) trials, probability, -mean);
      return Binomial.logRatio(trials, mean, low, mode, count);
    }

    double textbook() {
      double difference =
          Gamma.logGamma(mode + 1.0)
              + Gamma.logGamma(trials - mode + 1.0)
              - Gamma.logGamma(count + 1.0)
              - Gamma.logGamma(trials - count + 1.0);
      return difference + (count - mode) * Math.log(probability / (1 - probability));
    }
  }

  private static Stream<Row> rows() {
    return References.rows(BinomialRatioTest.class, "binomial-ratios.csv").map(Row::of);
  }

  /**
   * The required 1e-8 leaves room; this is the accuracy that the sampler's documentation states.
   */
  @Test
  void logRatiosAreAccurateUpToTheLargestSize() {
    assertThat(rows())
        .hasSizeGreaterThan(500)
        .allSatisfy(
            row ->
                assertThat(row.computed())
                    .isEqualTo(row.logRatio(), within(1e-12 + 1e-14 * Math.abs(row.logRatio()))));
  }

  @Test
  void nearRatiosAreAccurateUpToTheLargestSize() {
    assertThat(rows().filter(row -> Math.abs(row.count() - row.mode()) <= 15))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            row -> {
              double expected = Math.exp(row.logRatio());
              assertThat(
                      Binomial.nearRatio(row.trials(), row.probability(), row.mode(), row.count()))
                  .isEqualTo(expected, within(1e-13 * expected));
            });
  }

  /** The negative control: differences of log-gamma fail the same check. */
  @Test
  void differencesOfLogGammaAreTooInaccurate() {
    assertThat(rows().filter(row -> row.trials() == Binomial.MAX_TRIALS && row.mode() > 1e14))
        .anySatisfy(
            row -> assertThat(Math.abs(row.textbook() - row.logRatio())).isGreaterThan(0.01));
  }

  /**
   * Rejection is exact only if the hat is nowhere below the law, and the squeeze nowhere above.
   * Both are checked in 20,000 steps of the uniform that proposes.
   */
  @ParameterizedTest
  @CsvSource({
    "20, 0.5",
    "21, 0.48",
    "22, 0.4788",
    "25, 0.42",
    "34, 0.3",
    "101, 0.1",
    "10000, 0.001",
    "10000000000000, 1e-12",
    "100, 0.5",
    "1000, 0.3",
    "1000000, 0.5",
    "1000000, 0.01",
    "1000000000, 0.00001",
    "1000000000000, 0.3",
    "1000000000000000, 0.5",
    "1000000000000000, 1e-9"
  })
  void hatCoversTheLawAndTheSqueezeStaysBelowIt(long trials, double p) {
    double mean = (double) trials * p;
    double low = Math.fma((double) trials, p, -mean);
    long mode = (long) ((double) (trials + 1) * p);
    double sd = Math.sqrt(mean * (1 - p));
    double b = TableMountain.b(sd);
    double a = TableMountain.a(b, p);
    double highest = 0;
    double lowest = 1;
    for (int i = -10_000; i <= 10_000; i++) {
      double end = (i + 0.5) / 20_001.0;
      long count = (long) Math.floor(TableMountain.step(a, b, end) + mean + 0.5);
      if (count >= 0 && count <= trials) {
        double ratio = Math.exp(Binomial.logRatio(trials, mean, low, mode, count));
        double accepted = ratio / TableMountain.height(a, b, sd, end);
        highest = Math.max(highest, accepted);
        lowest = Math.abs(end) >= 0.07 ? Math.min(lowest, accepted) : lowest;
      }
    }
    assertThat(highest).isLessThan(0.997);
    assertThat(lowest).isGreaterThan(TableMountain.squeeze(b));
  }
}
