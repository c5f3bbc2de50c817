package walras.cli;

import java.io.IOException;
import walras.run.JsonText;
import walras.run.RunDirectory;
import walras.store.RunFolder;

/** Records how a run ended in the run directory, for schedulers that lose the exit code. */
final class RecordedRun {

  private final RunFolder folder;

  RecordedRun(RunFolder folder) {
    this.folder = folder;
  }

  /** Runs and returns the exit code; an error is recorded and thrown on. */
  int record(Body body) throws IOException, InterruptedException {
    try {
      Outcome outcome = body.run();
      write(outcome);
      if (outcome.exitCode() != ExitCodes.DONE) {
        throw new UserError(outcome.exitCode(), outcome.message());
      }
      return outcome.exitCode();
    } catch (EngineException | IOException e) {
      write(new Outcome(ExitCodes.FAILED, String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private void write(Outcome outcome) throws IOException {
    folder.replace(
        RunDirectory.OUTCOME,
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeNumberField("exit_code", outcome.exitCode());
              json.writeStringField("message", outcome.message());
              json.writeEndObject();
            }));
  }

  /** The work of a run. */
  @FunctionalInterface
  interface Body {

    /** Does the work. */
    Outcome run() throws IOException, InterruptedException;
  }
}
