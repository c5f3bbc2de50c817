package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.StateLimit;
import walras.numeric.Digits;

/** Checks an environment against the assumptions of the theorems. */
final class InterdependentChecks {

  private InterdependentChecks() {}

  static List<Assumption> of(InterdependentMarket market) {
    SignalEnvironment environment = market.environment();
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(
        new Assumption(
            "Condition 1 (decreasing values, increasing costs)", true, environment.conditionOne()));
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
            environment.units() == 1
                ? "between any two expected values of buyers lies a price of the grid"
                : "for any two signals of buyers, no quantity is best for both at some price of the"
                    + " grid"));
    if (environment.states().size() > 1) {
      assumptions.add(identifiability(environment));
    }
    for (int state = 0; state < environment.states().size(); state++) {
      assumptions.add(continuity(market, state));
      assumptions.add(balance(market, state));
    }
    assumptions.add(participation(market));
    return assumptions;
  }

  static Assumption identifiability(SignalEnvironment environment) {
    Side buyers = environment.buyers();
    double least = Double.POSITIVE_INFINITY;
    for (int one = 0; one < environment.states().size(); one++) {
      for (int other = one + 1; other < environment.states().size(); other++) {
        least = Math.min(least, buyers.likelihoodDistance(one, other));
      }
    }
    return new Assumption(
        "identifiable states (12), (13)",
        true,
        "probabilities of buyers' signals differ by %s in sum between the most similar states"
            .formatted(Digits.of(least)));
  }

  private static Assumption continuity(InterdependentMarket market, int state) {
    StateLimit limit = market.limit(state);
    return new Assumption(
        "continuous excess supply in state '%s' (Theorem 5)"
            .formatted(market.environment().states().get(state)),
        !limit.isUnique(),
        limit.isUnique()
            ? "mean excess supply jumps over zero at the price %s: rationing %s"
                .formatted(
                    Digits.of(limit.competitiveLowest()),
                    limit.balances()
                        ? "vanishes only as the grid has a price that balances"
                        : "does not vanish")
            : "mean excess supply is zero between the prices %s and %s"
                .formatted(
                    Digits.of(limit.competitiveLowest()), Digits.of(limit.competitiveHighest())));
  }

  private static Assumption balance(InterdependentMarket market, int state) {
    StateLimit limit = market.limit(state);
    Grid grid = market.environment().grid();
    String prices =
        limit.lowest() == limit.highest()
            ? "the grid price %s".formatted(grid.price(limit.lowest()))
            : "the grid prices from %s to %s"
                .formatted(grid.price(limit.lowest()), grid.price(limit.highest()));
    String finding =
        limit.balances()
            ? "infinitely many agents balance at " + prices
            : limit.isTied()
                ? "infinitely many agents balance equally badly at %s: chance decides at every size"
                    .formatted(prices)
                : "excess supply per seller is %s at %s, nearest to balance: rationing stays"
                    .formatted(Digits.of(limit.excess(limit.price())), prices);
    return new Assumption(
        "balance on the grid in state '%s'".formatted(market.environment().states().get(state)),
        limit.balances(),
        finding);
  }

  /** Sellers who never want to trade are forced at times and would rather stay away. */
  private static Assumption participation(InterdependentMarket market) {
    SignalEnvironment environment = market.environment();
    double highest = 0;
    for (int state = 0; state < environment.states().size(); state++) {
      highest = Math.max(highest, environment.grid().price(market.limit(state).price()));
    }
    List<String> unwilling = unwilling(environment, 0, highest);
    String last = String.join(", ", unwilling(environment, environment.units() - 1, highest));
    return new Assumption(
        "participation of sellers",
        unwilling.isEmpty(),
        unwilling.isEmpty()
            ? "every seller gains%s at the highest price of many agents, %s"
                    .formatted(environment.units() > 1 ? " by a first unit" : "", highest)
                + (last.isEmpty()
                    ? ""
                    : "; the paper asks the same of the last unit, which these signals lack: "
                        + last)
            : ("signals that cost at least the highest price of many agents, %s: %s; such sellers"
                    + " are forced at times and lose on average at every size")
                .formatted(highest, String.join(", ", unwilling)));
  }

  /** Returns the signals of sellers who gain by a unit in no state. */
  private static List<String> unwilling(SignalEnvironment environment, int unit, double price) {
    Side sellers = environment.sellers();
    return IntStream.range(0, sellers.signals())
        .filter(
            signal ->
                IntStream.range(0, environment.states().size())
                    .noneMatch(z -> sellers.money(z, 0)[signal * sellers.units() + unit] < price))
        .mapToObj(signal -> sellers.model().types().get(signal))
        .toList();
  }
}
