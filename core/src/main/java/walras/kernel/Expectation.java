package walras.kernel;

import java.io.Serializable;

/**
 * The mean of a metric in a state, known from a closed form or by quadrature, without enumeration.
 *
 * @param metric index into {@link Market#metrics()}
 * @param state index into {@link Market#states()}
 * @param deviation the mean less {@link SizedMarket#centre}, accurate relative to itself
 * @param standardDeviation zero of a metric that is the same in all replications; NaN where it is
 *     not known
 */
public record Expectation(int metric, int state, double deviation, double standardDeviation)
    implements Serializable {

  /** Checks that the mean is a number and that nothing varies negatively. */
  public Expectation {
    if (!Double.isFinite(deviation) || standardDeviation < 0) {
      throw new IllegalArgumentException(
          "deviation must be finite and the standard deviation not negative, got %s and %s"
              .formatted(deviation, standardDeviation));
    }
  }
}
