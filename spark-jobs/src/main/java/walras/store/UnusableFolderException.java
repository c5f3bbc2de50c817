package walras.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A folder that cannot be written, with a message for the user. */
public final class UnusableFolderException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableFolderException(String location, String reason) {
    this(location, reason, null);
  }

  UnusableFolderException(String location, String reason, @Nullable Throwable cause) {
    super("folder %s cannot be written: %s".formatted(location, reason), cause);
  }
}
