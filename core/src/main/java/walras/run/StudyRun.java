package walras.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs a plan on an engine: keeps at most two rounds in flight and folds their results, in block
 * order, on the calling thread.
 */
public final class StudyRun {

  private static final int ROUNDS_IN_FLIGHT = 2;
  private static final long POLL_MILLISECONDS = 5;

  private final Engine engine;
  private final Progress progress;
  private final List<PointFold> folds;
  private final Iterator<List<BlockRange>> rounds;
  private final BlockingQueue<RangeResult> arrived = new LinkedBlockingQueue<>();
  private final Deque<Future<?>> inFlight = new ArrayDeque<>();
  private long replicationsDone;
  private int pointsDone;

  private StudyRun(Plan plan, Engine engine, Progress progress) {
    this.engine = engine;
    this.progress = progress;
    folds = plan.points().stream().map(PointFold::create).toList();
    rounds = Rounds.of(plan, engine.tasksPerRound()).iterator();
  }

  /**
   * Runs all blocks of a plan.
   *
   * @return the statistics of each design point, in the order of the plan
   * @throws InterruptedException if the calling thread is interrupted
   * @throws ExecutionException if the engine failed; the cause says why
   */
  public static List<PointFold> run(Plan plan, Engine engine, Progress progress)
      throws InterruptedException, ExecutionException {
    return new StudyRun(plan, engine, progress).run();
  }

  private List<PointFold> run() throws InterruptedException, ExecutionException {
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
    for (PointFold fold : folds) {
      if (!fold.isComplete()) {
        throw new IllegalStateException("a round ended without all its results");
      }
    }
    return folds;
  }

  private void submit() {
    while (inFlight.size() < ROUNDS_IN_FLIGHT && rounds.hasNext()) {
      inFlight.add(engine.submit(rounds.next(), arrived::add));
    }
  }

  private void fold(RangeResult result) {
    PointFold fold = folds.get(result.range().point());
    fold.add(result);
    PlannedPoint point = fold.point();
    replicationsDone +=
        point.endReplication(result.range().endBlock() - 1)
            - point.firstReplication(result.range().firstBlock());
    if (fold.isComplete()) {
      pointsDone++;
    }
    progress.advanced(pointsDone, replicationsDone);
  }
}
