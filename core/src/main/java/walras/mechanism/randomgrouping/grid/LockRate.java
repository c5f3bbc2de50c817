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

  /** Exponentials of what is larger come near the largest double. */
  private static final double LARGEST_EXPONENT = 600;

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
    double[] supply = shares.supplyAtBoth(low, high);
    double[] demand = shares.demandAtBoth(low, high);
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

  private static double mean(double[] law) {
    double sum = 0;
    for (int units = 1; units < law.length; units++) {
      sum += units * law[units];
    }
    return sum;
  }

  private static double variance(double[] law) {
    double sum = 0;
    for (int units = 1; units < law.length; units++) {
      sum += units * units * law[units];
    }
    return sum - mean(law) * mean(law);
  }

  /** Returns the logarithm of the mean of exp(tilt * units); large tilts of many units overflow. */
  private static double logMoment(double[] law, double tilt) {
    int most = law.length - 1;
    boolean isLarge = tilt * most > LARGEST_EXPONENT;
    double factor = Elementary.exp(isLarge ? -tilt : tilt);
    double sum = 0;
    for (int i = 0; i <= most; i++) {
      sum = law[isLarge ? i : most - i] + factor * sum;
    }
    return isLarge ? tilt * most + Elementary.log(sum) : Elementary.log(sum);
  }
}
