package walras.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import walras.estimate.Estimate;
import walras.estimate.Extremes;

class KnownMeanTest {

  private static Estimate estimate(long replications, double deviation, double kurtosis) {
    double error = deviation / Math.sqrt((double) replications);
    return new Estimate(
        replications,
        0,
        error,
        deviation,
        0,
        kurtosis,
        new Extremes(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aSampleWithoutVariationCarriesNothing() {
    KnownMean alike = KnownMean.plain(estimate(1_000_000, 0, Double.NaN));
    KnownMean single = KnownMean.plain(estimate(1, Double.NaN, Double.NaN));

    assertThat(alike.carried()).isFalse();
    assertThat(single.carried()).isFalse();
    assertThat(KnownMean.plain(estimate(1_000, 1, 3)).carried()).isTrue();
    assertThat(KnownMean.plain(estimate(1_000, 1, 30)).carried()).isFalse();
  }
}
