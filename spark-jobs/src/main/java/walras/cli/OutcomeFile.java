package walras.cli;

import java.io.IOException;
import java.util.Optional;
import walras.run.JsonText;
import walras.run.RunDirectory;
import walras.store.RunFolder;

/**
 * The file that says how the last run in a folder ended, for schedulers that lose the exit code.
 *
 * <p>Safe for use by several threads; of the ends that a run may come to at once, the first counts.
 */
final class OutcomeFile {

  private final RunFolder folder;
  private final Optional<byte[]> earlier;
  private boolean written;

  private OutcomeFile(RunFolder folder, Optional<byte[]> earlier) {
    this.folder = folder;
    this.earlier = earlier;
  }

  /** Deletes what an earlier run left, and returns the file of this one. */
  static OutcomeFile fresh(RunFolder folder) throws IOException {
    Optional<byte[]> earlier = folder.read(RunDirectory.OUTCOME);
    folder.delete(RunDirectory.OUTCOME);
    return new OutcomeFile(folder, earlier);
  }

  /** Puts back what the earlier run left: this one was refused and never began. */
  synchronized void restore() throws IOException {
    if (earlier.isPresent()) {
      folder.replace(RunDirectory.OUTCOME, earlier.get());
    }
    written = true;
  }

  /** Writes the end of the run, unless it is written. */
  synchronized void write(Outcome outcome) throws IOException {
    if (written) {
      return;
    }
    folder.replace(
        RunDirectory.OUTCOME,
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeNumberField("exit_code", outcome.exitCode());
              json.writeStringField("message", outcome.message());
              json.writeEndObject();
            }));
    written = true;
  }
}
