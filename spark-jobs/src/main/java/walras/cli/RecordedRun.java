package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import walras.store.RunFolder;

/** Records in the run directory how a run ended, whatever ended it short of a kill. */
final class RecordedRun {

  private final OutcomeFile file;
  private final Interruption interruption;
  private final PrintWriter err;
  private boolean isInterrupted;

  private RecordedRun(OutcomeFile file, Interruption interruption, PrintWriter err) {
    this.file = file;
    this.interruption = interruption;
    this.err = err;
  }

  /**
   * Does the work of a run.
   *
   * @param interruption ends the work where a signal does
   * @param err receives a line where a signal ends it
   * @throws ExecutionException if the work threw anything, which is the cause
   */
  static Outcome of(
      RunFolder folder, Interruption interruption, PrintWriter err, Callable<Outcome> work)
      throws IOException, ExecutionException, InterruptedException {
    RecordedRun run = new RecordedRun(OutcomeFile.fresh(folder), interruption, err);
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

  /** Speaks once, however often a signal comes; later ones wait until everything is kept. */
  private synchronized void endedBySignal(int exitCode, String signal) {
    if (isInterrupted) {
      return;
    }
    isInterrupted = true;
    String message = "interrupted by " + signal + interruption.stop();
    err.println(message);
    err.flush();
    write(new Outcome(exitCode, message));
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
