package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import walras.estimate.StatisticsCodec;
import walras.testkit.ControlledMarket;
import walras.testkit.ToyMarket;

class StudyRunTest {

  private static final Plan PLAN = plan(new ToyMarket(List.of("low", "high"), 4, 0.001, 2_000));

  private static Plan plan(ToyMarket market) {
    return new Plan(
        List.of(
            PlannedPoint.of(1, 7, market, market.at(100), 123_456),
            PlannedPoint.of(1, 7, market, market.at(1_000), 1),
            PlannedPoint.of(1, 7, market, market.at(1_000_000_000), 50_000)));
  }

  @Test
  void bitsDependNeitherOnThreadsNorOnTasksNorOnArrival() throws Exception {
    byte[] expected = run(ThreadsEngine.open(1));
    assertThat(run(ThreadsEngine.open(2))).isEqualTo(expected);
    for (int tasks : new int[] {1, 7, 64, 1_000}) {
      for (int seed = 0; seed < 3; seed++) {
        assertThat(run(new ShufflingEngine(tasks, seed))).isEqualTo(expected);
      }
    }
  }

  @Test
  void controlsDoNotBringTheOrderOfArrivalIntoTheBits() throws Exception {
    ControlledMarket market = ControlledMarket.of(0.3, 0.1);
    Plan plan =
        ControlPilot.prepare(
            new Plan(List.of(PlannedPoint.of(1, 7, market, market.at(100), 123_456))));
    byte[] expected = run(plan, ThreadsEngine.open(1));
    for (int tasks : new int[] {1, 7, 64}) {
      assertThat(run(plan, new ShufflingEngine(tasks, tasks))).isEqualTo(expected);
    }
  }

  @Test
  void everyReplicationIsCountedOnceAndProgressSaysSo() throws Exception {
    List<Long> done = new ArrayList<>();
    List<PointFold> folds;
    try (Engine engine = ThreadsEngine.open(2)) {
      folds =
          StudyRun.run(
              PLAN, engine, fold -> fold, (points, replications) -> done.add(replications));
    }
    for (PointFold fold : folds) {
      long succeeded = fold.moments().at(0, 0).count() + fold.moments().at(1, 0).count();
      assertThat(succeeded + fold.tally().failures().count())
          .isEqualTo(fold.point().replications());
    }
    assertThat(done).isSorted().last().isEqualTo(PLAN.replications());
  }

  @Test
  void extendingARunKeepsItsWholeBlocks() throws Exception {
    ToyMarket market = ToyMarket.of(2);
    Plan shorter = new Plan(List.of(PlannedPoint.of(1, 7, market, market.at(100), 20_000)));
    Plan longer = new Plan(List.of(PlannedPoint.of(1, 7, market, market.at(100), 40_000)));

    byte[] prefix = RangeResultCodecTest.bytes(BlockRunner.run(longer, new BlockRange(0, 0, 2)));

    assertThat(RangeResultCodecTest.bytes(BlockRunner.run(shorter, new BlockRange(0, 0, 2))))
        .isEqualTo(prefix);
  }

  @Test
  void anErrorOfATaskEndsTheRun() {
    Engine broken =
        new Engine() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public int tasksPerRound() {
            return 1;
          }

          @Override
          public Future<?> submit(
              Plan plan, List<BlockRange> tasks, Consumer<RangeResult> results) {
            return CompletableFuture.failedFuture(new IllegalStateException("executor lost"));
          }

          @Override
          public Future<?> submitShards(
              Plan plan, List<ShardRange> ranges, Consumer<ShardSums> results) {
            return CompletableFuture.failedFuture(new IllegalStateException("executor lost"));
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> StudyRun.run(PLAN, broken, fold -> fold, (points, replications) -> {}))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("executor lost");
  }

  private static byte[] run(Engine engine) throws Exception {
    return run(PLAN, engine);
  }

  static byte[] run(Plan plan, Engine engine) throws Exception {
    try (engine) {
      return bytes(StudyRun.run(plan, engine, fold -> fold, (points, replications) -> {}));
    }
  }

  static byte[] bytes(List<PointFold> folds) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream output = new DataOutputStream(bytes)) {
      for (PointFold fold : folds) {
        StatisticsCodec.write(fold.moments(), output);
        StatisticsCodec.write(fold.tally(), output);
      }
    }
    return bytes.toByteArray();
  }

  /** Runs tasks at once but hands their results over in a random order. */
  record ShufflingEngine(int tasksPerRound, int seed) implements Engine {

    @Override
    public String name() {
      return "shuffling";
    }

    @Override
    public Future<?> submit(Plan plan, List<BlockRange> tasks, Consumer<RangeResult> results) {
      List<BlockRange> shuffled = new ArrayList<>(tasks);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.forEach(task -> results.accept(BlockRunner.run(plan, task)));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public Future<?> submitShards(Plan plan, List<ShardRange> ranges, Consumer<ShardSums> results) {
      List<ShardRange> shuffled = new ArrayList<>(ranges);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.forEach(range -> results.accept(ShardSums.of(plan, range)));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }
}
