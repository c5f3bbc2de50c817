package walras.run;

import java.util.stream.LongStream;

/**
 * The numbers of blocks, from the first on, at which the fold of a design point is wanted by
 * itself: those of looks, the last whole block and, where replications carry weights, the first
 * quarter and half. Tasks and results that wait never cross one, which never affects bits.
 */
public final class Marks {

  private Marks() {}

  /** Tells whether the fold of so many blocks is wanted by itself. */
  public static boolean isMark(PlannedPoint point, long blocks) {
    return blocks > 0
        && blocks <= point.wholeBlocks()
        && (blocks == point.wholeBlocks() || isLasting(point, blocks));
  }

  /** Tells whether the fold of so many blocks is wanted even where that of more is known. */
  public static boolean isLasting(PlannedPoint point, long blocks) {
    return Looks.isLook(blocks * point.blockSize())
        || (point.layout().weighted() && isQuarterOrHalf(point, blocks));
  }

  private static boolean isQuarterOrHalf(PlannedPoint point, long blocks) {
    return blocks == point.blocks() / 4 || blocks == point.blocks() / 2;
  }

  /** Returns the first mark after a number of blocks, or the number of all blocks. */
  static long after(PlannedPoint point, long blocks) {
    long look = Looks.FIRST / point.blockSize();
    while (look <= blocks) {
      look *= 2;
    }
    long parts = point.layout().weighted() ? point.blocks() : 0;
    return LongStream.of(look, point.wholeBlocks(), parts / 4, parts / 2)
        .filter(mark -> mark > blocks)
        .reduce(point.blocks(), Math::min);
  }
}
