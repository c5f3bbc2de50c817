package walras.mechanism.sigmawalras.signals;

import java.util.Optional;
import walras.kernel.Details;

/**
 * Signals {@code w m + (1 - w) e}: a factor m that agents share and an own part e, independent,
 * with one law. Without weight on the factor signals are independent.
 *
 * @param base the law of both parts
 * @param weight of the factor, in [0, 1)
 * @param scope who shares a factor
 */
public record ContinuousSignals(BaseLaw base, double weight, Scope scope) implements SignalLaw {

  /** Returns independent signals with a law. */
  public static ContinuousSignals independent(BaseLaw base) {
    return new ContinuousSignals(base, 0, Scope.COMMON);
  }

  /** Returns the number of factors. */
  public int factors(int classes) {
    if (weight == 0) {
      return 0;
    }
    return scope == Scope.COMMON ? 1 : classes;
  }

  /** Returns the index of the factor of a class. */
  public int factor(int k) {
    return scope == Scope.COMMON ? 0 : k;
  }

  @Override
  public void describe(Details details) {
    base.describe(details);
    details.put("law", "continuous").put("factor_weight", weight);
    if (weight != 0) {
      details.put("factor_scope", scope.spelling());
    }
  }

  @Override
  public boolean hasFactors() {
    return weight != 0;
  }

  @Override
  public double mean(int k) {
    return base.mean();
  }

  @Override
  public Optional<Variation> variation(int classes) {
    double own = 1 - weight;
    return Optional.of(
        new Variation(
            weight * weight * base.variance(),
            scope == Scope.COMMON ? 1 : 0,
            own * own * base.variance()));
  }
}
