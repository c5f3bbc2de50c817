package walras.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import walras.kernel.StreamedKernel;

/**
 * Runs a plan, or what is left of it, on an engine: keeps at most two rounds in flight and folds
 * their results, in block order, on the calling thread. Statistics are held from a design point's
 * first result to its last.
 */
public final class StudyRun<R> {

  private static final int ROUNDS_IN_FLIGHT = 2;
  private static final long POLL_MILLISECONDS = 5;

  private final List<Stretch> stretches;
  private final Plan plan;
  private final Engine engine;
  private final Function<PointFold, R> reduction;
  private final Progress progress;
  private final Checkpoint checkpoint;
  private final Map<Integer, PointFold> folds = new HashMap<>();
  private final SortedMap<Integer, R> finished = new TreeMap<>();
  private final NavigableMap<Integer, StreamedKernel> split;
  private final Iterator<List<BlockRange>> rounds;
  private final BlockingQueue<RangeResult> arrived = new LinkedBlockingQueue<>();
  private final Deque<Future<?>> inFlight = new ArrayDeque<>();
  private long replicationsDone;

  private StudyRun(
      List<Stretch> stretches,
      Engine engine,
      Function<PointFold, R> reduction,
      Progress progress,
      Checkpoint checkpoint) {
    this.stretches = List.copyOf(stretches);
    plan = new Plan(stretches.stream().map(Stretch::point).toList());
    this.engine = engine;
    this.reduction = reduction;
    this.progress = progress;
    this.checkpoint = checkpoint;
    split = split(stretches, engine);
    List<BlockRange> left = left(stretches, split.keySet());
    rounds = new Rounds(plan, left, Marks::after, engine.tasksPerRound());
  }

  /**
   * Runs all blocks of a plan.
   *
   * @param reduction turns the statistics of a complete design point into what is kept of them
   * @return what is kept of each design point, in the order of the plan
   * @throws InterruptedException if the calling thread is interrupted
   * @throws ExecutionException if the engine failed; the cause says why
   */
  public static <R> List<R> run(
      Plan plan, Engine engine, Function<PointFold, R> reduction, Progress progress)
      throws InterruptedException, ExecutionException {
    return run(plan.points().stream().map(Stretch::whole).toList(), engine, reduction, progress);
  }

  /**
   * Runs what is left of design points.
   *
   * @param stretches the design points, in the order of the plan
   * @param reduction turns the statistics of a complete design point into what is kept of them
   * @return what is kept of each design point, in their order
   * @throws InterruptedException if the calling thread is interrupted
   * @throws ExecutionException if the engine failed; the cause says why
   */
  public static <R> List<R> run(
      List<Stretch> stretches, Engine engine, Function<PointFold, R> reduction, Progress progress)
      throws InterruptedException, ExecutionException {
    return run(stretches, engine, reduction, progress, Checkpoint.NONE);
  }

  /**
   * Runs what is left of design points, which {@link Resumption} made as little as can be.
   *
   * @param stretches the design points, in the order of the plan
   * @param reduction turns the statistics of a complete design point into what is kept of them
   * @param checkpoint hears of folds as they advance
   * @return what is kept of each design point, in their order
   * @throws InterruptedException if the calling thread is interrupted
   * @throws ExecutionException if the engine failed; the cause says why
   */
  public static <R> List<R> run(
      List<Stretch> stretches,
      Engine engine,
      Function<PointFold, R> reduction,
      Progress progress,
      Checkpoint checkpoint)
      throws InterruptedException, ExecutionException {
    return new StudyRun<>(stretches, engine, reduction, progress, checkpoint).run();
  }

  private List<R> run() throws InterruptedException, ExecutionException {
    for (int position = 0; position < stretches.size(); position++) {
      Stretch stretch = stretches.get(position);
      replicationsDone += stretch.replicationsHeld();
      if (stretch.isComplete()) {
        finished.put(position, reduction.apply(stretch.fold()));
      }
    }
    submit();
    while (!inFlight.isEmpty()) {
      boolean handedOver = inFlight.element().isDone();
      RangeResult result =
          handedOver ? arrived.poll() : arrived.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (result != null) {
        fold(result);
      } else if (handedOver) {
        inFlight.remove().get();
        submit();
      }
    }
    for (Map.Entry<Integer, StreamedKernel> point : split.entrySet()) {
      runSplit(point.getKey(), point.getValue());
    }
    if (finished.size() < plan.points().size()) {
      throw new IllegalStateException("a round ended without all its results");
    }
    return List.copyOf(finished.values());
  }

  /** Returns the kernels of design points of which each replication is split over shards. */
  private static NavigableMap<Integer, StreamedKernel> split(
      List<Stretch> stretches, Engine engine) {
    NavigableMap<Integer, StreamedKernel> split = new TreeMap<>();
    for (int position = 0; position < stretches.size(); position++) {
      Stretch stretch = stretches.get(position);
      long left = stretch.point().replications() - stretch.replicationsHeld();
      Optional<StreamedKernel> kernel = SplitKernel.worthwhile(stretch.point(), left, engine);
      if (kernel.isPresent()) {
        split.put(position, kernel.get());
      }
    }
    return split;
  }

  /** Returns what is to be run in rounds. */
  private static List<BlockRange> left(List<Stretch> stretches, Set<Integer> split) {
    List<BlockRange> left = new ArrayList<>();
    for (int position = 0; position < stretches.size(); position++) {
      Stretch stretch = stretches.get(position);
      if (!stretch.isComplete() && !split.contains(position)) {
        left.add(new BlockRange(position, stretch.firstBlock(), stretch.point().blocks()));
      }
    }
    return left;
  }

  private void runSplit(int position, StreamedKernel kernel)
      throws InterruptedException, ExecutionException {
    SplitKernel splitting = new SplitKernel(kernel, engine, plan, position, progress);
    PlannedPoint point = stretches.get(position).point();
    long block = stretches.get(position).firstBlock();
    while (block < point.blocks()) {
      long end = Granule.endOfRange(point, block, block + 1, Marks.after(point, block));
      fold(splitting.run(new BlockRange(position, block, end)));
      block = end;
    }
  }

  private void submit() {
    while (inFlight.size() < ROUNDS_IN_FLIGHT && rounds.hasNext()) {
      inFlight.add(engine.submit(plan, rounds.next(), arrived::add));
    }
  }

  private void fold(RangeResult result) {
    int position = result.range().point();
    Stretch stretch = stretches.get(position);
    PlannedPoint point = stretch.point();
    PointFold fold = folds.computeIfAbsent(position, unused -> stretch.fold());
    fold.add(result, checkpoint::folded);
    replicationsDone +=
        point.endReplication(result.range().endBlock() - 1)
            - point.firstReplication(result.range().firstBlock());
    if (fold.isComplete()) {
      finished.put(position, reduction.apply(fold));
      folds.remove(position);
    }
    progress.advanced(finished.size(), replicationsDone);
  }
}
