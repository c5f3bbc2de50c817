package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.sampling.Philox;

class QuantileErrorTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int SAMPLES = 2_000;

  private static Quantiles normalSample(long seed, int size, double centre) {
    Philox rng = new Philox();
    rng.address(seed, 4, 0, size);
    DeviationHistogram histogram = new DeviationHistogram();
    for (int i = 0; i < size; i++) {
      histogram.add(NORMAL.inverseCumulativeProbability(rng.nextDouble() + 0x1p-54) - centre);
    }
    return Quantiles.of(List.of(new Quantiles.Centred(centre, histogram)));
  }

  /**
   * Of 2,000 samples of 400 the quantile is within 1.96 errors of the truth in about 95 %. The
   * error is itself estimated from few order statistics: coverage is between 0.90 and 0.98 but with
   * a probability below 1e-6 (at 0.93: 5.2 binomial standard deviations from either end).
   */
  @ParameterizedTest
  @ValueSource(strings = {"0.05", "0.25", "0.50", "0.95"})
  void errorsCover(String text) {
    BigDecimal level = new BigDecimal(text);
    double truth = NORMAL.inverseCumulativeProbability(level.doubleValue());
    assertThat(coverage(level, truth)).isBetween(0.90, 0.98);
  }

  @Test
  void errorsDoNotCoverAnotherValue() {
    assertThat(coverage(new BigDecimal("0.50"), 0.15)).isLessThan(0.5);
  }

  private static double coverage(BigDecimal level, double value) {
    int covered = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      Quantiles quantiles = normalSample(seed, 400, 0);
      if (Math.abs(quantiles.at(level) - value) <= 1.96 * quantiles.standardError(level)) {
        covered++;
      }
    }
    return (double) covered / SAMPLES;
  }

  /** From a centre far away buckets are wide: they, not the sample, make the error. */
  @Test
  void widthsOfBucketsCount() {
    double centre = 1_000;
    Quantiles quantiles = normalSample(1, 100_000, centre);
    double width = 4; // deviations of 512 to 1024 have buckets of 512 / 128
    assertThat(quantiles.standardError(new BigDecimal("0.50")))
        .isEqualTo(width / Math.sqrt(12), within(1e-12));
    assertThat(quantiles.at(new BigDecimal("0.50"))).isEqualTo(0, within(width / 2));
  }

  @Test
  void aSampleWithoutSuchRanksHasNoError() {
    Quantiles quantiles = normalSample(1, 50, 0);
    assertThat(quantiles.standardError(new BigDecimal("0.01"))).isNaN();
    assertThat(quantiles.standardError(new BigDecimal("0.99"))).isNaN();
    assertThat(quantiles.standardError(new BigDecimal("0.50"))).isPositive();
  }

  @Test
  void anAtomAtTheCentreHasNoWidth() {
    DeviationHistogram histogram = new DeviationHistogram();
    for (int i = 0; i < 1_000; i++) {
      histogram.add(0);
    }
    Quantiles quantiles = Quantiles.of(List.of(new Quantiles.Centred(3, histogram)));
    assertThat(quantiles.at(new BigDecimal("0.50"))).isEqualTo(3);
    assertThat(quantiles.standardError(new BigDecimal("0.50"))).isZero();
  }
}
