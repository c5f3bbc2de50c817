package walras.cli;

/** The engine ended a run with an error of its own. */
final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineException(Throwable cause) {
    super(
        "the engine failed: "
            + (cause.getMessage() == null ? cause.toString() : cause.getMessage()),
        cause);
  }
}
