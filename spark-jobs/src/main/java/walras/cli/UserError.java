package walras.cli;

/** Something a user can mend, shown without a stack trace, with the exit code it calls for. */
final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  UserError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
