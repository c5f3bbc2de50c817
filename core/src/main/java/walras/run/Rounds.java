package walras.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a plan into rounds of blocks and rounds into tasks. Neither affects results: what a block
 * yields and the order in which blocks are folded depend on the plan alone.
 */
final class Rounds {

  /** The number of blocks dispatched together at most. */
  static final int BLOCKS = 4096;

  private Rounds() {}

  /**
   * Returns the tasks of every round.
   *
   * @param plan the plan
   * @param tasks about how many tasks a full round should be cut into, at least 1
   */
  static List<List<BlockRange>> of(Plan plan, int tasks) {
    return wholeRounds(plan).stream().map(round -> cut(plan, round, tasks)).toList();
  }

  private static List<List<BlockRange>> wholeRounds(Plan plan) {
    List<List<BlockRange>> rounds = new ArrayList<>();
    List<BlockRange> round = new ArrayList<>();
    long room = BLOCKS;
    for (int point = 0; point < plan.points().size(); point++) {
      long blocks = plan.points().get(point).blocks();
      for (long first = 0; first < blocks; ) {
        long end = Math.min(blocks, first + room);
        round.add(new BlockRange(point, first, end));
        room -= end - first;
        first = end;
        if (room == 0) {
          rounds.add(round);
          round = new ArrayList<>();
          room = BLOCKS;
        }
      }
    }
    if (!round.isEmpty()) {
      rounds.add(round);
    }
    return rounds;
  }

  /** Cuts ranges so that tasks have about equal declared cost. */
  private static List<BlockRange> cut(Plan plan, List<BlockRange> round, int tasks) {
    double cost = 0;
    for (BlockRange range : round) {
      cost += range.blocks() * plan.points().get(range.point()).nanosecondsPerBlock();
    }
    double target = cost / tasks;
    List<BlockRange> pieces = new ArrayList<>();
    for (BlockRange range : round) {
      double perBlock = plan.points().get(range.point()).nanosecondsPerBlock();
      long step = Math.max(1, (long) (target / perBlock));
      for (long first = range.firstBlock(); first < range.endBlock(); first += step) {
        long end = Math.min(range.endBlock(), first + step);
        pieces.add(new BlockRange(range.point(), first, end));
      }
    }
    return pieces;
  }
}
