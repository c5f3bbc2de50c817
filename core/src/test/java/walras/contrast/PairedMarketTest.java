package walras.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.kernel.SizedMarket;
import walras.sampling.Streams;
import walras.testkit.ControlledMarket;
import walras.testkit.ToyMarket;

class PairedMarketTest {

  private static PairedMarket pair(Market of, Market minus) {
    return new PairedMarket(
        new Side(of, of.at(100)), new Side(minus, minus.at(100)), PairedMarket.common(of, minus));
  }

  @Test
  void metricsAreThoseInCommonAsDifferences() {
    PairedMarket pair = pair(ToyMarket.of(3), ToyMarket.of(2));

    assertThat(pair.metrics()).extracting(Metric::name).containsExactly("metric_0", "metric_1");
    assertThat(pair.metrics()).allMatch(metric -> metric.range() == Metric.Range.REAL);
    assertThat(pair.states()).containsExactly("low", "high");
    assertThat(pair.at(100).centre(0, 1)).isZero();
    assertThat(pair.at(100).nanosecondsPerReplication()).isEqualTo(4_000);
  }

  @Test
  void bothSidesSeeTheSameDraws() {
    PairedMarket pair = pair(ToyMarket.of(3), ToyMarket.of(2));
    Outcome outcome = Outcome.create(pair);
    Streams streams = Streams.create(7, 100);

    pair.at(100).kernel().replicate(streams, outcome);

    assertThat(outcome.metric(0)).isZero();
    assertThat(outcome.metric(1)).isZero();
  }

  @Test
  void otherStatesMakeOneUnnamedState() {
    ToyMarket three = new ToyMarket(List.of("a", "b", "c"), 1, 0, 2_000);
    PairedMarket pair = pair(three, ToyMarket.of(1));
    Outcome outcome = Outcome.create(pair);
    Kernel kernel = pair.at(100).kernel();
    Streams streams = Streams.create(7, 100);

    assertThat(pair.states()).containsExactly("");
    assertThat(pair.prior()).containsExactly(1.0);
    assertThat(pair.controls()).isEmpty();
    assertThat(pair.at(100).centre(0, 0)).isEqualTo(1 - 0.5);
    for (int replication = 0; replication < 50; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      assertThat(outcome.state()).isZero();
    }
  }

  @Test
  void controlsOfBothSidesAreKept() {
    PairedMarket pair = pair(ControlledMarket.of(0.3, 1), ControlledMarket.of(0.3, 0.1));
    Outcome outcome = Outcome.create(pair);
    Streams streams = Streams.create(7, 100);

    pair.at(100).kernel().replicate(streams, outcome);

    assertThat(pair.controls()).hasSize(8).startsWith("of.draw").contains("minus.draw");
    assertThat(outcome.control(0)).isEqualTo(outcome.control(4)).isNotZero();
  }

  @Test
  void statesThatTheSameDrawsDoNotShareAreAFailure() {
    ToyMarket toy = ToyMarket.of(1);
    SizedMarket sized = toy.at(100);
    SizedMarket other = replacing(SizedMarket.class, sized, "kernel", new Reversed(sized.kernel()));
    PairedMarket pair =
        new PairedMarket(new Side(toy, sized), new Side(toy, other), PairedMarket.common(toy, toy));
    Kernel kernel = pair.at(100).kernel();

    assertThatThrownBy(() -> kernel.replicate(Streams.create(7, 100), Outcome.create(pair)))
        .isInstanceOf(ReplicationFailure.class)
        .hasMessageMatching(
            "the same draws make state '(low|high)' on one side and '(low|high)' on the other");
  }

  /** Draws as another kernel and calls the states the other way round. */
  private record Reversed(Kernel kernel) implements Kernel {

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      kernel.replicate(streams, outcome);
      outcome.state(1 - outcome.state());
    }

    @Override
    public void describe(Details details) {
      kernel.describe(details);
    }
  }

  /** Returns an object that is another one but for the result of a method. */
  private static <T> T replacing(Class<T> type, T original, String name, Object result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals(name) ? result : method.invoke(original, arguments)));
  }
}
