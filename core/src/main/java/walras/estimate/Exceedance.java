package walras.estimate;

import java.math.BigDecimal;

/**
 * How often a metric was larger than a threshold.
 *
 * @param threshold the threshold
 * @param count the number of replications in which it was exceeded
 * @param replications the number of replications that succeeded, at least 1
 */
public record Exceedance(BigDecimal threshold, long count, long replications) {

  /** Returns the share of replications. */
  public double probability() {
    return (double) count / (double) replications;
  }

  /**
   * Returns the lower end of the exact interval of the probability.
   *
   * @param level the coverage, in (0, 1)
   */
  public double low(double level) {
    return ClopperPearson.low(count, replications, level);
  }

  /** Returns the upper end of the exact interval of the probability. */
  public double high(double level) {
    return ClopperPearson.high(count, replications, level);
  }
}
