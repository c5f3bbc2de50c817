package walras.kernel;

/** A replication that yields no metrics, with the reason; counted and listed, never dropped. */
public final class ReplicationFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure.
   *
   * @param reason what did not converge or exist; it becomes part of the results, so it holds no
   *     number whose text depends on the platform, as that of a double does
   */
  public ReplicationFailure(String reason) {
    super(reason, null, false, false);
  }
}
