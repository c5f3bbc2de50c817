package walras.spark;

import com.esotericsoftware.kryo.Kryo;
import org.apache.spark.serializer.KryoRegistrator;
import walras.run.BlockRange;
import walras.run.Plan;
import walras.run.RangeResult;
import walras.run.ShardRange;
import walras.run.ShardSums;

/** Names everything of ours that Spark moves between processes, each with its serializer. */
public final class WalrasKryoRegistrator implements KryoRegistrator {

  /** Creates a registrator; Spark does. */
  public WalrasKryoRegistrator() {}

  @Override
  public void registerClasses(Kryo kryo) {
    kryo.register(Plan.class, new PlanSerializer());
    kryo.register(BlockRange.class, new BlockRangeSerializer());
    kryo.register(RangeResult.class, new RangeResultSerializer());
    kryo.register(ShardRange.class, new ShardRangeSerializer());
    kryo.register(ShardSums.class, new ShardSumsSerializer());
  }
}
