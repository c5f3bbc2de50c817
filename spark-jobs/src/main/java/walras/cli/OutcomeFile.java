package walras.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
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

  private static final String EXIT_CODE = "exit_code";

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
    if (earlier.isPresent() && ExitCodes.isOfWholeRun(exitCode(earlier.get()))) {
      Addition.forget(folder); // the earlier run was killed between both
    }
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
              json.writeNumberField(EXIT_CODE, outcome.exitCode());
              json.writeStringField("message", outcome.message());
              json.writeEndObject();
            }));
    written = true;
    if (ExitCodes.isOfWholeRun(outcome.exitCode())) {
      Addition.forget(folder);
    }
  }

  /** Returns the exit code that a file tells; one that tells none is of a run that failed. */
  private static int exitCode(byte[] file) {
    try {
      return JsonMapper.builder().build().readTree(file).path(EXIT_CODE).asInt(ExitCodes.FAILED);
    } catch (IOException e) {
      return ExitCodes.FAILED;
    }
  }
}
