package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import walras.kernel.StreamedKernel;
import walras.testkit.StreamedMarket;
import walras.testkit.ToyMarket;

/** One market over many tasks has the bits of one market on one thread. */
class SplitReplicationTest {

  private static final long SHARDS = 150;

  private static Plan plan(double failsAbove, long replications) {
    StreamedMarket market = new StreamedMarket(failsAbove);
    ToyMarket toy = ToyMarket.of(2);
    return new Plan(
        List.of(
            PlannedPoint.of(1, 7, market, market.at(SHARDS * StreamedKernel.SHARD), replications),
            PlannedPoint.of(1, 7, toy, toy.at(100), 20_000),
            PlannedPoint.of(1, 7, market, market.at(2 * StreamedKernel.SHARD), replications)));
  }

  /** Counts the shards that it ran apart. */
  private static final class Counting implements Engine {

    private final Engine engine;
    private final List<ShardRange> ranges = new ArrayList<>();

    Counting(Engine engine) {
      this.engine = engine;
    }

    @Override
    public String name() {
      return engine.name();
    }

    @Override
    public int tasksPerRound() {
      return engine.tasksPerRound();
    }

    @Override
    public Future<?> submit(Plan plan, List<BlockRange> tasks, Consumer<RangeResult> results) {
      return engine.submit(plan, tasks, results);
    }

