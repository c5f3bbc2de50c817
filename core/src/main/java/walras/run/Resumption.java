package walras.run;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.LongStream;

/** Continues stretches from what a checkpoint holds, with the bits of a run that held nothing. */
public final class Resumption {

  private Resumption() {}

  /**
   * Returns stretches that begin where the furthest fold ends that is held, where that is further
   * than they begin.
   */
  public static List<Stretch> of(List<Stretch> stretches, Checkpoint checkpoint) {
    return stretches.stream().map(stretch -> of(stretch, checkpoint)).toList();
  }

  private static Stretch of(Stretch stretch, Checkpoint checkpoint) {
    Optional<Long> furthest = furthest(stretch, checkpoint);
    return furthest.isEmpty() ? stretch : read(stretch, furthest.get(), checkpoint);
  }

  /** Returns how many replications a stretch need not run that a checkpoint holds. */
  public static long replicationsHeld(Stretch stretch, Checkpoint checkpoint) {
    return furthest(stretch, checkpoint)
        .map(blocks -> blocks * stretch.point().blockSize())
        .orElse(stretch.replicationsHeld());
  }

  /** Returns the largest number of blocks from which a stretch can be continued, if any can. */
  private static Optional<Long> furthest(Stretch stretch, Checkpoint checkpoint) {
    NavigableSet<Long> held = checkpoint.held(stretch.point());
    return held
        .headSet(stretch.point().wholeBlocks(), true)
        .tailSet(stretch.firstBlock(), false)
        .descendingSet()
        .stream()
        .filter(blocks -> earlier(stretch, blocks).allMatch(held::contains))
        .findFirst();
  }

  private static Stretch read(Stretch stretch, long blocks, Checkpoint checkpoint) {
    PlannedPoint point = stretch.point();
    PointFold fold = checkpoint.read(point, blocks);
    fold.prefixes().putAll(stretch.fold().prefixes());
    earlier(stretch, blocks)
        .forEach(part -> fold.prefixes().put(part, checkpoint.read(point, part).moments()));
    return Stretch.after(fold, fold.point().withReplications(point.replications()));
  }

  /**
   * Returns the numbers of blocks whose moments the stretch would have kept on its way to a number
   * of blocks, other than at looks, which every fold has.
   */
  private static LongStream earlier(Stretch stretch, long blocks) {
    PlannedPoint point = stretch.point();
    return LongStream.of(point.blocks() / 4, point.blocks() / 2)
        .filter(part -> part > stretch.firstBlock() && part <= blocks)
        .filter(part -> Marks.isLasting(point, part) && !isLook(point, part))
        .distinct();
  }

  private static boolean isLook(PlannedPoint point, long blocks) {
    return Looks.isLook(blocks * point.blockSize());
  }
}
