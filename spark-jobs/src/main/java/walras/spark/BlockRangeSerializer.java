package walras.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import walras.run.BlockRange;

/** Sends a range of blocks. */
final class BlockRangeSerializer extends Serializer<BlockRange> {

  BlockRangeSerializer() {
    super(false, true);
  }

  @Override
  public void write(Kryo kryo, Output output, BlockRange range) {
    output.writeInt(range.point());
    output.writeLong(range.firstBlock());
    output.writeLong(range.endBlock());
  }

  @Override
  public BlockRange read(Kryo kryo, Input input, Class<BlockRange> type) {
    return new BlockRange(input.readInt(), input.readLong(), input.readLong());
  }
}
