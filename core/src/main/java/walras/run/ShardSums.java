package walras.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import walras.kernel.ReplicationFailure;
import walras.kernel.StreamedKernel;
import walras.sampling.Streams;

/**
 * The partial sums of a range of shards, one after the other in the order of the shards, or the
 * reason why the replication fails at the first shard that has none.
 */
public final class ShardSums {

  private final long firstShard;
  private final double[][] sums;
  private final @Nullable String failure;

  /**
   * Creates sums.
   *
   * @param firstShard the first shard
   * @param sums those of each shard, from the first on
   */
  public ShardSums(long firstShard, double[][] sums) {
    this(firstShard, sums, null);
  }

  private ShardSums(long firstShard, double[][] sums, @Nullable String failure) {
    this.firstShard = firstShard;
    this.sums = sums;
    this.failure = failure;
  }

  /** Returns what is left of a range where the replication fails, which no engine is to retry. */
  public static ShardSums failed(long firstShard, String reason) {
    return new ShardSums(firstShard, new double[0][], reason);
  }

  /** Passes over the shards of a range on the calling thread. */
  public static ShardSums of(Plan plan, ShardRange range) {
    PlannedPoint point = plan.points().get(range.point());
    StreamedKernel kernel = (StreamedKernel) point.sized().kernel();
    Streams streams = Streams.create(point.streamSeed(), point.sized().agents());
    streams.address(range.replication());
    double[] state = range.state();
    double[][] sums = new double[range.shards()][kernel.partialLength()];
    try {
      for (int i = 0; i < sums.length; i++) {
        kernel.pass(state, streams, range.firstShard() + i, sums[i]);
      }
    } catch (ReplicationFailure failure) {
      return failed(range.firstShard(), String.valueOf(failure.getMessage()));
    }
    return new ShardSums(range.firstShard(), sums);
  }

  /** Returns the first shard. */
  public long firstShard() {
    return firstShard;
  }

  /** Returns why the replication fails, if it does. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Returns the partial sums of each shard, in their order; not to be changed. */
  public double[][] sums() {
    return sums;
  }
}
