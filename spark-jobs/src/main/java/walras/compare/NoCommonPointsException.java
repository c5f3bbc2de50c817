package walras.compare;

/** Two runs that have nothing in common, with a message for the user. */
public final class NoCommonPointsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoCommonPointsException(String message) {
    super(message);
  }
}
