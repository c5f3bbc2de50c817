package walras.run;

import java.util.Optional;
import walras.estimate.Reduction;

/**
 * A design point that is to be run from some block on: what is folded of the blocks before, and how
 * many replications there are to be in the end.
 *
 * <p>A fold of whole blocks continues with the bits of a run that was never interrupted. What
 * controls take off may be decided in between, as long as the fold holds no replication after the
 * pilot.
 */
public final class Stretch {

  private final PlannedPoint point;
  private final Optional<PointFold> held;

  private Stretch(PlannedPoint point, Optional<PointFold> held) {
    this.point = point;
    this.held = held;
  }

  /** Returns all replications of a design point. */
  public static Stretch whole(PlannedPoint point) {
    return new Stretch(point, Optional.empty());
  }

  /**
   * Returns what is left of a design point.
   *
   * @param held what is folded so far, which the run of this stretch adds to
   * @param point the same design point with at least as many replications
   * @throws IllegalArgumentException if it is another point, if it has fewer replications, or if
   *     its blocks or its statistics do not continue those that are held
   */
  public static Stretch after(PointFold held, PlannedPoint point) {
    PlannedPoint before = held.point();
    boolean same =
        point.sized().agents() == before.sized().agents()
            && point.streamSeed() == before.streamSeed()
            && point.blockSize() == before.blockSize();
    if (!same) {
      throw new IllegalArgumentException("a stretch must continue its own design point");
    }
    long folded = before.endReplication(held.foldedBlocks() - 1);
    if (point.replications() < folded) {
      throw new IllegalArgumentException(
          "a stretch of %d replications cannot follow %d".formatted(point.replications(), folded));
    }
    if (point.replications() > folded && folded % point.blockSize() != 0) {
      throw new IllegalArgumentException(
          "only whole blocks can be continued, got %d replications in blocks of %d"
              .formatted(folded, point.blockSize()));
    }
    boolean reduced = point.layout().reduction().equals(before.layout().reduction());
    if (!reduced && folded > Reduction.PILOT) {
      throw new IllegalArgumentException(
          "controls are decided after %d replications, got %d".formatted(Reduction.PILOT, folded));
    }
    return new Stretch(point, Optional.of(held));
  }

  /** Returns the design point with all its replications. */
  public PlannedPoint point() {
    return point;
  }

  /** Returns the first block that is to be run. */
  public long firstBlock() {
    return held.map(PointFold::foldedBlocks).orElse(0L);
  }

  /** Returns the number of replications that are folded before. */
  public long replicationsHeld() {
    return held.map(fold -> fold.point().endReplication(fold.foldedBlocks() - 1)).orElse(0L);
  }

  /** Tells whether nothing is left to be run. */
  public boolean isComplete() {
    return firstBlock() == point.blocks();
  }

  /** Returns this stretch with statistics of another reduction. */
  Stretch with(Reduction reduction) {
    return held.map(fold -> after(fold, point.with(reduction)))
        .orElseGet(() -> whole(point.with(reduction)));
  }

  /** Returns the fold that the results of this stretch are added to. */
  PointFold fold() {
    return held.map(fold -> fold.continuedAs(point)).orElseGet(() -> PointFold.create(point));
  }
}
