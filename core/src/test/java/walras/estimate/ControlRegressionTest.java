package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.sampling.Streams;
import walras.testkit.ControlledMarket;

class ControlRegressionTest {

  private static List<List<List<Double>>> coefficients(double noise, int replications) {
    ControlledMarket market = ControlledMarket.of(0.5, noise);
    ControlRegression regression =
        ControlRegression.create(Layout.of(market, market.at(10)), market.controls().size());
    var kernel = market.at(10).kernel();
    Outcome outcome = Outcome.create(market);
    Streams streams = Streams.create(7, 10);
    int added = 0;
    for (long replication = 0; added < replications; replication++) {
      streams.address(replication);
      outcome.clear();
      try {
        kernel.replicate(streams, outcome);
      } catch (ReplicationFailure failure) {
        continue;
      }
      regression.add(outcome);
      added++;
    }
    return regression.coefficients();
  }

  @Test
  void exactCombinationsAreFoundAndRedundantControlsDropped() {
    List<List<List<Double>>> found = coefficients(0, 1_000);

    for (int state = 0; state < 2; state++) {
      List<Double> row = found.get(state).get(0);
      assertThat(row.get(0)).isCloseTo(1 + state, within(1e-13));
      assertThat(row.get(1)).isZero();
      assertThat(row.get(2)).isZero();
      assertThat(row.get(3)).isCloseTo(0.1, within(1e-13));
    }
  }

  @Test
  void tooFewReplicationsOrTooMuchNoiseGiveNoCoefficients() {
    List<List<Double>> none = List.of(List.of());
    assertThat(coefficients(0, 40)).containsExactly(none, none);
    assertThat(coefficients(0, 100).get(1).get(0)).isNotEmpty();
    assertThat(coefficients(10, 10_000)).containsExactly(none, none);
  }

  @Test
  void replicationsWithoutValueAreLeftOut() {
    ControlledMarket market = ControlledMarket.of(0.5, 0);
    ControlRegression regression =
        ControlRegression.create(Layout.of(market, market.at(10)), market.controls().size());
    Outcome outcome = Outcome.create(market);
    for (int i = 0; i < 100; i++) {
      outcome.control(0, i);
      outcome.metric(0, i == 50 ? Double.NaN : 2 * i);
      regression.add(outcome);
    }

    assertThat(regression.coefficients().get(0).get(0).get(0)).isCloseTo(2, within(1e-14));
  }
}
