package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.importance.WeightedMarket;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.kernel.StreamedKernel;
import walras.sampling.Streams;
import walras.testkit.RareMarket;
import walras.testkit.StreamedMarket;
import walras.testkit.ToyMarket;

/** Rows of replications, kept in memory. */
class KeptRowsTest {

  private static final ToyMarket TOY = new ToyMarket(List.of("low", "high"), 3, 0.001, 20_000);
  private static final RareMarket RARE = new RareMarket(List.of(0.3), List.of(0.5));
  private static final Progress QUIET = (points, replications) -> {};

  private final Map<Long, Map<Granule, ReplicationRows>> kept = new ConcurrentHashMap<>();

  private void keep(PlannedPoint point, ReplicationRows rows) {
    kept.computeIfAbsent(point.hash(), unused -> new ConcurrentHashMap<>())
        .put(rows.granule(), rows);
  }

  private PlannedPoint toy(long replications) {
    return PlannedPoint.of(1, 7, TOY, TOY.at(100), replications).keeping(this::keep);
  }

  private PlannedPoint rare(long replications) {
    return PlannedPoint.of(2, 7, RARE, new WeightedMarket(RARE, RARE.at(300)), replications)
        .keeping(this::keep);
  }

  private PlannedPoint streamed(long replications) {
    StreamedMarket market = new StreamedMarket(Double.POSITIVE_INFINITY);
    return PlannedPoint.of(3, 7, market, market.at(16 * StreamedKernel.SHARD), replications)
        .keeping(this::keep);
  }

  private static List<PointFold> run(Plan plan, Engine engine)
      throws ExecutionException, InterruptedException {
    return StudyRun.run(plan, engine, fold -> fold, QUIET);
  }

  /** Returns what of a plan has no rows, granule by granule. */
  private List<BlockRange> missing(Plan plan) {
    List<BlockRange> missing = new ArrayList<>();
    for (int i = 0; i < plan.points().size(); i++) {
      PlannedPoint point = plan.points().get(i);
      for (Granule granule : Granule.of(point)) {
        if (!kept.getOrDefault(point.hash(), Map.of()).containsKey(granule)) {
          missing.add(granule.blocks(i, point));
        }
      }
    }
    return missing;
  }

  /** Compares the rows of a design point with its replications, one by one. */
  private void assertRows(PlannedPoint point) {
    Map<Granule, ReplicationRows> found = kept.getOrDefault(point.hash(), Map.of());
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(Granule.of(point));
    Kernel kernel = point.sized().kernel();
    Streams streams = Streams.create(point.streamSeed(), point.sized().agents());
    Outcome outcome = Outcome.create(point.market());
    for (ReplicationRows rows : found.values()) {
      for (int row = 0; row < rows.granule().replications(); row++) {
        streams.address(rows.granule().firstReplication() + row);
        outcome.clear();
        try {
          kernel.replicate(streams, outcome);
          assertThat(rows.failure(row)).isEmpty();
          assertRow(rows, row, outcome, point);
        } catch (ReplicationFailure failure) {
          assertThat(rows.failure(row)).contains(String.valueOf(failure.getMessage()));
        }
      }
    }
  }

  private static void assertRow(
      ReplicationRows rows, int row, Outcome outcome, PlannedPoint point) {
    boolean isEqual = rows.state(row) == outcome.state();
    for (int metric = 0; metric < point.market().metrics().size(); metric++) {
      isEqual &= Double.compare(rows.metric(row, metric), outcome.metric(metric)) == 0;
    }
    if (point.layout().weighted()) {
      isEqual &= rows.logWeight(row) == outcome.logWeight();
      isEqual &= rows.drawnFrom(row).equals(outcome.drawnFrom());
    }
    assertThat(isEqual).as("row %d of %s", row, rows.granule()).isTrue();
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 5})
  void everyReplicationHasItsRowAndBitsAreAsWithoutRows(int threads) throws Exception {
    Plan plan = new Plan(List.of(toy(123_456), toyOfOneBlock(), rare(50_123)));
    Plan plain =
        new Plan(List.of(plain(toy(123_456)), plain(toyOfOneBlock()), plain(rare(50_123))));
    try (Engine engine = ThreadsEngine.open(threads)) {
      assertThat(StudyRunTest.bytes(run(plan, engine)))
          .isEqualTo(StudyRunTest.bytes(run(plain, engine)));
      MissingRows.keep(plan, missing(plan), engine, QUIET);
    }
    plan.points().forEach(this::assertRows);
  }

  private PlannedPoint toyOfOneBlock() {
    return PlannedPoint.of(4, 7, TOY, TOY.at(1_000), 1).keeping(this::keep);
  }

  private static PlannedPoint plain(PlannedPoint point) {
    return new PlannedPoint(
        point.hash(),
        point.streamSeed(),
        point.market(),
        point.sized(),
        point.replications(),
        point.blockSize(),
        point.layout(),
        /* keeper= */ null);
  }

  /** Tasks end between granules, so that none is simulated twice. */
  @Test
  void aRunWithoutWeightsMissesNoRows() throws Exception {
    Plan plan = new Plan(List.of(toy(1_234_567)));
    try (Engine engine = ThreadsEngine.open(2)) {
      run(plan, engine);
    }
    assertThat(missing(plan)).isEmpty();
    assertThat(Granule.of(toy(1_234_567))).hasSizeLessThan(50);
  }

  @Test
  void whatARunHeldIsSimulatedAgainForItsRows() throws Exception {
    PlannedPoint point = toy(100_100);
    HeldInMemory held = HeldInMemory.ofAll();
    ResumptionTest.run(Stretch.whole(plain(point)), held);
    held.forgetBeyond(point, 53);
    PointFold resumed = ResumptionTest.run(Stretch.whole(point), held);
    Plan plan = new Plan(List.of(resumed.point()));
    List<BlockRange> missing = missing(plan);
    long again = missing.stream().mapToLong(range -> replications(range, point)).sum();
    assertThat(again).isBetween(53L * point.blockSize(), 80_000L);

    try (Engine engine = ThreadsEngine.open(2)) {
      List<Long> done = new ArrayList<>();
      MissingRows.keep(plan, missing, engine, (points, replications) -> done.add(replications));

      assertThat(done).last().isEqualTo(again);
    }
    assertRows(point);
  }

  private static long replications(BlockRange range, PlannedPoint point) {
    return point.endReplication(range.endBlock() - 1) - point.firstReplication(range.firstBlock());
  }

  @Test
  void aReplicationSplitOverShardsHasItsRow() throws Exception {
    Plan plan = new Plan(List.of(streamed(2)));
    try (Engine engine = ThreadsEngine.open(2)) {
      run(plan, engine);
      assertThat(missing(plan)).isEmpty();
      Map<Granule, ReplicationRows> split = Map.copyOf(kept.getOrDefault(3L, Map.of()));
      kept.clear();
      MissingRows.keep(plan, missing(plan), engine, QUIET);
      assertThat(kept.getOrDefault(3L, Map.of())).usingRecursiveComparison().isEqualTo(split);
    }
    assertRows(streamed(2));
  }

  @Test
  void rowsThatCannotBeKeptEndTheRun() {
    RowKeeper full =
        (point, rows) -> {
          throw new UncheckedIOException(new IOException("disk full"));
        };
    Plan plan = new Plan(List.of(toy(20_000).keeping(full)));
    try (Engine engine = ThreadsEngine.open(2)) {
      assertThatThrownBy(() -> run(plan, engine))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("disk full");
    }
  }
}
