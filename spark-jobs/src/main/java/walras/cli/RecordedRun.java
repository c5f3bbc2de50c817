package walras.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import walras.store.RunFolder;

/** Records in the run directory how a run ended, whatever ended it short of a kill. */
final class RecordedRun {

  private final OutcomeFile file;

  private RecordedRun(OutcomeFile file) {
    this.file = file;
  }

  /**
   * Does the work of a run.
   *
   * @throws ExecutionException if the work threw anything, which is the cause
   */
  static Outcome of(RunFolder folder, Callable<Outcome> work)
      throws IOException, ExecutionException, InterruptedException {
    RecordedRun run = new RecordedRun(OutcomeFile.fresh(folder));
    Thread atExit = new Thread(run::endedByExit, "walras-outcome");
    Runtime.getRuntime().addShutdownHook(atExit);
    Signals.beforeTheEnd(run::endedBySignal);
    try {
      Outcome outcome = Attempt.at(work);
      run.file.write(outcome);
      return outcome;
    } catch (ExecutionException e) {
      run.endedBy(e);
      throw e;
    } finally {
      forget(atExit);
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the process is ending, and the hook runs
    }
  }

  private void endedBy(ExecutionException failure) {
    ErrorReport report = ErrorReport.of(failure);
    if (report.exitCode() == ExitCodes.BAD_INPUT) {
      restore();
    } else {
      write(new Outcome(report.exitCode(), report.firstLine()));
    }
  }

  private void restore() {
    try {
      file.restore();
    } catch (IOException e) {
      return; // the refusal is told to the user, and the folder holds no outcome
    }
  }

  private void endedBySignal(int exitCode, String signal) {
    write(new Outcome(exitCode, "interrupted by " + signal));
  }

  private void endedByExit() {
    write(new Outcome(ExitCodes.FAILED, "the process ended before the run"));
  }

  /** Writes an end that is told elsewhere too; what ended the run may forbid it. */
  private void write(Outcome outcome) {
    try {
      file.write(outcome);
    } catch (IOException e) {
      return;
    }
  }
}
