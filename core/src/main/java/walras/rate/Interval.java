package walras.rate;

/**
 * A closed interval.
 *
 * @param low the lower end, negative infinity where there is none
 * @param high the upper end, positive infinity where there is none
 */
public record Interval(double low, double high) {

  /** Tells whether both ends are finite. */
  public boolean isBounded() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** Returns the smallest interval that holds this one and another. */
  public Interval hull(Interval other) {
    return new Interval(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** Tells whether a number of agents lies in the interval. */
  boolean holds(long size) {
    return (double) size >= low && (double) size <= high;
  }

  /** Tells whether the interval has no point in common with another. */
  public boolean isDisjointFrom(Interval other) {
    return low > other.high || high < other.low;
  }

  /** Tells whether every point of this interval lies in another. */
  public boolean isWithin(Interval other) {
    return low >= other.low && high <= other.high;
  }
}
