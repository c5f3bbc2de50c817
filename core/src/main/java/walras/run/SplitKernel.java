package walras.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.kernel.StreamedKernel;
import walras.sampling.Streams;

/**
 * A streamed kernel whose passes an engine splits over its cores, shard by shard. It yields the
 * bits of the kernel on one thread: shards are merged in their order wherever they ran.
 */
final class SplitKernel implements Kernel {

  /** The number of shards dispatched together at most, which bounds what is held. */
  private static final int SHARDS = 4096;

  /** Below so many shards, and so many for each replication, whole replications are as quick. */
  private static final int FEWEST_SHARDS = 16;

  private static final int FEWEST_SHARDS_PER_REPLICATION = 8;

  private static final long POLL_MILLISECONDS = 5;

  private final StreamedKernel kernel;
  private final Engine engine;
  private final Plan plan;
  private final int point;
  private final Progress progress;

  SplitKernel(StreamedKernel kernel, Engine engine, Plan plan, int point, Progress progress) {
    this.kernel = kernel;
    this.engine = engine;
    this.plan = plan;
    this.point = point;
    this.progress = progress;
  }

  /**
   * Returns a kernel of a design point whose replications are better split, or nothing where they
   * are not; it never affects bits.
   *
   * @param replications how many of them are left
   */
  static Optional<StreamedKernel> worthwhile(PlannedPoint point, long replications, Engine engine) {
    return isWorthwhile(point.sized().shards(), replications, engine)
        ? Optional.of((StreamedKernel) point.sized().kernel())
        : Optional.empty();
  }

  /**
   * Tells whether a design point is better split: it has fewer replications left than the engine
   * has use for, and shards make many more. It never affects bits.
   */
  private static boolean isWorthwhile(long shards, long replications, Engine engine) {
    return replications > 0
        && replications < engine.tasksPerRound()
        && shards >= FEWEST_SHARDS
        && shards >= FEWEST_SHARDS_PER_REPLICATION * replications;
  }

  /** Runs blocks of the design point, one replication after the other, on the calling thread. */
  RangeResult run(BlockRange range) throws InterruptedException, ExecutionException {
    try {
      return BlockRunner.run(plan, range, this);
    } catch (ReplicationException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while shards ran");
      }
      throw new ExecutionException(e);
    }
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    double[] state = new double[kernel.stateLength()];
    kernel.begin(streams, state);
    int pass = 0;
    boolean isUnfinished = true;
    while (isUnfinished) {
      pass++;
      isUnfinished = kernel.advance(state, pass(pass, streams.replication(), state));
    }
    kernel.write(state, outcome);
  }

  private double[] pass(int pass, long replication, double[] state) {
    List<double[]> merged = new ArrayList<>();
    for (long first = 0; first < kernel.shards(); first += SHARDS) {
      for (ShardSums part : run(pass, ranges(replication, state, first))) {
        Optional<String> failure = part.failure();
        if (failure.isPresent()) {
          throw new ReplicationFailure(failure.orElseThrow());
        }
        for (double[] next : part.sums()) {
          if (merged.isEmpty()) {
            merged.add(next.clone());
          } else {
            kernel.merge(state, merged.get(0), next);
          }
        }
      }
    }
    return merged.get(0);
  }

  private List<ShardRange> ranges(long replication, double[] state, long first) {
    long end = Math.min(kernel.shards(), first + SHARDS);
    int tasks = (int) Math.min(end - first, engine.tasksPerRound());
    List<ShardRange> ranges = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      long from = first + (end - first) * task / tasks;
      long to = first + (end - first) * (task + 1) / tasks;
      ranges.add(new ShardRange(point, replication, state, from, to));
    }
    return ranges;
  }

  /** Returns the partial sums of shards in their order. */
  private List<ShardSums> run(int pass, List<ShardRange> ranges) {
    try {
      return arrived(pass, ranges).stream()
          .sorted(Comparator.comparingLong(ShardSums::firstShard))
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while shards ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("shards failed", e.getCause());
    }
  }

  private List<ShardSums> arrived(int pass, List<ShardRange> ranges)
      throws InterruptedException, ExecutionException {
    BlockingQueue<ShardSums> arriving = new LinkedBlockingQueue<>();
    Future<?> round = engine.submitShards(plan, ranges, arriving::add);
    List<ShardSums> arrived = new ArrayList<>();
    long done = ranges.get(0).firstShard();
    while (!round.isDone() || !arriving.isEmpty()) {
      ShardSums next = arriving.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (next != null) {
        arrived.add(next);
        done += next.sums().length;
        progress.passing(pass, done, kernel.shards());
      }
    }
    round.get();
    return arrived;
  }

  @Override
  public void describe(Details details) {
    kernel.describe(details);
  }
}