    @Override
    public Future<?> submitShards(Plan plan, List<ShardRange> more, Consumer<ShardSums> results) {
      ranges.addAll(more);
      return engine.submitShards(plan, more, results);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  @Test
  void bitsAreThoseOfOneThread() throws Exception {
    Plan plan = plan(Double.POSITIVE_INFINITY, 3);
    // an engine with a use for few tasks keeps replications whole
    byte[] whole = StudyRunTest.run(plan, new StudyRunTest.ShufflingEngine(1, 0));
    for (int tasks : new int[] {4, 7, 64}) {
      Counting engine = new Counting(new StudyRunTest.ShufflingEngine(tasks, tasks));
      assertThat(StudyRunTest.run(plan, engine)).isEqualTo(whole);
      // two passes over each of three replications, of the large market alone
      assertThat(engine.ranges).hasSize(2 * 3 * tasks).allMatch(range -> range.point() == 0);
      assertThat(engine.ranges.stream().mapToLong(ShardRange::shards).sum())
          .isEqualTo(2 * 3 * SHARDS);
    }
    assertThat(StudyRunTest.run(plan, ThreadsEngine.open(2))).isEqualTo(whole);
  }

  /** One replication of 150 shards in two passes. */
  @Test
  void progressIsToldWithinAReplication() throws Exception {
    StreamedMarket market = new StreamedMarket(Double.POSITIVE_INFINITY);
    Plan plan =
        new Plan(
            List.of(PlannedPoint.of(0, 7, market, market.at(SHARDS * StreamedKernel.SHARD), 1)));
    Map<Integer, List<Long>> told = new TreeMap<>();
    Progress progress =
        new Progress() {
          @Override
          public void advanced(int pointsDone, long replicationsDone) {
            assertThat(told).hasSize(2);
          }

          @Override
          public void passing(int pass, long shardsDone, long shards) {
            assertThat(shards).isEqualTo(SHARDS);
            told.computeIfAbsent(pass, unused -> new ArrayList<>()).add(shardsDone);
          }
        };
    try (Engine engine = ThreadsEngine.open(2)) {
      StudyRun.run(plan, engine, fold -> fold, progress);
    }

    assertThat(told).containsOnlyKeys(1, 2);
    assertThat(told.values())
        .allSatisfy(done -> assertThat(done).isSorted().doesNotHaveDuplicates().endsWith(SHARDS));
    assertThat(told.values()).allSatisfy(done -> assertThat(done).hasSizeGreaterThan(100));
  }

  @Test
  void manyReplicationsAreKeptWhole() throws Exception {
    Counting engine = new Counting(new StudyRunTest.ShufflingEngine(4, 1));

    StudyRunTest.run(plan(Double.POSITIVE_INFINITY, 4), engine);

    assertThat(engine.ranges).isEmpty();
  }

  @Test
  void failedReplicationsAreCounted() throws Exception {
    try (Engine engine = ThreadsEngine.open(2)) {
      PointFold fold =
          StudyRun.run(plan(1, 9), engine, found -> found, (points, replications) -> {}).get(0);

      assertThat(fold.tally().failures().count()).isBetween(1L, 8L);
      assertThat(fold.tally().failures().listed().values()).containsOnly("the mean is too large");
      assertThat(fold.moments().at(0, 0).count()).isEqualTo(9 - fold.tally().failures().count());
    }
  }

  /** About one shard in two hundred fails, in any of the tasks. */
  @Test
  void replicationsThatFailWithinAShardAreThoseOfOneThread() throws Exception {
    StreamedMarket market = new StreamedMarket(Double.POSITIVE_INFINITY, 0.523);
    Plan plan =
        new Plan(
            List.of(PlannedPoint.of(1, 7, market, market.at(SHARDS * StreamedKernel.SHARD), 9)));
    PointFold whole = fold(plan, new StudyRunTest.ShufflingEngine(1, 0));
    Counting engine = new Counting(new StudyRunTest.ShufflingEngine(64, 3));
    PointFold split = fold(plan, engine);

    assertThat(engine.ranges).isNotEmpty();
    assertThat(whole.tally().failures().count()).isBetween(1L, 8L);
    assertThat(split.tally().failures().listed()).isEqualTo(whole.tally().failures().listed());
    assertThat(split.moments().at(0, 0).mean()).isEqualTo(whole.moments().at(0, 0).mean());
  }

  private static PointFold fold(Plan plan, Engine engine) throws Exception {
    return StudyRun.run(plan, engine, found -> found, (points, replications) -> {}).get(0);
  }

  @Test
  void oneMarketIsSplitOverMoreTasksThanItHasShards() throws Exception {
    StreamedMarket market = new StreamedMarket(Double.POSITIVE_INFINITY);
    Plan plan =
        new Plan(
            List.of(PlannedPoint.of(1, 7, market, market.at(SHARDS * StreamedKernel.SHARD), 1)));
    Counting engine = new Counting(new StudyRunTest.ShufflingEngine(1000, 3));

    fold(plan, engine);

    // two passes
    assertThat(engine.ranges).hasSize(2 * (int) SHARDS).allMatch(range -> range.shards() == 1);
  }

  @Test
  void anInterruptionIsNoFailure() {
    StreamedMarket market = new StreamedMarket(Double.POSITIVE_INFINITY);
    Plan plan =
        new Plan(
            List.of(PlannedPoint.of(1, 7, market, market.at(SHARDS * StreamedKernel.SHARD), 1)));
    try (Engine engine = ThreadsEngine.open(2)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> fold(plan, engine)).isInstanceOf(InterruptedException.class);
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anErrorOfATaskEndsTheRun() {
    Engine lost =
        new Engine() {
          @Override
          public String name() {
            return "lost";
          }

          @Override
          public int tasksPerRound() {
            return 4;
          }

          @Override
          public Future<?> submit(
              Plan plan, List<BlockRange> tasks, Consumer<RangeResult> results) {
            tasks.forEach(task -> results.accept(BlockRunner.run(plan, task)));
            return CompletableFuture.completedFuture(null);
          }

          @Override
          public Future<?> submitShards(
              Plan plan, List<ShardRange> ranges, Consumer<ShardSums> results) {
            return CompletableFuture.failedFuture(new IllegalStateException("executor lost"));
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(
            () -> StudyRun.run(plan(1, 3), lost, fold -> fold, (points, replications) -> {}))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("executor lost");
  }
}
