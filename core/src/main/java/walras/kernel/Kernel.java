package walras.kernel;

import walras.sampling.Streams;

/**
 * Runs replications of one sized market.
 *
 * <p>A kernel owns scratch arrays and is therefore confined to one thread. Calls are independent:
 * nothing of one replication influences the next.
 */
public interface Kernel {

  /**
   * Draws one market and writes its state, metrics and events.
   *
   * @param streams the only source of randomness, addressed at the replication
   * @param outcome where the replication is written; every defined metric is set
   * @throws ReplicationFailure if a solver did not converge
   */
  void replicate(Streams streams, Outcome outcome);

  /** Writes the draws, messages, prices and trades of the last replication, for a replay. */
  void describe(Details details);
}
