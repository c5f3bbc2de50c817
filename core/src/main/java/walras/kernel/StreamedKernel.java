package walras.kernel;

import walras.sampling.Streams;

/**
 * A kernel that passes over agents whom it does not hold: each pass maps shards of agents to
 * partial sums and folds these in the order of shards.
 *
 * <p>A pass over a shard is a pure function of the state and the streams, and a state and partial
 * sums are plain numbers: shards may run anywhere, and as long as partial sums are merged in the
 * order of shards the bits are the same. {@link #replicate} runs all of them on one thread.
 */
public interface StreamedKernel extends Kernel {

  /** The number of consecutive agents in a shard; part of what decides the bits. */
  long SHARD = 1L << 20;

  /** Returns the number of shards of a number of agents. */
  static long shards(long agents) {
    return (agents + SHARD - 1) / SHARD;
  }

  /** Returns the number of shards. */
  long shards();

  /** Returns how many numbers a state has. */
  int stateLength();

  /** Returns how many numbers the partial sums of a pass have. */
  int partialLength();

  /**
   * Draws what all agents share, before the first pass.
   *
   * @param state output
   */
  void begin(Streams streams, double[] state);

  /**
   * Passes over the agents of one shard.
   *
   * @param partial output, whatever it held
   */
  void pass(double[] state, Streams streams, long shard, double[] partial);

  /** Adds the partial sums of the next shard to those of the shards before it. */
  void merge(double[] state, double[] partial, double[] next);

  /**
   * Takes the partial sums of all shards into the state.
   *
   * @return whether another pass is needed
   * @throws ReplicationFailure if passes do not converge
   */
  boolean advance(double[] state, double[] merged);

  /** Writes the metrics and events of a state after its last pass. */
  void write(double[] state, Outcome outcome);

  /** Runs all passes over all shards on the calling thread. */
  default void replicate(Streams streams, Outcome outcome, ShardBuffers buffers) {
    begin(streams, buffers.state());
    boolean isUnfinished = true;
    while (isUnfinished) {
      pass(buffers.state(), streams, 0, buffers.merged());
      for (long shard = 1; shard < shards(); shard++) {
        pass(buffers.state(), streams, shard, buffers.next());
        merge(buffers.state(), buffers.merged(), buffers.next());
      }
      isUnfinished = advance(buffers.state(), buffers.merged());
    }
    write(buffers.state(), outcome);
  }
}
