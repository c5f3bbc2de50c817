package walras.run;

import java.util.List;
import walras.estimate.BlockMoments;
import walras.estimate.Tally;

/**
 * The statistics of a range of blocks: moments for every block, because their merging has an order,
 * and one tally for all, because its merging has none.
 */
public final class RangeResult {

  private final BlockRange range;
  private final List<BlockMoments> blocks;
  private final Tally tally;

  /**
   * Creates a result.
   *
   * @param range the blocks
   * @param blocks the moments of each block, in order
   * @param tally the tally of all blocks
   */
  public RangeResult(BlockRange range, List<BlockMoments> blocks, Tally tally) {
    if (blocks.size() != range.blocks()) {
      throw new IllegalArgumentException(
          "result must hold %d blocks, got %d".formatted(range.blocks(), blocks.size()));
    }
    this.range = range;
    this.blocks = List.copyOf(blocks);
    this.tally = tally;
  }

  /** Returns the blocks that this result is of. */
  public BlockRange range() {
    return range;
  }

  /** Returns the moments of each block, in order. */
  public List<BlockMoments> blocks() {
    return blocks;
  }

  /** Returns the tally of all blocks. */
  public Tally tally() {
    return tally;
  }
}
