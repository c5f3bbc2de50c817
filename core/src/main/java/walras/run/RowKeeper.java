package walras.run;

import java.io.Serializable;

/**
 * Keeps the rows of replications, wherever they are simulated. It travels with the plan.
 *
 * <p>The rows of a granule may be given more than once, to several processes at a time, and in any
 * order of granules; they are the same each time. When the method returns they are safe.
 */
@FunctionalInterface
public interface RowKeeper extends Serializable {

  /**
   * Keeps the rows of one granule.
   *
   * @throws java.io.UncheckedIOException if that is impossible
   */
  void keep(PlannedPoint point, ReplicationRows rows);
}
