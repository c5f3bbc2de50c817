package walras.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import walras.run.Plan;

/**
 * Sends a plan as a byte array of Java serialization: markets are records and classes of any user,
 * which Kryo cannot know.
 */
final class PlanSerializer extends Serializer<Plan> {

  PlanSerializer() {
    super(false, true);
  }

  @Override
  public void write(Kryo kryo, Output output, Plan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(plan);
    } catch (IOException e) {
      throw new KryoException("plan cannot travel: " + e, e);
    }
    output.writeInt(bytes.size());
    output.writeBytes(bytes.toByteArray());
  }

  @Override
  public Plan read(Kryo kryo, Input input, Class<Plan> type) {
    byte[] bytes = input.readBytes(input.readInt());
    try (ObjectInputStream objects =
        new LoadingStream(new ByteArrayInputStream(bytes), kryo.getClassLoader())) {
      return (Plan) objects.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new KryoException("plan cannot be read: " + e, e);
    }
  }

  /** Finds classes where the executor was told to, which knows the jars of users. */
  private static final class LoadingStream extends ObjectInputStream {

    private final ClassLoader loader;

    LoadingStream(InputStream input, ClassLoader loader) throws IOException {
      super(input);
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type); // primitive types
      }
    }
  }
}
