package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.numeric.Digits;

/** Checks an environment with bundles against the assumptions of the theorems. */
final class BundleChecks {

  private BundleChecks() {}

  static List<Assumption> of(InterdependentBundles market) {
    BundleEnvironment environment = market.environment();
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(separability(environment));
    assumptions.add(
        ConditionTwo.violation(environment)
            .map(violation -> new Assumption("Condition 2", false, violation))
            .orElseGet(
                () ->
                    new Assumption(
                        "Condition 2",
                        true,
                        "sellers know their costs and nothing more about values")));
    assumptions.add(
        new Assumption(
            "first messages reveal signals (8)",
            true,
            "for any two signals of buyers some price pair of the grid has no bundle that is best"
                + " for both"));
    if (environment.states() > 1) {
      assumptions.add(InterdependentChecks.identifiability(environment.signals()));
    }
    for (int state = 0; state < environment.states(); state++) {
      assumptions.add(balance(market, state));
    }
    assumptions.add(participation(market));
    return assumptions;
  }

  private static Assumption separability(BundleEnvironment environment) {
    List<String> signals = environment.signals().buyers().model().types();
    List<String> violating =
        IntStream.range(0, signals.size())
            .filter(
                signal ->
                    IntStream.range(0, environment.states())
                        .anyMatch(state -> !environment.isSeparable(state, signal)))
            .mapToObj(signals::get)
            .toList();
    return new Assumption(
        "Condition 1 for sellers (costs add up)",
        true,
        environment.isSeparable()
            ? "values of buyers add up as well"
            : "values of buyers do not, with signals %s; they receive what they ask for, so truth"
                    .formatted(String.join(", ", violating))
                + " is best for them all the same");
  }

  private static Assumption balance(InterdependentBundles market, int state) {
    KnownBundles known = market.known(state);
    BundleOutcome outcome = market.outcome(state);
    String prices = prices(market, state);
    String finding =
        known.balances()
            ? "infinitely many agents balance at the prices " + prices
            : known.isTied()
                ? "infinitely many agents balance equally well with different announcements, as at "
                    + prices
                    + ": chance decides at every size"
                : "excess supply per seller is %s and %s at the prices %s, nearest to balance:"
                        .formatted(
                            Digits.of(outcome.supply(0) - outcome.demand(0)),
                            Digits.of(outcome.supply(1) - outcome.demand(1)),
                            prices)
                    + " rationing stays";
    return new Assumption(
        "balance on the grid in state '%s'".formatted(market.states().get(state)),
        known.balances(),
        finding);
  }

  private static String prices(InterdependentBundles market, int state) {
    return "(%s, %s)".formatted(price(market, state, 0), price(market, state, 1));
  }

  private static double price(InterdependentBundles market, int state, int commodity) {
    return market.environment().grid().price(market.known(state).price(commodity));
  }

  /** Sellers who never want to trade are forced at times and would rather stay away. */
  private static Assumption participation(InterdependentBundles market) {
    List<String> signals = market.environment().signals().sellers().model().types();
    List<String> unwilling =
        IntStream.range(0, signals.size())
            .filter(signal -> !gains(market, signal))
            .mapToObj(signals::get)
            .toList();
    return new Assumption(
        "participation of sellers",
        unwilling.isEmpty(),
        unwilling.isEmpty()
            ? "every seller gains by some commodity at the prices of many agents in some state"
            : "signals that cost at least the prices of many agents in every state: %s; such"
                    .formatted(String.join(", ", unwilling))
                + " sellers are forced at times and lose on average at every size");
  }

  private static boolean gains(InterdependentBundles market, int signal) {
    for (int state = 0; state < market.environment().states(); state++) {
      double[][] costs = market.environment().costs(state);
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        if (costs[Bundle.of(commodity)][signal] < price(market, state, commodity)) {
          return true;
        }
      }
    }
    return false;
  }
}
