package walras.agents;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * The rows of a file of agents, one at a time. Confined to one thread.
 *
 * <p>Whatever makes a file unreadable from some place on is an {@link UnreadableRowsException}.
 */
interface AgentRows extends Closeable {

  /** Goes to the next row, or returns that there is none. */
  boolean next() throws IOException;

  /** Returns why nothing can be read from the row, or nothing if all can. */
  Optional<String> defect();

  /** Returns where the row stands, to follow the file's name, such as {@code :17}. */
  String place();

  /** Returns the number of the row, from 1; headers and empty lines do not count. */
  long row();

  /** Tells whether the file has a column. */
  boolean has(Column column);

  /** Returns a value of the row as text; empty where it is missing. */
  String text(Column column);

  /** Returns a value of the row as a number; NaN where it is none. */
  double number(Column column);

  /**
   * Returns the SHA-256 of the bytes of the file as 64 hexadecimal digits, and reads what is left
   * of it; to be called after the last row.
   */
  String sha256() throws IOException;
}
