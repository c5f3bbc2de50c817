package walras.run;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.estimate.Layout;
import walras.estimate.MetricPair;
import walras.estimate.Reduction;
import walras.estimate.StatisticsCodec;
import walras.kernel.Market;
import walras.kernel.SizedMarket;
import walras.study.Exceed;

/**
 * What it takes to simulate a design point, on whatever machine.
 *
 * @param hash identifies mechanism, environment, parameters and size
 * @param streamSeed the first word of the key of its streams
 * @param market its market
 * @param sized the market at its size
 * @param replications the number of replications, at least 1; of no consequence where nothing is
 *     simulated
 * @param blockSize the number of replications per block
 * @param layout the shape of its statistics
 * @param keeper keeps the rows of its replications; null where only statistics are wanted
 */
public record PlannedPoint(
    long hash,
    long streamSeed,
    Market market,
    SizedMarket sized,
    long replications,
    int blockSize,
    Layout layout,
    @Nullable RowKeeper keeper)
    implements Serializable {

  /** Plans a design point of which only statistics are wanted. */
  static PlannedPoint of(
      long hash, long streamSeed, Market market, SizedMarket sized, long replications) {
    int blockSize = BlockSize.of(sized.nanosecondsPerReplication(), market.states().size());
    Layout layout = Layout.of(market, sized);
    return new PlannedPoint(
        hash, streamSeed, market, sized, replications, blockSize, layout, /* keeper= */ null);
  }

  /** Returns this point with exceedances counted, which changes no other number. */
  PlannedPoint counting(Exceed exceed) {
    return with(layout.counting(market, exceed));
  }

  /** Returns this point with another number of replications, which changes no block. */
  public PlannedPoint withReplications(long count) {
    return new PlannedPoint(hash, streamSeed, market, sized, count, blockSize, layout, keeper);
  }

  /** Returns this point with the co-moments of some metrics, which changes no other number. */
  PlannedPoint withPairs(List<MetricPair> declared) {
    return with(layout.withPairs(declared));
  }

  /** Returns this point with statistics of another reduction, which changes no other number. */
  PlannedPoint with(Reduction reduction) {
    return with(layout.with(reduction));
  }

  private PlannedPoint with(Layout other) {
    return new PlannedPoint(
        hash, streamSeed, market, sized, replications, blockSize, other, keeper);
  }

  /** Returns this point with the rows of its replications kept, which changes no number. */
  public PlannedPoint keeping(RowKeeper rows) {
    return new PlannedPoint(hash, streamSeed, market, sized, replications, blockSize, layout, rows);
  }

  /** Returns how many bytes the moments of a block take at most on the way from an executor. */
  long bytesPerBlock() {
    return StatisticsCodec.mostBytes(layout);
  }

  /** Returns the number of blocks, the last of which may be partial. */
  public long blocks() {
    return (replications + blockSize - 1) / blockSize;
  }

  /** Returns the number of blocks that are whole. */
  public long wholeBlocks() {
    return replications / blockSize;
  }

  /** Returns the first replication of a block. */
  public long firstReplication(long block) {
    return block * blockSize;
  }

  /** Returns the replication after the last one of a block. */
  public long endReplication(long block) {
    return Math.min(replications, (block + 1) * blockSize);
  }

  /** Returns the declared cost of a whole block in nanoseconds. */
  double nanosecondsPerBlock() {
    return blockSize * sized.nanosecondsPerReplication();
  }
}
