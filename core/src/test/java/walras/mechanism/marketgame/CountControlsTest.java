package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.environment.SignalModel;
import walras.kernel.Outcome;

class CountControlsTest {

  static Stream<Arguments> markets() {
    return Stream.of("E2", "E3", "E4")
        .flatMap(name -> Stream.of(2L, 7L, 52L).map(agents -> Arguments.of(name, agents)));
  }

  @ParameterizedTest(name = "{0}, {1} agents")
  @MethodSource("markets")
  void everyControlHasExpectationZeroAndOrderOneInEveryState(String environment, long agents) {
    SizedMarketGame sized = Reference.sized(environment, agents);
    SignalModel model = sized.economy().model();
    int count = sized.market().controls().size();
    CountControls controls = new CountControls(model, sized.active(), agents);
    Outcome outcome = Outcome.create(sized.market());
    double[][] means = new double[model.states().size()][count];
    double[][] squares = new double[model.states().size()][count];
    new CountEnumeration(sized)
        .all(
            (state, probability, sigma, iota) -> {
              controls.set(state, sigma, iota, outcome);
              for (int i = 0; i < count; i++) {
                means[state][i] += probability * outcome.control(i);
                squares[state][i] += probability * outcome.control(i) * outcome.control(i);
              }
            });

    int free = model.types().size() - 1;
    for (int state = 0; state < means.length; state++) {
      for (int i = 0; i < count; i++) {
        assertThat(means[state][i])
            .as(sized.market().controls().get(i))
            .isCloseTo(0, within(1e-11));
        boolean absent = agents == sized.active() && i >= free && i < 2 * free;
        boolean deviation = i < 2 * free;
        if (deviation) {
          assertThat(squares[state][i]).isCloseTo(absent ? 0 : 1, within(1e-11));
        } else {
          assertThat(squares[state][i]).isLessThan(4);
        }
      }
    }
  }

  @Test
  void thereAreAtMostNine() {
    assertThat(CountControls.names(model(2)))
        .containsExactly("active a", "inactive a", "active a times active a");
    assertThat(CountControls.names(model(3))).hasSize(7);
    assertThat(CountControls.names(model(5)))
        .hasSize(9)
        .endsWith("inactive d", "active a times active a");
    assertThat(CountControls.names(model(7)))
        .hasSize(9)
        .endsWith("active f", "inactive a", "inactive b", "inactive c");
  }

  private static SignalModel model(int types) {
    List<String> names =
        IntStream.range(0, types).mapToObj(i -> String.valueOf((char) ('a' + i))).toList();
    double[] signals = IntStream.range(0, types).mapToDouble(i -> 1.0 / types).toArray();
    return SignalModel.of(List.of("only"), new double[] {1}, names, new double[][] {signals});
  }
}
