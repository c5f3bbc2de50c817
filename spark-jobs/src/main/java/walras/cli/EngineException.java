package walras.cli;

import walras.run.ReplicationException;
import walras.store.UnusableFolderException;

/** An error that ended the simulation, told by its root. */
final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private EngineException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the exception of an error.
   *
   * @param error what an engine or a kernel threw
   * @param hint shows how to see a replication again
   */
  static EngineException of(Throwable error, ReplayHint hint) {
    Throwable root = error;
    while (!isTelling(root) && root.getCause() != null) {
      root = root.getCause();
    }
    String line = ErrorReport.line(root);
    if (root instanceof ReplicationException replication) {
      String command = hint.command(replication.point(), replication.replication());
      return new EngineException("%s; see it with: %s".formatted(line, command), error);
    }
    String message = root instanceof UnusableFolderException ? line : "the engine failed: " + line;
    return new EngineException(message, error);
  }

  private static boolean isTelling(Throwable error) {
    return error instanceof ReplicationException || error instanceof UnusableFolderException;
  }
}
