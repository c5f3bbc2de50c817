package walras.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;

/**
 * Cuts what is left of a plan into rounds of blocks and rounds into tasks, one round at a time.
 * Neither affects results: what a block yields and the order in which blocks are folded depend on
 * the plan alone.
 *
 * <p>A task hands over one tally, which takes as long to fold as the moments of a hundred blocks.
 * So the more cores there are to keep busy, the more blocks a task has and the larger rounds are.
 */
final class Rounds implements Iterator<List<BlockRange>> {

  /** The number of blocks dispatched together at most, on few cores and per task on many. */
  static final int BLOCKS = 4096;

  static final int BLOCKS_PER_TASK = 16;

  /** Where so many tasks are asked for, a task has a block more at least, up to the most. */
  private static final int TASKS_PER_LEAST_BLOCK = 20;

  private static final int MOST_LEAST_BLOCKS = 64;

  /** No fewer tasks than one in so many of those that are asked for: one for each core. */
  private static final int TASKS_PER_CORE = 4;

  private final List<Stretch> stretches;
  private final IntPredicate isLeftOut;
  private final int tasks;
  private int point;
  private long nextBlock;

  /**
   * Starts with the first round.
   *
   * @param stretches what is to be run of each design point, in the order of the plan
   * @param isLeftOut tells of the position of a design point whether it is run otherwise
   * @param tasks about how many tasks a full round should be cut into, at least 1
   */
  Rounds(List<Stretch> stretches, IntPredicate isLeftOut, int tasks) {
    this.stretches = List.copyOf(stretches);
    this.isLeftOut = isLeftOut;
    this.tasks = tasks;
    enter(0);
  }

  /** Goes to the first block that is left of a design point or of those after it. */
  private void enter(int next) {
    point = next;
    while (point < stretches.size()
        && (stretches.get(point).isComplete() || isLeftOut.test(point))) {
      point++;
    }
    nextBlock = hasNext() ? stretches.get(point).firstBlock() : 0;
  }

  @Override
  public boolean hasNext() {
    return point < stretches.size();
  }

  /** Returns the tasks of the next round. */
  @Override
  public List<BlockRange> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the plan has no further round");
    }
    List<BlockRange> round = new ArrayList<>();
    long room = Math.max(BLOCKS, (long) BLOCKS_PER_TASK * tasks);
    while (room > 0 && hasNext()) {
      long blocks = stretches.get(point).point().blocks();
      long end = Math.min(blocks, nextBlock + room);
      round.add(new BlockRange(point, nextBlock, end));
      room -= end - nextBlock;
      nextBlock = end;
      if (end == blocks) {
        enter(point + 1);
      }
    }
    return cut(round);
  }

  /** Cuts ranges at marks, and so that tasks have about equal declared cost. */
  private List<BlockRange> cut(List<BlockRange> round) {
    double cost = 0;
    long blocks = 0;
    for (BlockRange range : round) {
      cost += range.blocks() * nanosecondsPerBlock(range);
      blocks += range.blocks();
    }
    double target = cost / tasks(blocks);
    List<BlockRange> pieces = new ArrayList<>();
    for (BlockRange range : round) {
      double perBlock = nanosecondsPerBlock(range);
      long step = Math.max(1, (long) (target / perBlock));
      PlannedPoint planned = stretches.get(range.point()).point();
      long first = range.firstBlock();
      while (first < range.endBlock()) {
        long mark = Marks.after(planned, first);
        long end = Math.min(Math.min(range.endBlock(), mark), first + step);
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

  private double nanosecondsPerBlock(BlockRange range) {
    return stretches.get(range.point()).point().nanosecondsPerBlock();
  }
}
