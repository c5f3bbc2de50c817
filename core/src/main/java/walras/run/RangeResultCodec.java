package walras.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import walras.estimate.BlockMoments;
import walras.estimate.StatisticsCodec;

/** The binary form of a range's result, for the way from executors. */
public final class RangeResultCodec {

  private RangeResultCodec() {}

  /** Writes a result. */
  public static void write(RangeResult result, DataOutput output) throws IOException {
    BlockRange range = result.range();
    output.writeInt(range.point());
    output.writeLong(range.firstBlock());
    output.writeLong(range.endBlock());
    for (BlockMoments block : result.blocks()) {
      StatisticsCodec.write(block, output);
    }
    StatisticsCodec.write(result.tally(), output);
  }

  /**
   * Reads a result.
   *
   * @throws IOException if the input ends early or is damaged
   */
  public static RangeResult read(DataInput input) throws IOException {
    BlockRange range = new BlockRange(input.readInt(), input.readLong(), input.readLong());
    List<BlockMoments> blocks = new ArrayList<>();
    for (long block = 0; block < range.blocks(); block++) {
      blocks.add(StatisticsCodec.readMoments(input));
    }
    return new RangeResult(range, blocks, StatisticsCodec.readTally(input));
  }
}
