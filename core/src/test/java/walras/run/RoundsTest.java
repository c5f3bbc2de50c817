package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.estimate.BlockMoments;
import walras.estimate.StatisticsCodec;
import walras.testkit.ToyMarket;

class RoundsTest {

  private static final ToyMarket MARKET = ToyMarket.of(1);

  private static final Plan PLAN =
      new Plan(
          List.of(
              PlannedPoint.of(1, 1, MARKET, MARKET.at(10), 45_000_001),
              PlannedPoint.of(1, 1, MARKET, MARKET.at(20), 1),
              PlannedPoint.of(1, 1, MARKET, MARKET.at(30), 5_000_000)));

  private static Rounds all(Plan plan, int tasks) {
    List<BlockRange> ranges =
        IntStream.range(0, plan.points().size())
            .mapToObj(point -> new BlockRange(point, 0, plan.points().get(point).blocks()))
            .toList();
    return new Rounds(plan, ranges, Marks::after, tasks);
  }

  @ParameterizedTest(name = "{0} tasks")
  @ValueSource(ints = {1, 7, 64, 1_000, 100_000})
  void everyBlockIsInOneTaskInOrder(int tasks) {
    Rounds rounds = all(PLAN, tasks);
    int count = 0;
    List<BlockRange> all = new ArrayList<>();
    while (rounds.hasNext()) {
      List<BlockRange> round = rounds.next();
      count++;
      assertThat(round.stream().mapToLong(BlockRange::blocks).sum())
          .isLessThanOrEqualTo(Math.max(Rounds.BLOCKS, (long) Rounds.BLOCKS_PER_TASK * tasks));
      all.addAll(round);
    }
    long[] next = new long[PLAN.points().size()];
    int point = 0;
    for (BlockRange range : all) {
      assertThat(range.point()).isGreaterThanOrEqualTo(point);
      point = range.point();
      assertThat(range.firstBlock()).isEqualTo(next[point]);
      next[point] = range.endBlock();
    }
    for (int i = 0; i < next.length; i++) {
      assertThat(next[i]).isEqualTo(PLAN.points().get(i).blocks());
    }
    assertThat(count).isEqualTo(tasks < 1_000 ? 2 : 1);
  }

  /** How many blocks of 20 ms tasks have, if there are many; with 2 cores 8 are asked for. */
  @ParameterizedTest(name = "{0} tasks")
  @CsvSource({"8, 4096, 100", "40, 4096, 100", "400, 12800, 32", "4000, 128000, 100"})
  void tasksOfManyCoresHaveMoreThanOneBlock(int tasks, long blocks, long perTask) {
    PlannedPoint point = PlannedPoint.of(1, 1, MARKET, MARKET.at(10), 100_000_000_000_000L);
    Rounds rounds = all(new Plan(List.of(point)), tasks);
    rounds.next(); // looks are frequent here

    List<BlockRange> round = rounds.next();

    assertThat(round.stream().mapToLong(BlockRange::blocks).sum()).isEqualTo(blocks);
    assertThat(round.get(round.size() / 2).blocks()).isCloseTo(perTask, within(1L));
  }

  /** Spark refuses a round whose results come to 2 GiB, and two are in flight. */
  @Test
  void roundsOfLargeResultsHaveFewerBlocks() throws IOException {
    ToyMarket large = new ToyMarket(List.of("a", "b", "c", "d", "e", "f"), 40, 0, 300);
    PlannedPoint point = PlannedPoint.of(1, 1, large, large.at(10), 100_000_000_000_000L);
    Plan plan = new Plan(List.of(point));
    BlockMoments block = BlockRunner.run(plan, new BlockRange(0, 0, 1)).blocks().get(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StatisticsCodec.write(block, new DataOutputStream(bytes));
    assertThat(point.bytesPerBlock()).isBetween((long) bytes.size(), 3L * bytes.size());
    Rounds rounds = all(plan, 4_000);
    rounds.next(); // looks are frequent here

    List<BlockRange> round = rounds.next();

    long blocks = round.stream().mapToLong(BlockRange::blocks).sum();
    assertThat(blocks * point.bytesPerBlock()).isBetween(700L << 20, 768L << 20);
    assertThat(round).hasSizeGreaterThan(999);
  }

  @Test
  void noTaskIsLongerThanTwoSeconds() {
    ToyMarket slow = new ToyMarket(List.of("low", "high"), 2, 0, 30_000);
    PlannedPoint point = PlannedPoint.of(1, 1, slow, slow.at(10), 1_000_000_000);

    List<BlockRange> round = all(new Plan(List.of(point)), 1).next();

    assertThat(round)
        .extracting(range -> range.blocks() * point.nanosecondsPerBlock())
        .allMatch(nanoseconds -> nanoseconds <= 2e9)
        .anyMatch(nanoseconds -> nanoseconds > 1.9e9);
  }

  @Test
  void coresAreBusyWithFewBlocks() {
    PlannedPoint point = PlannedPoint.of(1, 1, MARKET, MARKET.at(10), 40_960_000);
    Rounds rounds = all(new Plan(List.of(point)), 4_000);

    assertThat(rounds.next()).hasSizeBetween(1_000, 1_050);
    assertThat(rounds.hasNext()).isFalse();
  }

  @Test
  void tasksEndAtLooksAndBeforeAPartialBlock() {
    PlannedPoint point = PlannedPoint.of(1, 1, MARKET, MARKET.at(10), 100_001);
    Rounds rounds = all(new Plan(List.of(point)), 1);

    List<Long> ends =
        rounds.next().stream().map(range -> range.endBlock() * point.blockSize()).toList();

    assertThat(point.blockSize()).isEqualTo(10_000);
    assertThat(ends).containsExactly(10_000L, 20_000L, 40_000L, 80_000L, 100_000L, 110_000L);
  }

  @ParameterizedTest(name = "{0} tasks")
  @ValueSource(ints = {1, 64, 100_000})
  void noTaskHoldsPartOfAGranuleWhoseRowsAreKept(int tasks) {
    ToyMarket slow = new ToyMarket(List.of("low", "high"), 2, 0, 30_000);
    PlannedPoint point =
        PlannedPoint.of(1, 1, slow, slow.at(10), 10_000_001).keeping((where, rows) -> {});
    Rounds rounds = all(new Plan(List.of(point)), tasks);
    int count = 0;
    while (rounds.hasNext()) {
      count++;
      for (BlockRange range : rounds.next()) {
        Granule first = Granule.at(point, point.firstReplication(range.firstBlock()));
        Granule last = Granule.at(point, point.endReplication(range.endBlock() - 1) - 1);
        assertThat(first.blocks(0, point).firstBlock()).isEqualTo(range.firstBlock());
        assertThat(last.blocks(0, point).endBlock()).isEqualTo(range.endBlock());
      }
    }
    assertThat(count).isGreaterThan(tasks > 64 ? 0 : 2);
  }

  @Test
  void theFirstRoundOfAHugePlanIsThereAtOnce() {
    PlannedPoint point = PlannedPoint.of(1, 1, MARKET, MARKET.at(10), 100_000_000_000_000L);
    Rounds rounds = all(new Plan(Collections.nCopies(10_000, point)), 64);

    assertThat(rounds.next().stream().mapToLong(BlockRange::blocks).sum()).isEqualTo(Rounds.BLOCKS);
    assertThat(rounds.hasNext()).isTrue();
  }
}
