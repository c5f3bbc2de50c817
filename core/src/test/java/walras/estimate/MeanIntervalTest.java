package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Outcome;
import walras.testkit.ToyMarket;

class MeanIntervalTest {

  private static final ToyMarket MARKET = ToyMarket.of(1);

  private static Estimate alternating(int replications) {
    Layout layout = Layout.of(MARKET, MARKET.at(1));
    Accumulator accumulator = Accumulator.create(layout);
    Outcome outcome = Outcome.create(MARKET);
    for (int i = 0; i < replications; i++) {
      outcome.metric(0, i % 2);
      accumulator.add(i, outcome);
    }
    return Estimate.given(
        new Sample(layout, accumulator.finishBlock(), accumulator.tally(), List.of()), 0, 0);
  }

  /** Quantiles of Student's law from tables, and of the normal law from 200 replications on. */
  @ParameterizedTest
  @CsvSource({
    "2, 12.706204736174698",
    "10, 2.262157162798205",
    "198, 1.972079034214482",
    "200, 1.959963984540054",
    "100000, 1.959963984540054"
  })
  void smallSamplesTakeStudentsLaw(int replications, double quantile) {
    Estimate estimate = alternating(replications);
    assertThat(estimate.halfWidth(0.95) / estimate.standardError())
        .isEqualTo(quantile, within(1e-7 * quantile));
  }

  @Test
  void oneReplicationHasNoInterval() {
    assertThat(alternating(1).halfWidth(0.95)).isNaN();
  }
}
