package walras.run;

import java.io.Serializable;

/**
 * Consecutive blocks of one design point: the work of one task.
 *
 * @param point position of the design point in the plan
 * @param firstBlock the first block
 * @param endBlock the block after the last one
 */
public record BlockRange(int point, long firstBlock, long endBlock) implements Serializable {

  /** Checks that the range holds a block. */
  public BlockRange {
    if (point < 0 || firstBlock < 0 || endBlock <= firstBlock) {
      throw new IllegalArgumentException(
          "block range must hold a block, got [%d, %d) of point %d"
              .formatted(firstBlock, endBlock, point));
    }
  }

  /** Returns the number of blocks. */
  public long blocks() {
    return endBlock - firstBlock;
  }
}
