package walras.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import walras.run.ShardSums;

/** Sends the partial sums of a range of shards. */
final class ShardSumsSerializer extends Serializer<ShardSums> {

  ShardSumsSerializer() {
    super(false, true);
  }

  @Override
  public void write(Kryo kryo, Output output, ShardSums sums) {
    output.writeLong(sums.firstShard());
    output.writeString(sums.failure().orElse(null));
    output.writeInt(sums.sums().length);
    for (double[] shard : sums.sums()) {
      output.writeInt(shard.length);
      output.writeDoubles(shard);
    }
  }

  @Override
  public ShardSums read(Kryo kryo, Input input, Class<ShardSums> type) {
    long first = input.readLong();
    String failure = input.readString();
    if (failure != null) {
      return ShardSums.failed(first, failure);
    }
    double[][] sums = new double[input.readInt()][];
    for (int shard = 0; shard < sums.length; shard++) {
      sums[shard] = input.readDoubles(input.readInt());
    }
    return new ShardSums(first, sums);
  }
}
