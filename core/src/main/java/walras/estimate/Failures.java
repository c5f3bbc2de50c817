package walras.estimate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The replications that failed: all are counted, those with the lowest indices are listed with
 * their reasons. Merging is exact in any order.
 *
 * <p>Mutable and confined to one thread.
 */
public final class Failures {

  /** The number of failures that are listed. */
  public static final int LISTED = 100;

  private static final int LONGEST_REASON = 200;

  private final TreeMap<Long, String> reasons = new TreeMap<>();
  private long count;

  /** Adds a failed replication. */
  public void add(long replication, String reason) {
    count++;
    list(replication, reason);
  }

  /** Adds failures of which only some are listed. */
  public void addAll(long failures, SortedMap<Long, String> listed) {
    count += failures;
    listed.forEach(this::list);
  }

  /** Adds the failures of another object, which is left unchanged. */
  public void merge(Failures other) {
    addAll(other.count, other.reasons);
  }

  /** Returns the number of failures. */
  public long count() {
    return count;
  }

  /** Returns the first failures by replication, at most {@link #LISTED}. */
  public SortedMap<Long, String> listed() {
    return Collections.unmodifiableSortedMap(reasons);
  }

  private void list(long replication, String reason) {
    reasons.put(replication, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    if (reasons.size() > LISTED) {
      reasons.pollLastEntry();
    }
  }
}
