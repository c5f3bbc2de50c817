package walras.run;

import org.jspecify.annotations.Nullable;
import walras.kernel.Outcome;

/**
 * Collects the rows of the granules that lie wholly within a range of blocks, and has each kept
 * when it is complete; does nothing where rows are not kept.
 *
 * <p>Mutable and confined to one thread.
 */
final class RowCollector {

  private static final long NEVER = Long.MAX_VALUE;

  private final PlannedPoint point;
  private final long end;
  private long next;
  private @Nullable ReplicationRows rows;

  private RowCollector(PlannedPoint point, long end) {
    this.point = point;
    this.end = end;
    next = NEVER;
  }

  static RowCollector of(PlannedPoint point, BlockRange range) {
    RowCollector collector = new RowCollector(point, point.endReplication(range.endBlock() - 1));
    collector.awaitFrom(point.firstReplication(range.firstBlock()));
    return collector;
  }

  /** Waits for the first granule that begins at a replication or after it. */
  private void awaitFrom(long replication) {
    next = NEVER;
    if (point.keeper() == null || replication >= end) {
      return;
    }
    Granule granule = Granule.at(point, replication);
    if (granule.firstReplication() < replication) {
      awaitFrom(granule.endReplication());
    } else if (granule.endReplication() <= end) {
      next = replication;
    }
  }

  /** Hears of a replication that succeeded. */
  void add(long replication, Outcome outcome) {
    begin(replication);
    if (rows != null) {
      rows.add(outcome);
    }
  }

  /** Hears of a replication that failed. */
  void addFailure(long replication, String reason) {
    begin(replication);
    if (rows != null) {
      rows.addFailure(reason);
    }
  }

  private void begin(long replication) {
    if (replication == next) {
      rows = ReplicationRows.create(point, Granule.at(point, replication));
    }
  }

  /** Has the rows kept if the replication was the last of its granule. */
  void keepIfComplete() {
    RowKeeper keeper = point.keeper();
    if (rows != null && keeper != null && rows.isComplete()) {
      keeper.keep(point, rows);
      long reached = rows.granule().endReplication();
      rows = null;
      awaitFrom(reached);
    }
  }
}
