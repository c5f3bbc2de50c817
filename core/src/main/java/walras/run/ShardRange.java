package walras.run;

import java.io.Serializable;

/**
 * Consecutive shards of one replication of a streamed design point, in one pass: the work of one
 * task.
 */
public final class ShardRange implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int point;
  private final long replication;
  private final double[] state;
  private final long firstShard;
  private final long endShard;

  /**
   * Creates a range.
   *
   * @param point position of the design point in the plan
   * @param replication the replication
   * @param state what earlier passes found
   * @param firstShard the first shard
   * @param endShard the shard after the last one
   */
  public ShardRange(int point, long replication, double[] state, long firstShard, long endShard) {
    if (point < 0 || replication < 0 || firstShard < 0 || endShard <= firstShard) {
      throw new IllegalArgumentException(
          "shard range must hold a shard, got [%d, %d) of replication %d of point %d"
              .formatted(firstShard, endShard, replication, point));
    }
    this.point = point;
    this.replication = replication;
    this.state = state.clone();
    this.firstShard = firstShard;
    this.endShard = endShard;
  }

  /** Returns the position of the design point in the plan. */
  public int point() {
    return point;
  }

  /** Returns the replication. */
  public long replication() {
    return replication;
  }

  /** Returns what earlier passes found. */
  public double[] state() {
    return state.clone();
  }

  /** Returns the first shard. */
  public long firstShard() {
    return firstShard;
  }

  /** Returns the shard after the last one. */
  public long endShard() {
    return endShard;
  }

  /** Returns the number of shards. */
  public int shards() {
    return Math.toIntExact(endShard - firstShard);
  }
}
