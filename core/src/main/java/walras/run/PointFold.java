package walras.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import walras.estimate.BlockMoments;
import walras.estimate.PointEstimates;
import walras.estimate.Sample;
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
  private final Map<Long, BlockMoments> prefixes;
  private long nextBlock;

  private PointFold(
      PlannedPoint point,
      BlockMoments moments,
      Tally tally,
      Map<Long, BlockMoments> prefixes,
      long nextBlock) {
    this.point = point;
    this.moments = moments;
    this.tally = tally;
    this.prefixes = prefixes;
    this.nextBlock = nextBlock;
  }

  static PointFold create(PlannedPoint point) {
    return new PointFold(
        point,
        BlockMoments.create(point.layout()),
        Tally.create(point.layout()),
        new HashMap<>(),
        0);
  }

  /** Returns this fold as that of a longer run of the design point; only one of them is used on. */
  PointFold continuedAs(PlannedPoint longer) {
    return new PointFold(longer, moments, tally, prefixes, nextBlock);
  }

  void add(RangeResult result) {
    tally.merge(result.tally());
    early.put(result.range().firstBlock(), result.blocks());
    List<BlockMoments> next = early.remove(nextBlock);
    while (next != null) {
      next.forEach(this::fold);
      next = early.remove(nextBlock);
    }
  }

  private void fold(BlockMoments block) {
    moments.fold(block);
    nextBlock++;
    if (point.layout().weighted() && isPrefix(nextBlock)) {
      prefixes.put(nextBlock, moments.copy());
    }
  }

  /** Tells whether so many blocks are a quarter or a half of the run, or may be of a longer one. */
  private boolean isPrefix(long blocks) {
    return blocks == point.blocks() / 4
        || blocks == point.blocks() / 2
        || Looks.isLook(blocks * point.blockSize());
  }

  /** Returns what the replications folded so far say. */
  public PointEstimates estimates() {
    List<BlockMoments> shorter =
        Stream.of(nextBlock / 4, nextBlock / 2)
            .distinct()
            .map(prefixes::get)
            .filter(Objects::nonNull)
            .toList();
    return PointEstimates.of(new Sample(point.layout(), moments, tally, shorter));
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
