package walras.study;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How precise a study is to be, and how many replications it may take to get there. */
public sealed interface Precision extends Serializable {

  /** Returns the name of the metric that is judged. */
  String metric();

  /**
   * Returns the state in which it is judged; null for all states together where the metric has the
   * same limit in all of them, and for each of them where it has not.
   */
  @Nullable String given();

  /** Returns how many replications a design point may have, at least 1. */
  long atMost();

  /**
   * The standard error of a mean, at every design point by itself.
   *
   * @param relative the largest error as a share of the mean's absolute value, or 0
   * @param absolute the largest error whatever the mean is, or 0; one of both is positive, and the
   *     larger of what they allow counts
   */
  record OfMean(
      String metric, @Nullable String given, double relative, double absolute, long atMost)
      implements Precision {

    /** Checks that some error is allowed. */
    public OfMean {
      if (!(relative >= 0 && absolute >= 0 && relative + absolute > 0)) {
        throw new IllegalArgumentException(
            "an error must be allowed, got relative %s, absolute %s".formatted(relative, absolute));
      }
    }

    /** Returns the largest standard error that a mean may have. */
    public double allowed(double mean) {
      return Math.max(relative * Math.abs(mean), absolute);
    }
  }

  /**
   * The fitted rate of a mean, at all sizes of a market together.
   *
   * @param halfWidth half the largest width of the rate's 95 % interval, in the unit of the rate
   */
  record OfRate(String metric, @Nullable String given, double halfWidth, long atMost)
      implements Precision {

    /** Checks the width. */
    public OfRate {
      if (!(halfWidth > 0)) {
        throw new IllegalArgumentException("half width must be positive, got " + halfWidth);
      }
    }
  }
}
