package walras.rate;

/**
 * A statistic at one size.
 *
 * @param size the number of agents N, positive
 * @param value the estimate, signed, as a deviation from its limit where it has one
 * @param standardError the Monte Carlo standard error of the estimate, positive
 */
public record Observation(long size, double value, double standardError) {

  /** Checks the ranges. */
  public Observation {
    if (size < 1 || !Double.isFinite(value) || !(standardError > 0)) {
      throw new IllegalArgumentException(
          "observation must have a positive size and standard error, got %s at %d with error %s"
              .formatted(value, size, standardError));
    }
  }
}
