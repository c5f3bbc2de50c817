package walras.run;

import java.io.Serializable;

/**
 * Consecutive shards of one replication of a streamed design point, in one pass: the work of one
 * task.
 *
 * @param point position of the design point in the plan
 * @param replication the replication
 * @param state what earlier passes found; not to be changed
 * @param firstShard the first shard
 * @param endShard the shard after the last one
 */
public record ShardRange(
    int point, long replication, double[] state, long firstShard, long endShard)
    implements Serializable {

  /** Checks that the range holds a shard. */
  public ShardRange {
    if (point < 0 || replication < 0 || firstShard < 0 || endShard <= firstShard) {
      throw new IllegalArgumentException(
          "shard range must hold a shard, got [%d, %d) of replication %d of point %d"
              .formatted(firstShard, endShard, replication, point));
    }
  }

  /** Returns the number of shards. */
  public int shards() {
    return Math.toIntExact(endShard - firstShard);
  }
}
