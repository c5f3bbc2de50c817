package walras.run;

import java.util.ArrayList;
import java.util.List;
import walras.estimate.Accumulator;
import walras.estimate.BlockMoments;
import walras.estimate.NonFiniteMetricException;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.sampling.Streams;

/** Runs blocks: the only loop over replications, whatever the engine. */
public final class BlockRunner {

  private final int position;
  private final PlannedPoint point;
  private final Kernel kernel;
  private final Streams streams;
  private final Outcome outcome;
  private final Accumulator accumulator;
  private final RowCollector rows;

  private BlockRunner(BlockRange range, PlannedPoint point, Kernel kernel) {
    position = range.point();
    this.point = point;
    this.kernel = kernel;
    streams = Streams.create(point.streamSeed(), point.sized().agents());
    outcome = Outcome.create(point.market());
    accumulator = Accumulator.create(point.layout());
    rows = RowCollector.of(point, range);
  }

  /**
   * Runs a range of blocks of a plan on the calling thread.
   *
   * @throws ReplicationException if a kernel threw what it may not
   * @throws java.io.UncheckedIOException if rows cannot be kept
   */
  public static RangeResult run(Plan plan, BlockRange range) {
    return run(plan, range, plan.points().get(range.point()).sized().kernel());
  }

  /** Runs a range of blocks with a kernel of its design point. */
  static RangeResult run(Plan plan, BlockRange range, Kernel kernel) {
    BlockRunner runner = new BlockRunner(range, plan.points().get(range.point()), kernel);
    List<BlockMoments> blocks = new ArrayList<>();
    for (long block = range.firstBlock(); block < range.endBlock(); block++) {
      blocks.add(runner.block(block));
    }
    return new RangeResult(range, blocks, runner.accumulator.tally());
  }

  private BlockMoments block(long block) {
    long end = point.endReplication(block);
    for (long replication = point.firstReplication(block); replication < end; replication++) {
      replicate(replication);
    }
    return accumulator.finishBlock();
  }

  private void replicate(long replication) {
    streams.address(replication);
    outcome.clear();
    try {
      kernel.replicate(streams, outcome);
      accumulator.add(replication, outcome);
      rows.add(replication, outcome);
    } catch (ReplicationFailure failure) {
      fail(replication, String.valueOf(failure.getMessage()));
    } catch (NonFiniteMetricException failure) {
      String name = point.market().metrics().get(failure.metric()).name();
      fail(replication, "metric '%s' is %s".formatted(name, failure.value()));
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError error) {
      throw new ReplicationException(position, point.sized().agents(), replication, error);
    }
    accumulator.addEvents(outcome);
    rows.keepIfComplete();
  }

  private void fail(long replication, String reason) {
    accumulator.addFailure(replication, reason);
    rows.addFailure(replication, reason);
  }
}
