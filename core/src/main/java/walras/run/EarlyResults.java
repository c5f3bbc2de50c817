package walras.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import walras.estimate.BlockMoments;

/**
 * Results of one design point that wait for those before them. Neighbours are joined where no mark
 * stands between them: as many tallies are held as there are gaps and marks, not results.
 *
 * <p>Mutable and confined to one thread.
 */
final class EarlyResults {

  private final PlannedPoint point;
  private final NavigableMap<Long, RangeResult> waiting = new TreeMap<>();

  EarlyResults(PlannedPoint point) {
    this.point = point;
  }

  /** Adds a result, which is used up. */
  void add(RangeResult result) {
    RangeResult joined = result;
    Map.Entry<Long, RangeResult> before = waiting.lowerEntry(first(joined));
    if (before != null && isJoined(before.getValue(), joined)) {
      joined = join(before.getValue(), joined);
    }
    RangeResult after = waiting.get(joined.range().endBlock());
    if (after != null && isJoined(joined, after)) {
      waiting.remove(first(after));
      joined = join(joined, after);
    }
    waiting.put(first(joined), joined);
  }

  /** Removes and returns the result that begins with a block, or nothing if it has not come. */
  Optional<RangeResult> take(long firstBlock) {
    return Optional.ofNullable(waiting.remove(firstBlock));
  }

  private static long first(RangeResult result) {
    return result.range().firstBlock();
  }

  private boolean isJoined(RangeResult left, RangeResult right) {
    long end = left.range().endBlock();
    return end == first(right) && !Marks.isMark(point, end);
  }

  private static RangeResult join(RangeResult left, RangeResult right) {
    List<BlockMoments> blocks = new ArrayList<>(left.blocks());
    blocks.addAll(right.blocks());
    left.tally().merge(right.tally());
    BlockRange range = new BlockRange(left.range().point(), first(left), right.range().endBlock());
    return new RangeResult(range, blocks, left.tally());
  }
}
