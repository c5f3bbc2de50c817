package walras.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import walras.run.RangeResult;
import walras.run.RangeResultCodec;

/** Sends the result of a range of blocks in the binary form that checkpoints use too. */
final class RangeResultSerializer extends Serializer<RangeResult> {

  RangeResultSerializer() {
    super(false, false);
  }

  @Override
  public void write(Kryo kryo, Output output, RangeResult result) {
    try {
      RangeResultCodec.write(result, new DataOutputStream(output));
    } catch (IOException e) {
      throw new KryoException("cannot write a result", e);
    }
  }

  @Override
  public RangeResult read(Kryo kryo, Input input, Class<RangeResult> type) {
    try {
      return RangeResultCodec.read(new DataInputStream(input));
    } catch (IOException e) {
      throw new KryoException("cannot read a result", e);
    }
  }
}
