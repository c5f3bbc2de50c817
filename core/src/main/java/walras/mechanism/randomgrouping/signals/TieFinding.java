package walras.mechanism.randomgrouping.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.numeric.Digits;

/** Says what the tie rule does where costs and values are prices of the grid. */
public final class TieFinding {

  private TieFinding() {}

  /**
   * Returns which costs and values of one commodity are prices of the grid, and how much infinitely
   * many agents trade with either rule; nothing where none are.
   */
  public static Optional<String> of(SignalEnvironment environment) {
    List<String> onGrid =
        Stream.of(environment.sellers(), environment.buyers())
            .flatMap(side -> onGrid(side, environment))
            .distinct()
            .toList();
    return onGrid.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the tie rule matters, as some costs and values are prices of the grid (%s): infinitely"
                    .formatted(FirstFew.of(onGrid))
                + " many agents trade with tie max %s, with tie min %s"
                    .formatted(
                        traded(environment.with(TieRule.MAX)),
                        traded(environment.with(TieRule.MIN))));
  }

  private static Stream<String> onGrid(Side side, SignalEnvironment environment) {
    return IntStream.range(0, side.signals() * environment.states().size())
        .boxed()
        .flatMap(
            i ->
                IntStream.range(0, side.units())
                    .mapToObj(unit -> side.money(i / side.signals(), i % side.signals(), 0, unit)))
        .filter(money -> TieRule.isOnGrid(money, environment.steps()))
        .map(money -> money.stripTrailingZeros().toPlainString());
  }

  private static String traded(SignalEnvironment environment) {
    List<String> states = new ArrayList<>();
    for (int state = 0; state < environment.states().size(); state++) {
      StateLimit limit = new StateLimit(environment, state);
      states.add(
          "%s units per agent at %s in state '%s'"
              .formatted(
                  Digits.of(limit.demand(limit.price()) / 2),
                  environment.grid().price(limit.price()),
                  environment.states().get(state)));
    }
    return String.join(" and ", states);
  }
}
