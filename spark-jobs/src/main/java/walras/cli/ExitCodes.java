package walras.cli;

/** The exit codes of all commands. */
final class ExitCodes {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int DRIFT = 3;
  static final int TOO_MANY_FAILURES = 4;
  static final int OTHER_RUN = 5;
  static final int IN_USE = 6;

  private ExitCodes() {}

  /** Tells whether a run that ends so has computed and written everything, whatever it found. */
  static boolean isOfWholeRun(int exitCode) {
    return exitCode == DONE || exitCode == DRIFT || exitCode == TOO_MANY_FAILURES;
  }
}
