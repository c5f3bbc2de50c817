package walras.store;

import java.io.IOException;
import java.io.OutputStream;

/** What a file is to hold, written as it is made. */
@FunctionalInterface
public interface Content {

  /**
   * Writes the content and leaves the stream open. Unchecked exceptions say that the content cannot
   * be made: no file appears then.
   *
   * @throws IOException if the stream cannot be written
   */
  void writeTo(OutputStream output) throws IOException;
}
