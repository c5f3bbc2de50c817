package walras.run;

import java.util.Collections;
import java.util.NavigableSet;

/**
 * Keeps folds beyond the end of a process, so that a later run need not simulate their blocks. It
 * never affects bits: a fold that is held is the one that a run from the start comes to.
 *
 * <p>Called on the thread that folds.
 */
public interface Checkpoint {

  /** Holds and keeps nothing. */
  Checkpoint NONE =
      new Checkpoint() {
        @Override
        public NavigableSet<Long> held(PlannedPoint point) {
          return Collections.emptyNavigableSet();
        }

        @Override
        public PointFold read(PlannedPoint point, long blocks) {
          throw new IllegalArgumentException("nothing is held");
        }

        @Override
        public void folded(PointFold fold) {}
      };

  /**
   * Returns the numbers of whole blocks, from the first on, whose folds are held of a design point,
   * whatever its replications.
   */
  NavigableSet<Long> held(PlannedPoint point);

  /**
   * Returns a fold that is held, for the caller to use up; its point has the reduction that it was
   * folded with.
   */
  PointFold read(PlannedPoint point, long blocks);

  /**
   * Hears that a fold advanced by a range of blocks. What is to be kept of it is copied before the
   * method returns; ranges end at {@link Marks}.
   */
  void folded(PointFold fold);
}
