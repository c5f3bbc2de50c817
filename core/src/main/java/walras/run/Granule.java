package walras.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Consecutive replications of a design point whose rows are kept together.
 *
 * <p>Where granules begin and end depends on the design point alone, never on tasks or on what an
 * earlier run left; only the last whole block ends one because of the number of replications, and a
 * partial block is one by itself. They consist of whole blocks, and every look ends one. A granule
 * is at most as long as all before it, which keeps short runs parallel and long ones in few pieces,
 * and costs at most {@value #MOST_NANOSECONDS} ns, unless one block does.
 *
 * @param firstReplication the first replication
 * @param endReplication the replication after the last one
 */
public record Granule(long firstReplication, long endReplication) {

  static final double MOST_NANOSECONDS = 2e9;

  /** The most bytes of the numbers in the rows of a granule, unless one block has more. */
  static final long MOST_BYTES = 1L << 24;

  /** The most blocks, few beside those of a round. */
  static final long MOST_BLOCKS = 256;

  private static final int COLUMNS_BESIDE_METRICS = 3;
  private static final int[] DIVISORS =
      IntStream.rangeClosed(1, (int) Looks.FIRST).filter(d -> Looks.FIRST % d == 0).toArray();

  /** Returns the granule that holds a replication of a design point. */
  public static Granule at(PlannedPoint point, long replication) {
    long whole = point.wholeBlocks() * point.blockSize();
    if (replication >= whole) {
      return new Granule(whole, point.replications());
    }
    long look = Looks.FIRST * Math.max(1, Long.highestOneBit(replication / Looks.FIRST));
    long length = Math.min(longest(point), look);
    long first = replication - replication % length;
    return new Granule(first, Math.min(whole, first + length));
  }

  /** Returns all granules of a design point, in their order. */
  public static List<Granule> of(PlannedPoint point) {
    List<Granule> granules = new ArrayList<>();
    long reached = 0;
    while (reached < point.replications()) {
      Granule next = at(point, reached);
      granules.add(next);
      reached = next.endReplication();
    }
    return granules;
  }

  /** Returns the number of replications. */
  public int replications() {
    return Math.toIntExact(endReplication - firstReplication);
  }

  /**
   * Returns where a range of blocks is to end so that it leaves whole granules, where rows are
   * kept: at the last end of a granule within it, or else at the end of the granule that holds it.
   *
   * @param end the block after the last one of the range as it would be
   * @param most the block after the last one that it may have
   */
  static long endOfRange(PlannedPoint point, long firstBlock, long end, long most) {
    if (point.keeper() == null || end == point.blocks()) {
      return end;
    }
    Granule next = at(point, point.firstReplication(end));
    long before = next.firstReplication / point.blockSize();
    return before > firstBlock ? before : Math.min(most, next.endBlock(point));
  }

  /** Returns the blocks of this granule, of a design point at some position in a plan. */
  public BlockRange blocks(int position, PlannedPoint point) {
    return new BlockRange(position, firstReplication / point.blockSize(), endBlock(point));
  }

  private long endBlock(PlannedPoint point) {
    return (endReplication + point.blockSize() - 1) / point.blockSize();
  }

  private static long longest(PlannedPoint point) {
    int columns = point.market().metrics().size() + COLUMNS_BESIDE_METRICS;
    long most = (long) (MOST_NANOSECONDS / point.sized().nanosecondsPerReplication());
    most = Math.min(most, MOST_BYTES / ((long) Double.BYTES * columns));
    most = Math.min(most, MOST_BLOCKS * point.blockSize());
    if (most >= Looks.FIRST) {
      return Looks.FIRST * Long.highestOneBit(most / Looks.FIRST);
    }
    long longest = point.blockSize();
    for (int divisor : DIVISORS) {
      if (divisor <= most && divisor % point.blockSize() == 0) {
        longest = divisor;
      }
    }
    return longest;
  }
}
