package walras.spark;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Java serialization that also knows the optional values that markets may hold. */
final class PlanOutputStream extends ObjectOutputStream {

  PlanOutputStream(OutputStream output) throws IOException {
    super(output);
    enableReplaceObject(true);
  }

  @Override
  protected Object replaceObject(Object written) {
    if (written instanceof Optional<?> value) {
      return new Form(Kind.OBJECT, value.orElse(null));
    }
    if (written instanceof OptionalDouble value) {
      return new Form(Kind.DOUBLE, value.isPresent() ? value.getAsDouble() : null);
    }
    if (written instanceof OptionalInt value) {
      return new Form(Kind.INT, value.isPresent() ? value.getAsInt() : null);
    }
    if (written instanceof OptionalLong value) {
      return new Form(Kind.LONG, value.isPresent() ? value.getAsLong() : null);
    }
    return written;
  }

  private enum Kind {
    OBJECT,
    DOUBLE,
    INT,
    LONG
  }

  /** What an optional value is written as. */
  private record Form(Kind kind, @Nullable Object value) implements Serializable {

    private Object readResolve() {
      return switch (kind) {
        case OBJECT -> Optional.ofNullable(value);
        case DOUBLE -> value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
        case INT -> value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
        case LONG -> value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
      };
    }
  }
}
