package walras.run;

import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import walras.estimate.BlockMoments;
import walras.estimate.PointEstimates;
import walras.estimate.Sample;
import walras.estimate.Tally;

/**
 * The statistics of one design point so far: moments folded in block order and the tally of the
 * same blocks. Results that arrive early are kept until their turn.
 */
public final class PointFold {

  private final PlannedPoint point;
  private final BlockMoments moments;
  private final Tally tally;
  private final EarlyResults early;
  private final NavigableMap<Long, BlockMoments> prefixes;
  private long nextBlock;

  private PointFold(
      PlannedPoint point,
      BlockMoments moments,
      Tally tally,
      NavigableMap<Long, BlockMoments> prefixes,
      long nextBlock) {
    this.point = point;
    early = new EarlyResults(point);
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
        new TreeMap<>(),
        0);
  }

  /** Returns this fold as that of a longer run of the design point; only one of them is used on. */
  PointFold continuedAs(PlannedPoint longer) {
    return new PointFold(longer, moments, tally, prefixes, nextBlock);
  }

  /** Returns a fold of the first blocks as it was when it was kept. */
  static PointFold held(
      PlannedPoint point,
      BlockMoments moments,
      Tally tally,
      NavigableMap<Long, BlockMoments> prefixes,
      long blocks) {
    return new PointFold(point, moments, tally, prefixes, blocks);
  }

  /**
   * Adds a result, which is used up, and those that waited for it.
   *
   * @param advanced hears of this fold after each range of blocks that was folded; ranges never
   *     cross a mark
   */
  void add(RangeResult result, Consumer<PointFold> advanced) {
    early.add(result);
    Optional<RangeResult> next = early.take(nextBlock);
    while (next.isPresent()) {
      next.get().blocks().forEach(this::fold);
      tally.merge(next.get().tally());
      advanced.accept(this);
      next = early.take(nextBlock);
    }
  }

  private void fold(BlockMoments block) {
    moments.fold(block);
    nextBlock++;
    if (point.layout().weighted() && Marks.isLasting(point, nextBlock)) {
      prefixes.put(nextBlock, moments.copy());
    }
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

  /** Returns the tally of the blocks folded so far. */
  public Tally tally() {
    return tally;
  }

  /** Returns the number of blocks that are folded, which are the first ones. */
  public long foldedBlocks() {
    return nextBlock;
  }

  /** Tells whether the blocks folded so far are all whole, so that a longer run continues them. */
  public boolean isOfWholeBlocks() {
    return nextBlock <= point.wholeBlocks();
  }

  /** Returns the moments of the first blocks that are kept, by their number. */
  NavigableMap<Long, BlockMoments> prefixes() {
    return prefixes;
  }

  /** Tells whether all blocks are folded. */
  public boolean isComplete() {
    return nextBlock == point.blocks();
  }
}
