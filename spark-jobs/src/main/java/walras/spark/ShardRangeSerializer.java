package walras.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import walras.run.ShardRange;

/** Sends a range of shards with what earlier passes found. */
final class ShardRangeSerializer extends Serializer<ShardRange> {

  ShardRangeSerializer() {
    super(false, true);
  }

  @Override
  public void write(Kryo kryo, Output output, ShardRange range) {
    output.writeInt(range.point());
    output.writeLong(range.replication());
    double[] state = range.state();
    output.writeInt(state.length);
    output.writeDoubles(state);
    output.writeLong(range.firstShard());
    output.writeLong(range.endShard());
  }

  @Override
  public ShardRange read(Kryo kryo, Input input, Class<ShardRange> type) {
    return new ShardRange(
        input.readInt(),
        input.readLong(),
        input.readDoubles(input.readInt()),
        input.readLong(),
        input.readLong());
  }
}
