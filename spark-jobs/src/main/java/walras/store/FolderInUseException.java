package walras.store;

import java.io.IOException;

/** A folder that another process writes to, with a message for the user. */
public final class FolderInUseException extends IOException {

  private static final long serialVersionUID = 1L;

  FolderInUseException(String location) {
    super("folder %s is in use by another run".formatted(location));
  }

  FolderInUseException(String location, String owner) {
    super("folder %s is in use by another run: %s".formatted(location, owner));
  }
}
