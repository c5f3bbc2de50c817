package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
   * Means from 10 in steps of half a percent, where both are tightest, then larger ones.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-6, 1e-4, 0.01, 0.1, 0.2, 0.3, 0.4, 0.45, 0.46, 0.48, 0.49, 0.5})
  void hatCoversTheLawAndTheSqueezeStaysBelowIt(double level) {
    for (double mean = 10; mean < 5e14; mean *= mean < 15 ? 1.005 : 3) {
      long trials = (long) Math.ceil(mean / level);
      double p = Math.min(0.5, 1.0000000000000002 * mean / (double) trials);
      if (trials <= Binomial.MAX_TRIALS) {
        HatExtremes extremes = extremes(trials, p);
        double squeeze =
            TableMountain.squeeze(TableMountain.b(Math.sqrt((double) trials * p * (1 - p))));
        assertThat(extremes.highest()).as("hat at %d, %s", trials, p).isLessThan(0.999);
        assertThat(extremes.lowest()).as("squeeze at %d, %s", trials, p).isGreaterThan(squeeze);
      }
    }
  }

  private static HatExtremes extremes(long trials, double p) {
    double mean = (double) trials * p;
    double low = Math.fma((double) trials, p, -mean);
    long mode = (long) ((double) (trials + 1) * p);
    return HatExtremes.of(
        mean,
        Math.sqrt(mean * (1 - p)),
        p,
        trials,
        count -> Binomial.logRatio(trials, mean, low, mode, count));
  }

  /** The negative control: below mean 10 the same hat does not cover every law. */
  @Test
  void hatWouldNotCoverALawOfMeanTwo() {
    assertThat(extremes(4, 0.5).highest()).isGreaterThan(1);
  }
}
