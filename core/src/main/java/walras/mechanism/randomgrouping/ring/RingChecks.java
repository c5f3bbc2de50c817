package walras.mechanism.randomgrouping.ring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.FirstFew;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.StateLimit;
import walras.numeric.Digits;

/** Checks an environment against the assumptions of the theorems. */
final class RingChecks {

  private RingChecks() {}

  static List<Assumption> of(RingMarket market) {
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(
        new Assumption(
            "Condition 1 (decreasing values, increasing costs)",
            true,
            market.environment().signals().conditionOne()));
    assumptions.add(
        new Assumption(
            "revealing first messages (15)",
            true,
            market.environment().units() == 1
                ? "between what any two signals of a side are expected to be worth lies a price of"
                    + " the grid"
                : "for any two signals of a side, no quantity is best for both at some price of the"
                    + " grid"));
    assumptions.add(identifiability(market.environment()));
    assumptions.add(condition3(market.environment(), market.information()));
    assumptions.add(participation(market));
    assumptions.add(balance(market));
    return assumptions;
  }

  static Assumption identifiability(RingEnvironment environment) {
    int states = environment.states();
    double ofSellers = least(environment.sellers(), states);
    double ofBuyers = least(environment.buyers(), states);
    return new Assumption(
        "identifiable states (13)",
        true,
        states == 1
            ? "there is one state"
            : ("the laws of signals of any two states are at least %s apart for sellers and %s for"
                    + " buyers (sum of absolute differences)")
                .formatted(Digits.of(ofSellers), Digits.of(ofBuyers)));
  }

  private static double least(Side side, int states) {
    double least = Double.POSITIVE_INFINITY;
    for (int state = 0; state < states; state++) {
      for (int other = state + 1; other < states; other++) {
        least = Math.min(least, side.likelihoodDistance(state, other));
      }
    }
    return least;
  }

  /**
   * Tells whether signals of the own group matter.
   *
   * @param information how fast signals reveal each state
   */
  static Assumption condition3(RingEnvironment environment, List<Information> information) {
    boolean arePrivate = environment.sellers().isMoneyTheSameInAllStates();
    double slowest = information.stream().mapToDouble(Information::chernoff).min().orElseThrow();
    return new Assumption(
        "Condition 3 (signals of the own group change no preference)",
        arePrivate,
        arePrivate
            ? "costs do not depend on the state"
            : ("no finite number of agents satisfies it, as every signal moves beliefs;"
                    + " condition3_violation_share measures the sellers to whom it makes a"
                    + " difference, and falls like exp(-%s n)")
                .formatted(Digits.of(slowest * (environment.groups() - 1))));
  }

  /** A seller gains in the limit if some state has a price above the cost there. */
  private static Assumption participation(RingMarket market) {
    RingEnvironment environment = market.environment();
    List<String> losing = losing(market, 0);
    List<String> last = losing(market, environment.units() - 1);
    return new Assumption(
        "participation of sellers",
        losing.isEmpty(),
        losing.isEmpty()
            ? "in some state, %s costs less than the price of infinitely many agents"
                    .formatted(environment.units() > 1 ? "each signal's first unit" : "each signal")
                + (last.isEmpty()
                    ? ""
                    : "; the paper asks the same of the last unit, which these signals lack: "
                        + FirstFew.of(last))
            : ("sellers with signal %s never gain, as they cost at least the price of infinitely"
                    + " many agents in every state, but are made to sell at times")
                .formatted(FirstFew.of(losing)));
  }

  /** Returns the signals of sellers who gain by a unit in no state. */
  private static List<String> losing(RingMarket market, int unit) {
    RingEnvironment environment = market.environment();
    return IntStream.range(0, environment.sellers().signals())
        .filter(signal -> !gains(market, signal * environment.units() + unit))
        .mapToObj(signal -> environment.sellers().model().types().get(signal))
        .toList();
  }

  private static boolean gains(RingMarket market, int place) {
    RingEnvironment environment = market.environment();
    for (int state = 0; state < environment.states(); state++) {
      double price = environment.grid().price(market.limit(state).price());
      if (environment.costs(state)[place] < price) {
        return true;
      }
    }
    return false;
  }

  private static Assumption balance(RingMarket market) {
    RingEnvironment environment = market.environment();
    List<String> findings = new ArrayList<>();
    boolean balances = true;
    for (int state = 0; state < environment.states(); state++) {
      StateLimit limit = market.limit(state);
      balances &= limit.balances();
      findings.add(
          "in state '%s' infinitely many agents %s"
              .formatted(
                  environment.signals().states().get(state), balance(environment.grid(), limit)));
    }
    return new Assumption("balance on the grid", balances, String.join("; ", findings));
  }

  private static String balance(Grid grid, StateLimit limit) {
    String prices =
        limit.lowest() == limit.highest()
            ? "the grid price %s".formatted(grid.price(limit.lowest()))
            : "the grid prices from %s to %s"
                .formatted(grid.price(limit.lowest()), grid.price(limit.highest()));
    if (limit.balances()) {
      return "balance at " + prices;
    }
    return limit.isTied()
        ? "balance equally badly at %s: chance decides at every size".formatted(prices)
        : "come nearest to balance at %s, where %s are %s and %s"
                .formatted(
                    prices,
                    limit.units() == 1
                        ? "the shares of those who supply and demand"
                        : "supply per seller and demand per buyer",
                    Digits.of(limit.supply(limit.price())),
                    Digits.of(limit.demand(limit.price())))
            + ": rationing stays";
  }
}
