package walras.run;

import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What executes blocks.
 *
 * <p>An engine may run tasks in any order, on any machine, and more than once if it hands over one
 * result of each; it never decides what a block yields.
 */
public interface Engine extends AutoCloseable {

  /** Returns the name for logs, such as {@code threads}. */
  String name();

  /** Returns the number of tasks into which a round is best cut, at least 1. */
  int tasksPerRound();

  /**
   * Starts a round and returns at once.
   *
   * @param plan what tasks refer to; another one than before only after all rounds have ended
   * @param tasks the blocks of the round
   * @param results receives the result of each task, in any order, from any thread, one at a time
   *     or several at once; it only stores them and never blocks
   * @return completes after the last result was handed over, or with the error that ended the round
   */
  Future<?> submit(Plan plan, List<BlockRange> tasks, Consumer<RangeResult> results);

  /**
   * Starts passes over shards of a streamed replication and returns at once.
   *
   * @param plan what ranges refer to; another one than before only after all rounds have ended
   * @param ranges the shards
   * @param results receives the partial sums of each range, as those of {@link #submit}
   * @return completes after the last result was handed over, or with the error that ended them
   */
  Future<?> submitShards(Plan plan, List<ShardRange> ranges, Consumer<ShardSums> results);

  /**
   * Hears how far a run is from the precision that its study asks for, for whoever watches it.
   *
   * @param largest the largest error in units of what is allowed
   */
  default void errorOverTarget(double largest) {}

  /** Ends all work and frees what the engine holds. */
  @Override
  void close();
}
