package walras.run;

import walras.kernel.StreamedKernel;
import walras.sampling.Streams;

/** The partial sums of a range of shards, one after the other in the order of the shards. */
public final class ShardSums {

  private final long firstShard;
  private final double[][] sums;

  /**
   * Creates sums.
   *
   * @param firstShard the first shard
   * @param sums those of each shard, from the first on
   */
  public ShardSums(long firstShard, double[][] sums) {
    this.firstShard = firstShard;
    this.sums = sums;
  }

  /** Passes over the shards of a range on the calling thread. */
  public static ShardSums of(Plan plan, ShardRange range) {
    PlannedPoint point = plan.points().get(range.point());
    StreamedKernel kernel = (StreamedKernel) point.sized().kernel();
    Streams streams = Streams.create(point.streamSeed(), point.sized().agents());
    streams.address(range.replication());
    double[] state = range.state();
    double[][] sums = new double[range.shards()][kernel.partialLength()];
    for (int i = 0; i < sums.length; i++) {
      kernel.pass(state, streams, range.firstShard() + i, sums[i]);
    }
    return new ShardSums(range.firstShard(), sums);
  }

  /** Returns the first shard. */
  public long firstShard() {
    return firstShard;
  }

  /** Returns the partial sums of each shard, in their order; not to be changed. */
  public double[][] sums() {
    return sums;
  }
}
