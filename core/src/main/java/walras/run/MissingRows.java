package walras.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import walras.kernel.StreamedKernel;

/**
 * Simulates replications once more whose rows were not kept with their statistics, because these
 * were held from a run that kept no rows, or because a granule was cut.
 */
public final class MissingRows {

  private final Plan plan;
  private final Engine engine;
  private final Progress progress;
  private long replicationsDone;

  private MissingRows(Plan plan, Engine engine, Progress progress) {
    this.plan = plan;
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * Has the rows of blocks kept, and forgets what else they yield.
   *
   * @param plan its design points keep rows
   * @param missing whole granules, in the order of the plan
   * @throws ExecutionException if the engine failed, or rows cannot be kept; the cause says why
   */
  public static void keep(Plan plan, List<BlockRange> missing, Engine engine, Progress progress)
      throws InterruptedException, ExecutionException {
    new MissingRows(plan, engine, progress).keep(missing);
  }

  private void keep(List<BlockRange> missing) throws InterruptedException, ExecutionException {
    Map<Integer, Long> replications = new HashMap<>();
    missing.forEach(range -> replications.merge(range.point(), replications(range), Long::sum));
    List<BlockRange> whole = new ArrayList<>();
    for (BlockRange range : missing) {
      PlannedPoint point = plan.points().get(range.point());
      long left = replications.getOrDefault(range.point(), 0L);
      Optional<StreamedKernel> kernel = SplitKernel.worthwhile(point, left, engine);
      if (kernel.isPresent()) {
        keepSplit(range, kernel.get());
      } else {
        whole.add(range);
      }
    }
    Rounds rounds =
        new Rounds(plan, whole, (point, block) -> point.blocks(), engine.tasksPerRound());
    while (rounds.hasNext()) {
      AtomicLong done = new AtomicLong();
      engine
          .submit(plan, rounds.next(), result -> done.addAndGet(replications(result.range())))
          .get();
      advance(done.get());
    }
  }

  private void keepSplit(BlockRange range, StreamedKernel kernel)
      throws InterruptedException, ExecutionException {
    PlannedPoint point = plan.points().get(range.point());
    SplitKernel splitting = new SplitKernel(kernel, engine, plan, range.point(), progress);
    long block = range.firstBlock();
    while (block < range.endBlock()) {
      Granule granule = Granule.at(point, point.firstReplication(block));
      BlockRange next = granule.blocks(range.point(), point);
      splitting.run(next);
      advance(granule.replications());
      block = next.endBlock();
    }
  }

  private void advance(long replications) {
    replicationsDone += replications;
    progress.advanced(0, replicationsDone);
  }

  private long replications(BlockRange range) {
    PlannedPoint point = plan.points().get(range.point());
    return point.endReplication(range.endBlock() - 1) - point.firstReplication(range.firstBlock());
  }
}
