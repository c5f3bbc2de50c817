package walras.estimate;

import java.math.BigInteger;
import java.util.Arrays;
import walras.kernel.Population.Side;
import walras.kernel.Profile;

/**
 * The mean of the probability of every class of a {@link Profile}, with its error.
 *
 * <p>Neighbouring classes mostly agree; kept is where they change. Immutable.
 */
public final class ProfileEstimates {

  private final long[] keys;
  private final double[] means;
  private final double[] errors;

  private ProfileEstimates(long[] keys, double[] means, double[] errors) {
    this.keys = keys;
    this.means = means;
    this.errors = errors;
  }

  /** Returns the estimates from all replications that succeeded. */
  static ProfileEstimates of(ProfileTally tally, long replications) {
    if (replications > Profile.MOST_REPLICATIONS) {
      throw new IllegalArgumentException(
          "replications must be at most %d with a profile, got %d"
              .formatted(Profile.MOST_REPLICATIONS, replications));
    }
    long[] keys = tally.sortedKeys();
    double[] means = new double[keys.length];
    double[] errors = new double[keys.length];
    long[] sums = new long[ProfileTally.SUMS];
    for (int i = 0; i < keys.length; i++) {
      for (int which = 0; which < sums.length; which++) {
        sums[which] += tally.sum(keys[i], which);
      }
      means[i] = Math.scalb((double) sums[0] / (double) replications, -ProfileTally.UNIT_BITS);
      errors[i] = error(sums, replications);
    }
    return new ProfileEstimates(keys, means, errors);
  }

  /** Returns the standard error of a mean; the sum of squared deviations is exact. */
  private static double error(long[] sums, long replications) {
    BigInteger count = BigInteger.valueOf(replications);
    BigInteger squares =
        BigInteger.valueOf(sums[1])
            .shiftLeft(ProfileTally.UNIT_BITS)
            .add(BigInteger.valueOf(sums[2]));
    double deviations =
        squares.multiply(count).subtract(BigInteger.valueOf(sums[0]).pow(2)).doubleValue();
    double n = (double) replications;
    return Math.scalb(Math.sqrt(deviations / (n * n * (n - 1))), -ProfileTally.UNIT_BITS);
  }

  /** Returns the mean probability of a class. */
  public double mean(Side side, int profileClass) {
    int place = place(side, profileClass);
    return place < 0 ? 0 : means[place];
  }

  /** Returns the Monte Carlo standard error of the mean; NaN for fewer than two replications. */
  public double standardError(Side side, int profileClass) {
    int place = place(side, profileClass);
    return place < 0 ? 0 : errors[place];
  }

  /** Returns the last change up to a class, negative if there is none on its side. */
  private int place(Side side, int profileClass) {
    int found = Arrays.binarySearch(keys, ProfileTally.key(side, profileClass));
    int place = found >= 0 ? found : -found - 2;
    return place >= 0 && keys[place] >= ProfileTally.key(side, 0) ? place : -1;
  }
}
