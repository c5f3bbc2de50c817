package walras.mechanism.randomgrouping.interdependent;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;

/**
 * What to do with an environment that breaks Condition 2: sellers know their costs, and their
 * signals say nothing about buyers' values.
 */
enum ConditionTwo {
  REQUIRED,
  WAIVED;

  /** Returns the name in studies. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what breaks the condition, or nothing if it holds. */
  static Optional<String> violation(SignalEnvironment environment) {
    return violation(environment, environment.buyers().isMoneyTheSameInAllStates());
  }

  /** Returns what breaks the condition, or nothing if it holds. */
  static Optional<String> violation(BundleEnvironment environment) {
    boolean known =
        IntStream.range(1, environment.states())
            .allMatch(state -> environment.isWorthTheSame(0, state));
    return violation(environment.signals(), known);
  }

  private static Optional<String> violation(SignalEnvironment environment, boolean valuesKnown) {
    if (!environment.sellers().isMoneyTheSameInAllStates()) {
      return Optional.of(
          "costs depend on the state, which sellers do not know (Condition 2): they would supply at"
              + " expected costs, and efficiency is not reached");
    }
    return valuesKnown || environment.sellers().isUninformative()
        ? Optional.empty()
        : Optional.of(
            "sellers' signals tell about the state, on which values depend (Condition 2): buyers do"
                + " not learn all that prices know");
  }
}
