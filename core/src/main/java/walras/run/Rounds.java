package walras.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToLongBiFunction;

/**
 * Cuts what is left of a plan into rounds of blocks and rounds into tasks, one round at a time.
 * Neither affects results: what a block yields and the order in which blocks are folded depend on
 * the plan alone.
 *
 * <p>A task hands over one tally, which takes as long to fold as the moments of some sixty blocks.
 * So the more cores there are to keep busy, the more blocks a task has and the larger rounds are.
 */
final class Rounds implements Iterator<List<BlockRange>> {

  /** The number of blocks dispatched together at most, on few cores and per task on many. */
  static final int BLOCKS = 4096;

  static final int BLOCKS_PER_TASK = 32;

  /** Where so many tasks are asked for, a task has a block more at least, up to the most. */
  private static final int TASKS_PER_LEAST_BLOCK = 20;

  private static final int MOST_LEAST_BLOCKS = 128;

  /** What the blocks of a round come to as results, at most: Spark refuses a job of 2 GiB. */
  private static final long MOST_BYTES = 3L << 28;

  /** No fewer tasks than one in so many of those that are asked for: one for each core. */
  private static final int TASKS_PER_CORE = 4;

  /** The most declared cost of a task: progress and checkpoints wait for whole tasks. */
  private static final double MOST_NANOSECONDS = 2e9;

  private final Plan plan;
  private final Deque<BlockRange> left;
  private final ToLongBiFunction<PlannedPoint, Long> marks;
  private final int tasks;

  /**
   * Starts with the first round.
   *
   * @param plan what ranges refer to
   * @param ranges what is to be run, in the order of the plan
   * @param marks tells after which number of blocks of a design point, larger than another, tasks
   *     end
   * @param tasks about how many tasks a full round should be cut into, at least 1
   */
  Rounds(
      Plan plan, List<BlockRange> ranges, ToLongBiFunction<PlannedPoint, Long> marks, int tasks) {
    this.plan = plan;
    left = new ArrayDeque<>(ranges);
    this.marks = marks;
    this.tasks = tasks;
  }

  @Override
  public boolean hasNext() {
    return !left.isEmpty();
  }

  /** Returns the tasks of the next round. */
  @Override
  public List<BlockRange> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the plan has no further round");
    }
    List<BlockRange> round = new ArrayList<>();
    long room = Math.max(BLOCKS, (long) BLOCKS_PER_TASK * tasks);
    long bytes = MOST_BYTES;
    while (room > 0 && bytes > 0 && hasNext()) {
      BlockRange next = left.remove();
      long first = next.firstBlock();
      long fitting = Math.max(1, bytes / point(next).bytesPerBlock());
      long most = Math.min(next.endBlock(), first + Math.min(room, fitting));
      long end = Granule.endOfRange(point(next), first, most, most);
      round.add(new BlockRange(next.point(), first, end));
      room -= end - first;
      bytes -= (end - first) * point(next).bytesPerBlock();
      if (end < next.endBlock()) {
        left.addFirst(new BlockRange(next.point(), end, next.endBlock()));
        room = 0;
      }
    }
    return cut(round);
  }

  /**
   * Cuts ranges at marks, between granules of rows that are kept, and so that tasks have about
   * equal declared cost.
   */
  private List<BlockRange> cut(List<BlockRange> round) {
    double cost = 0;
    long blocks = 0;
    for (BlockRange range : round) {
      cost += range.blocks() * point(range).nanosecondsPerBlock();
      blocks += range.blocks();
    }
    double target = Math.min(MOST_NANOSECONDS, cost / tasks(blocks));
    List<BlockRange> pieces = new ArrayList<>();
    for (BlockRange range : round) {
      PlannedPoint planned = point(range);
      long step = Math.max(1, (long) (target / planned.nanosecondsPerBlock()));
      long first = range.firstBlock();
      while (first < range.endBlock()) {
        long most = Math.min(range.endBlock(), marks.applyAsLong(planned, first));
        long end = Granule.endOfRange(planned, first, Math.min(most, first + step), most);
        pieces.add(new BlockRange(range.point(), first, end));
        first = end;
      }
    }
    return pieces;
  }

  /** Returns into how many tasks about so many blocks are cut. */
  private double tasks(long blocks) {
    long least = Math.min(MOST_LEAST_BLOCKS, 1 + tasks / TASKS_PER_LEAST_BLOCK);
    return Math.max(tasks / TASKS_PER_CORE, Math.min(tasks, Math.max(1, blocks / least)));
  }

  private PlannedPoint point(BlockRange range) {
    return plan.points().get(range.point());
  }
}
