package walras.mechanism.randomgrouping.grid;

import walras.numeric.Elementary;
import walras.numeric.Minima;

/**
 * How fast the probability vanishes that a group's price leaves the prices at which infinitely many
 * agents balance.
 *
 * <p>Source: Cramér's theorem for the sum over seller-buyer pairs of their excess supply at a price
 * inside and at the next one outside, which must change its sign.
 */
public final class LockRate {

  /** Beyond, a tilt changes nothing that a double shows. */
  private static final double LARGEST_TILT = 60;

  /** Ratio of mean to standard deviation below which the rate is that of the normal law. */
  private static final double SMALL_DRIFT = 1e-4;

  private LockRate() {}

  /**
   * Returns the rate per seller-buyer pair of a group; infinite if prices cannot leave.
   *
   * @param lowest the lowest price index at which infinitely many agents balance
   * @param highest the highest one
   * @param steps the number of steps of the grid
   */
  public static double of(Announced shares, int lowest, int highest, int steps) {
    double rate = Double.POSITIVE_INFINITY;
    if (highest < steps) {
      rate = between(shares, highest, highest + 1);
    }
    return lowest > 0 ? Math.min(rate, between(shares, lowest - 1, lowest)) : rate;
  }

  private static double between(Announced shares, int low, int high) {
    double[] supply = law(shares.supply(low), shares.supply(high));
    double[] demand = law(shares.demand(high), shares.demand(low));
    double mean = mean(supply) - mean(demand);
    double variance = variance(supply) + variance(demand);
    if (Math.abs(mean) <= SMALL_DRIFT * Math.sqrt(variance)) {
      return mean * mean / (2 * variance);
    }
    double tilt =
        Minima.between(
            t -> logMoment(supply, t) + logMoment(demand, -t), -LARGEST_TILT, 0, LARGEST_TILT);
    return -(logMoment(supply, tilt) + logMoment(demand, -tilt));
  }

  /** Returns the probabilities of an agent who acts at none, one or both of two prices. */
  private static double[] law(double both, double either) {
    return new double[] {Math.max(0, 1 - either), Math.max(0, either - both), both};
  }

  private static double mean(double[] law) {
    return law[1] + 2 * law[2];
  }

  private static double variance(double[] law) {
    return law[1] + 4 * law[2] - mean(law) * mean(law);
  }

  private static double logMoment(double[] law, double tilt) {
    double factor = Elementary.exp(tilt);
    return Elementary.log(law[0] + factor * (law[1] + factor * law[2]));
  }
}
