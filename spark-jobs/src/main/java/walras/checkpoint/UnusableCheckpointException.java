package walras.checkpoint;

/** A checkpoint that a run cannot continue, with what is wrong, for the user. */
public final class UnusableCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableCheckpointException(String message) {
    super(message);
  }

  static UnusableCheckpointException damaged(String name, String reason) {
    return new UnusableCheckpointException("%s is damaged: %s".formatted(Parts.path(name), reason));
  }
}
