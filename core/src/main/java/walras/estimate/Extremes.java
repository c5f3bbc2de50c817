package walras.estimate;

/**
 * The smallest and the largest value with the replications that yielded them; the earliest
 * replication stands for equal values. Merging is exact in any order.
 *
 * <p>Mutable and confined to one thread.
 */
public final class Extremes {

  private double smallest = Double.POSITIVE_INFINITY;
  private long smallestAt = -1;
  private double largest = Double.NEGATIVE_INFINITY;
  private long largestAt = -1;

  /** Adds a finite value. */
  public void add(double value, long replication) {
    if (value < smallest || (value == smallest && replication < smallestAt)) {
      smallest = value;
      smallestAt = replication;
    }
    if (value > largest || (value == largest && replication < largestAt)) {
      largest = value;
      largestAt = replication;
    }
  }

  /** Adds the values of another object, which is left unchanged. */
  public void merge(Extremes other) {
    if (other.isEmpty()) {
      return;
    }
    add(other.smallest, other.smallestAt);
    add(other.largest, other.largestAt);
  }

  /** Returns the number nearest to a value between the smallest and the largest added. */
  double nearest(double value) {
    return Math.max(smallest, Math.min(largest, value));
  }

  /** Tells whether no value was added. */
  public boolean isEmpty() {
    return smallestAt < 0;
  }

  /** Returns the smallest value, or infinity if none was added. */
  public double smallest() {
    return smallest;
  }

  /** Returns the replication of the smallest value, or -1 if none was added. */
  public long smallestAt() {
    return smallestAt;
  }

  /** Returns the largest value, or minus infinity if none was added. */
  public double largest() {
    return largest;
  }

  /** Returns the replication of the largest value, or -1 if none was added. */
  public long largestAt() {
    return largestAt;
  }
}
