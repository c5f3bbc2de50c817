package walras.mechanism.randomgrouping.signals.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.mechanism.randomgrouping.signals.FirstFew;
import walras.numeric.Digits;

/** Says what the tie rule does where agents are indifferent between bundles. */
public final class BundleTieFinding {

  private BundleTieFinding() {}

  /**
   * Returns who is indifferent between best bundles at some price pair of the grid, and how much
   * infinitely many agents trade with either rule; nothing where nobody is.
   */
  public static Optional<String> of(BundleEnvironment environment) {
    List<String> indifferent =
        IntStream.range(0, environment.states())
            .boxed()
            .flatMap(state -> Stream.of(environment.sellers(state), environment.buyers(state)))
            .flatMap(types -> KnownBundles.indifferent(environment.grid(), types).stream())
            .distinct()
            .toList();
    return indifferent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the tie rule matters, as signals leave agents indifferent at prices of the grid (%s):"
                    .formatted(FirstFew.of(indifferent))
                + " infinitely many agents trade with tie max %s, with tie min %s"
                    .formatted(
                        traded(environment.with(TieRule.MAX)),
                        traded(environment.with(TieRule.MIN))));
  }

  private static String traded(BundleEnvironment environment) {
    List<String> states = new ArrayList<>();
    for (int state = 0; state < environment.states(); state++) {
      KnownBundles known = environment.known(state);
      BundleOutcome outcome = new BundleOutcome(environment, known, state);
      states.add(
          "%s units per agent at (%s, %s) in state '%s'"
              .formatted(
                  Digits.of((outcome.demand(0) + outcome.demand(1)) / 2),
                  environment.grid().price(known.price(0)),
                  environment.grid().price(known.price(1)),
                  environment.signals().states().get(state)));
    }
    return String.join(" and ", states);
  }
}
