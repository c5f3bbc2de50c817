package walras.report;

/** A {@code results.json} that cannot be read. */
public final class DamagedResultsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedResultsException(String reason) {
    super("results.json is damaged: " + reason);
  }
}
