package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ClopperPearsonTest {

  /**
   * Relative to the distance of a limit from the share: 1e-7 where quantiles are expanded; else
   * what rounding leaves.
   */
  @ParameterizedTest(name = "{0} of {1} at {2}")
  @CsvFileSource(
      resources = "/walras/estimate/clopper-pearson.csv",
      numLinesToSkip = 1,
      useHeadersInDisplayName = true)
  void limitsAreThoseOfHighPrecision(
      long count, long trials, double level, double low, double high) {
    double share = (double) count / (double) trials;
    assertThat(ClopperPearson.low(count, trials, level))
        .isEqualTo(low, within(1e-7 * Math.abs(share - low) + 1e-15 * share));
    assertThat(ClopperPearson.high(count, trials, level))
        .isEqualTo(high, within(1e-7 * Math.abs(share - high) + 1e-15 * share));
  }

  @Test
  void smallLimitsHaveTwelveDigits() {
    assertThat(ClopperPearson.low(7, 100_000_000_000_000L, 0.95))
        .isEqualTo(2.814363051519911e-14, within(1e-12 * 2.8e-14));
    assertThat(ClopperPearson.high(0, 1_000_000_000, 0.95))
        .isEqualTo(-Math.expm1(Math.log(0.025) / 1e9), within(1e-14 * 3.7e-9));
  }

  /** For every number of successes that can be, the interval covers with at least its level. */
  @Test
  void intervalsNeverCoverTooRarely() {
    int trials = 60;
    for (double p = 0.01; p < 1; p += 0.01) {
      BinomialDistribution law = BinomialDistribution.of(trials, p);
      double covered = 0;
      for (int count = 0; count <= trials; count++) {
        if (ClopperPearson.low(count, trials, 0.95) <= p
            && p <= ClopperPearson.high(count, trials, 0.95)) {
          covered += law.probability(count);
        }
      }
      assertThat(covered).isBetween(0.95 - 1e-12, 1.0 + 1e-12);
    }
  }
}
