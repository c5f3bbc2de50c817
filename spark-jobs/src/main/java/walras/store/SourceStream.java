package walras.store;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, from any position. Confined to one thread. */
public abstract class SourceStream extends InputStream {

  /** Returns the position of the next byte. */
  public abstract long position() throws IOException;

  /** Goes to a position from the start of the file. */
  public abstract void seek(long position) throws IOException;
}
