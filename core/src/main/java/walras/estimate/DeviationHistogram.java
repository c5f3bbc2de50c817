package walras.estimate;

import java.util.Arrays;

/**
 * A log-linear histogram of deviations from a centre.
 *
 * <p>A bucket holds the deviations that share sign, exponent and the leading seven bits of the
 * mantissa, so the middle of a bucket is within 1/256 (0.4 %) of each deviation in it, relative to
 * the deviation. Deviations of zero have a bucket of their own, shared with those below 2^-1029 in
 * magnitude, where doubles run out of bits. Counts are whole numbers: merging is exact in any
 * order.
 *
 * <p>Mutable and confined to one thread. Memory: 1 KiB per binary order of magnitude in use.
 */
public final class DeviationHistogram {

  private static final int MANTISSA_BITS = 7;
  private static final int DROPPED_BITS = 52 - MANTISSA_BITS;
  private static final int PAGE = 1 << MANTISSA_BITS;
  private static final int PAGES = 1 << 12;

  /** The number of buckets; names are below it. */
  static final int BUCKETS = PAGES * PAGE;

  private static final int NEGATIVE = PAGES / 2 * PAGE;

  /** Pages of neighbouring orders of magnitude, in groups: most groups are never in use. */
  private static final int GROUP_BITS = 6;

  private static final int GROUP = 1 << GROUP_BITS;

  private static final long[] UNUSED = {};
  private static final long[][] UNUSED_GROUP = new long[GROUP][];

  static {
    Arrays.fill(UNUSED_GROUP, UNUSED);
  }

  private final long[][][] groups = new long[PAGES / GROUP][][];

  /** Creates a histogram without observations. */
  public DeviationHistogram() {
    Arrays.fill(groups, UNUSED_GROUP);
  }

  /** Adds a finite deviation. */
  public void add(double deviation) {
    addToBucket(bucket(deviation), 1);
  }

  /** Adds the first deviations of an array. */
  public void addAll(double[] deviations, int count) {
    for (int i = 0; i < count; i++) {
      addToBucket(bucket(deviations[i]), 1);
    }
  }

  /** Adds deviations to a bucket named by {@link #bucket(double)}. */
  public void addToBucket(int bucket, long count) {
    int page = bucket >>> MANTISSA_BITS;
    long[] counts = page(page);
    if (counts == UNUSED) {
      counts = use(page, new long[PAGE]);
    }
    counts[bucket & (PAGE - 1)] += count;
  }

  private long[] page(int page) {
    return groups[page >>> GROUP_BITS][page & (GROUP - 1)];
  }

  private long[] use(int page, long[] counts) {
    int group = page >>> GROUP_BITS;
    if (groups[group] == UNUSED_GROUP) {
      groups[group] = UNUSED_GROUP.clone();
    }
    groups[group][page & (GROUP - 1)] = counts;
    return counts;
  }

  /** Adds the counts of another histogram with the same centre, which is left unchanged. */
  public void merge(DeviationHistogram other) {
    for (int group = 0; group < groups.length; group++) {
      if (other.groups[group] != UNUSED_GROUP) {
        merge(group * GROUP, other.groups[group]);
      }
    }
  }

  private void merge(int firstPage, long[][] others) {
    for (int i = 0; i < GROUP; i++) {
      if (others[i] != UNUSED) {
        long[] counts = page(firstPage + i);
        if (counts == UNUSED) {
          use(firstPage + i, others[i].clone());
        } else {
          add(counts, others[i]);
        }
      }
    }
  }

  private static void add(long[] counts, long[] others) {
    for (int i = 0; i < PAGE; i++) {
      counts[i] += others[i];
    }
  }

  /** Visits all buckets with observations in the order of their names. */
  public void forEach(BucketVisitor visitor) {
    for (int group = 0; group < groups.length; group++) {
      if (groups[group] != UNUSED_GROUP) {
        for (int page = group * GROUP; page < (group + 1) * GROUP; page++) {
          visit(page, visitor);
        }
      }
    }
  }

  private void visit(int page, BucketVisitor visitor) {
    long[] counts = page(page);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        visitor.visit(page * PAGE + i, counts[i]);
      }
    }
  }

  /** Visits all buckets with observations from the lowest deviation to the highest. */
  public void forEachAscending(DeviationVisitor visitor) {
    for (int page = PAGES - 1; page >= PAGES / 2; page--) {
      visitDescending(page, visitor);
    }
    for (int page = 0; page < PAGES / 2; page++) {
      visitAscending(page, visitor);
    }
  }

  /** Returns the name of the bucket of a deviation: the leading bits of the double. */
  public static int bucket(double deviation) {
    return (int) (Double.doubleToRawLongBits(deviation + 0.0) >>> DROPPED_BITS);
  }

  /** Returns the deviation in the middle of a bucket; zero for the bucket of zero. */
  public static double middle(int bucket) {
    if (bucket == 0 || bucket == NEGATIVE) {
      return 0;
    }
    long lower = (long) bucket << DROPPED_BITS;
    return Double.longBitsToDouble(lower | 1L << (DROPPED_BITS - 1));
  }

  /** Returns the width of the bucket of a deviation; zero for the bucket of zero. */
  public static double width(double deviation) {
    int bucket = bucket(deviation);
    if (bucket == 0 || bucket == NEGATIVE) {
      return 0;
    }
    long lower = (long) bucket << DROPPED_BITS;
    return 2 * Math.abs(middle(bucket) - Double.longBitsToDouble(lower));
  }

  private void visitAscending(int page, DeviationVisitor visitor) {
    long[] counts = page(page);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        visitor.visit(middle(page * PAGE + i), counts[i]);
      }
    }
  }

  private void visitDescending(int page, DeviationVisitor visitor) {
    long[] counts = page(page);
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] != 0) {
        visitor.visit(middle(page * PAGE + i), counts[i]);
      }
    }
  }

  /** Receives the buckets of a histogram. */
  @FunctionalInterface
  public interface BucketVisitor {

    /** Receives a bucket by its name, with its positive count. */
    void visit(int bucket, long count);
  }

  /** Receives the deviations of a histogram. */
  @FunctionalInterface
  public interface DeviationVisitor {

    /** Receives the middle of a bucket with its positive count. */
    void visit(double deviation, long count);
  }
}
