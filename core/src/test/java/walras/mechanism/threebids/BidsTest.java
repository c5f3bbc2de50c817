package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bids from explicit counts against values computed with exact fractions. */
class BidsTest {

  static Stream<JsonNode> bids() {
    return Reference.rows("bids");
  }

  @ParameterizedTest
  @MethodSource("bids")
  void bidsAndBeliefsAreThoseOfExactFractions(JsonNode row) {
    Economy economy = Reference.market(Reference.of(row)).environment().economy();
    Bids bids = Reference.bids(economy, Reference.counts(row.path("counts")));
    for (int signal = 0; signal < economy.signals(); signal++) {
      assertThat(bids.values[signal])
          .isCloseTo(row.path("bid").path(signal).asDouble(), within(1e-13));
      for (int state = 0; state < economy.states(); state++) {
        double log = row.path("ln_posterior").path(signal).path(state).asDouble();
        double error = row.path("ln_posterior_error").path(signal).path(state).asDouble();
        assertThat(bids.log(signal, state)).isCloseTo(log, close(log));
        assertThat(bids.logDoubt(signal, state)).isCloseTo(error, close(error));
      }
    }
  }

  private static Offset<Double> close(double log) {
    return within(1e-11 * Math.max(1, Math.abs(log)));
  }
}
