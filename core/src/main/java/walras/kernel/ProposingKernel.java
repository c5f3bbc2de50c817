package walras.kernel;

import walras.sampling.Streams;

/** A kernel that can also draw from proposals. */
public interface ProposingKernel extends Kernel {

  /** The position of the market's own law, in place of that of a proposal. */
  int OWN_LAW = -1;

  /** Draws the state of the world, first of all draws. */
  int drawState(Streams streams);

  /**
   * Draws the rest of a market and writes its state, metrics and events.
   *
   * @param streams continue after the draw of the state
   * @param state the state that was drawn
   * @param proposal position in {@link Proposals#in}, or {@link #OWN_LAW}
   * @param outcome where the replication is written
   * @throws ReplicationFailure if a solver did not converge
   */
  void replicate(Streams streams, int state, int proposal, Outcome outcome);

  /**
   * Returns how much more probable the last replication's draws are under a proposal than under the
   * market's own law, as a logarithm; minus infinity where the proposal cannot yield them.
   *
   * @param proposal position in {@link Proposals#in} at the state that was drawn
   */
  double logRatio(int proposal);

  @Override
  default void replicate(Streams streams, Outcome outcome) {
    replicate(streams, drawState(streams), OWN_LAW, outcome);
  }
}
