package walras.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import walras.estimate.BlockMoments;
import walras.estimate.PointEstimates;
import walras.estimate.Tally;

/**
 * The statistics of one design point so far: moments folded in block order, results that arrived
 * early kept until their turn, and the tally of all that arrived.
 */
public final class PointFold {

  private final PlannedPoint point;
  private final BlockMoments moments;
  private final Tally tally;
  private final Map<Long, List<BlockMoments>> early = new HashMap<>();
  private long nextBlock;

  private PointFold(PlannedPoint point, BlockMoments moments, Tally tally, long nextBlock) {
    this.point = point;
    this.moments = moments;
    this.tally = tally;
    this.nextBlock = nextBlock;
  }

  static PointFold create(PlannedPoint point) {
    return new PointFold(
        point, BlockMoments.create(point.layout()), Tally.create(point.layout()), 0);
  }

  /** Returns this fold as that of a longer run of the design point; only one of them is used on. */
  PointFold continuedAs(PlannedPoint longer) {
    return new PointFold(longer, moments, tally, nextBlock);
  }

  void add(RangeResult result) {
    tally.merge(result.tally());
    early.put(result.range().firstBlock(), result.blocks());
    List<BlockMoments> next = early.remove(nextBlock);
    while (next != null) {
      next.forEach(moments::fold);
      nextBlock += next.size();
      next = early.remove(nextBlock);
    }
  }

  /** Returns what the replications folded so far say. */
  public PointEstimates estimates() {
    return PointEstimates.of(point.layout(), moments, tally);
  }

  /** Returns the design point. */
  public PlannedPoint point() {
    return point;
  }

  /** Returns the moments folded so far. */
  public BlockMoments moments() {
    return moments;
  }

  /** Returns the tally of all results that arrived. */
  public Tally tally() {
    return tally;
  }

  /** Returns the number of blocks that are folded, which are the first ones. */
  public long foldedBlocks() {
    return nextBlock;
  }

  /** Tells whether all blocks are folded. */
  public boolean isComplete() {
    return nextBlock == point.blocks();
  }
}
