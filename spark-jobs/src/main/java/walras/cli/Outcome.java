package walras.cli;

/**
 * How a run ended.
 *
 * @param exitCode the exit code
 * @param message one line
 */
record Outcome(int exitCode, String message) {}
