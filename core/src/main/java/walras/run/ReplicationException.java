package walras.run;

/** An error of a kernel that is no {@link walras.kernel.ReplicationFailure}: it ends the run. */
public final class ReplicationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int point;
  private final long replication;

  /**
   * Creates an exception.
   *
   * @param point position of the design point in the plan
   * @param agents its size
   * @param replication index of the replication
   * @param cause what the kernel threw
   */
  ReplicationException(int point, long agents, long replication, Throwable cause) {
    super("replication %d at N=%d failed: %s".formatted(replication, agents, cause), cause);
    this.point = point;
    this.replication = replication;
  }

  /** Returns the position of the design point in the plan. */
  public int point() {
    return point;
  }

  /** Returns the index of the replication. */
  public long replication() {
    return replication;
  }
}
