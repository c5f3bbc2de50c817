package walras.estimate;

import java.util.Arrays;
import java.util.stream.IntStream;
import walras.kernel.Population.Side;
import walras.kernel.Profile;
import walras.kernel.ProfileRanges;

/**
 * Sums and sums of squares of the probabilities of a {@link Profile} over replications, exact in
 * any order.
 *
 * <p>A probability counts as a whole number P of units of 2^-31, its nearest. The sum of squares is
 * kept as two sums of whole numbers: of floor(P^2 / 2^31) and of the rest. Each of the three gains
 * at most 2^31 per class and replication, so no sum of a class reaches 2^63 in fewer than 2^32
 * replications, {@link Profile#MOST_REPLICATIONS}; rounding moves a mean by at most 2^-32.
 *
 * <p>Kept are the differences between neighbouring classes, and of these those that were ever
 * touched: a replication costs two entries per range, whatever the number of classes. Mutable,
 * confined to one thread; allocates only while it grows.
 */
public final class ProfileTally {

  static final int UNIT_BITS = 31;

  /** Sum, high squares and low squares of each entry. */
  static final int SUMS = 3;

  private static final long LOW_BITS = (1L << UNIT_BITS) - 1;
  private static final long FREE = -1;

  private long[] keys = new long[0];
  private long[] sums = new long[0];
  private int size;

  /** Adds what a replication says. */
  void add(ProfileRanges ranges) {
    for (int range = 0; range < ranges.size(); range++) {
      long units = Math.round(Math.scalb(ranges.probability(range), UNIT_BITS));
      if (units > 0 && ranges.from(range) < ranges.to(range)) {
        long squared = units * units;
        long high = squared >>> UNIT_BITS;
        long low = squared & LOW_BITS;
        add(key(ranges.side(range), ranges.from(range)), units, high, low);
        add(key(ranges.side(range), ranges.to(range)), -units, -high, -low);
      }
    }
  }

  /** Adds another tally, which is left unchanged. */
  void merge(ProfileTally other) {
    for (int slot = 0; slot < other.keys.length; slot++) {
      if (other.keys[slot] != FREE) {
        int at = SUMS * slot;
        add(other.keys[slot], other.sums[at], other.sums[at + 1], other.sums[at + 2]);
      }
    }
  }

  static long key(Side side, int profileClass) {
    return (long) side.index() << Integer.SIZE | profileClass;
  }

  /** Returns the keys of all entries, ascending. */
  long[] sortedKeys() {
    return Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
  }

  /** Returns one of the sums of an entry. */
  long sum(long key, int which) {
    return sums[SUMS * slot(key) + which];
  }

  /** Adds to the sums of an entry. */
  void add(long key, long units, long high, long low) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = slot(key);
    if (keys[slot] == FREE) {
      keys[slot] = key;
      size++;
    }
    sums[SUMS * slot] += units;
    sums[SUMS * slot + 1] += high;
    sums[SUMS * slot + 2] += low;
  }

  /** Returns where an entry is, or where it would be: the length is a power of two. */
  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & keys.length - 1;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldSums = sums;
    keys = new long[Math.max(64, 2 * oldKeys.length)];
    sums = new long[SUMS * keys.length];
    Arrays.fill(keys, FREE);
    IntStream.range(0, oldKeys.length)
        .filter(old -> oldKeys[old] != FREE)
        .forEach(
            old -> {
              int slot = slot(oldKeys[old]);
              keys[slot] = oldKeys[old];
              System.arraycopy(oldSums, SUMS * old, sums, SUMS * slot, SUMS);
            });
  }
}
