package walras.mechanism.randomgrouping.signals.bundles;

import java.util.Optional;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.numeric.Digits;

/**
 * Whether buyers' signals can be read off first messages: for any two there is a price pair of the
 * grid at which no bundle is best for both.
 *
 * <p>Source: Matsushima (2004), condition (8). Immutable.
 */
public final class BundleSeparation {

  /** Expected payoffs that differ by less are equal, in steps. */
  private static final double ROUNDING = 1e-9;

  private final BundleEnvironment environment;
  private final BundleDemand demand;
  private final int steps;

  private BundleSeparation(BundleEnvironment environment) {
    this.environment = environment;
    demand = new BundleDemand(environment).fromOwnSignals();
    steps = environment.grid().steps();
  }

  /** Returns why two signals cannot be told apart, or nothing if all can. */
  public static Optional<String> problem(BundleEnvironment environment) {
    BundleSeparation separation = new BundleSeparation(environment);
    for (int one = 0; one < environment.buyerSignals(); one++) {
      for (int other = one + 1; other < environment.buyerSignals(); other++) {
        if (!separation.separates(one, other)) {
          return Optional.of(separation.message(one, other));
        }
      }
    }
    return Optional.empty();
  }

  private String message(int one, int other) {
    return ("signals '%s' and '%s' cannot be told apart by what they make an agent announce"
            + " (expected alone and together %s and %s): at every price pair of the grid with T ="
            + " %d some bundle is best for both; make T larger")
        .formatted(name(one), name(other), expected(one), expected(other), steps);
  }

  private String name(int signal) {
    return environment.signals().buyers().model().types().get(signal);
  }

  private String expected(int signal) {
    return "(%s, %s; %s)"
        .formatted(
            Digits.of(demand.expected(Bundle.FIRST, signal)),
            Digits.of(demand.expected(Bundle.SECOND, signal)),
            Digits.of(demand.expected(Bundle.BOTH, signal)));
  }

  /** Looks at the second prices next to thresholds: in between, best bundles do not change. */
  private boolean separates(int one, int other) {
    for (int first = 0; first <= steps; first++) {
      if (separatesNear(demand.threshold(one, first), first, one, other)
          || separatesNear(demand.threshold(other, first), first, one, other)) {
        return true;
      }
    }
    return false;
  }

  private boolean separatesNear(int threshold, int first, int one, int other) {
    for (int second = threshold - 2; second <= threshold + 1; second++) {
      boolean onGrid = second >= 0 && second <= steps;
      if (onGrid && (best(one, first, second) & best(other, first, second)) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the best bundles, a bit each. */
  private int best(int signal, int first, int second) {
    double most = 0;
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      most = Math.max(most, payoff(signal, bundle, first, second));
    }
    int best = 0;
    for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
      best |= payoff(signal, bundle, first, second) >= most - ROUNDING ? 1 << bundle : 0;
    }
    return best;
  }

  /** Returns what a bundle is expected to yield, in steps of the grid. */
  private double payoff(int signal, int bundle, int first, int second) {
    return bundle == Bundle.NONE
        ? 0
        : demand.expected(bundle, signal) * steps
            - Bundle.units(bundle, 0) * (double) first
            - Bundle.units(bundle, 1) * (double) second;
  }
}
