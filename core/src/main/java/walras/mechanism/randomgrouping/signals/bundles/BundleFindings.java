package walras.mechanism.randomgrouping.signals.bundles;

import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.numeric.Digits;

/** What checks find in environments with bundles, whatever the mechanism. */
public final class BundleFindings {

  private final BundleEnvironment environment;

  /** The market of those who know the state, by state. */
  private final List<KnownBundles> known;

  /**
   * Prepares an environment.
   *
   * @param known the market of those who know the state, by state
   */
  public BundleFindings(BundleEnvironment environment, List<KnownBundles> known) {
    this.environment = environment;
    this.known = List.copyOf(known);
  }

  /** Tells whose values do not add up. */
  public Assumption separability() {
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

  /** Tells whether infinitely many agents balance in a state. */
  public Assumption balance(BundleOutcome outcome, int state) {
    KnownBundles known = this.known.get(state);
    String prices = "(%s, %s)".formatted(price(state, 0), price(state, 1));
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
        "balance on the grid in state '%s'".formatted(environment.signals().states().get(state)),
        known.balances(),
        finding);
  }

  private double price(int state, int commodity) {
    return environment.grid().price(known.get(state).price(commodity));
  }

  /** Sellers who never want to trade are forced at times and would rather stay away. */
  public Assumption participation() {
    List<String> signals = environment.signals().sellers().model().types();
    List<String> unwilling =
        IntStream.range(0, signals.size())
            .filter(signal -> !gains(signal))
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

  private boolean gains(int signal) {
    for (int state = 0; state < environment.states(); state++) {
      double[][] costs = environment.costs(state);
      for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
        if (costs[Bundle.of(commodity)][signal] < price(state, commodity)) {
          return true;
        }
      }
    }
    return false;
  }
}
