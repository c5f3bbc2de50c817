package walras.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import walras.estimate.MetricPair;
import walras.estimate.PointEstimates;
import walras.importance.WeightedMarket;
import walras.testkit.ControlledMarket;
import walras.testkit.RareMarket;
import walras.testkit.ToyMarket;

/** Runs that continue what a checkpoint holds have the bits of runs that never stopped. */
class ResumptionTest {

  private static final ToyMarket TOY = new ToyMarket(List.of("low", "high"), 3, 0.001, 20_000);
  private static final ControlledMarket CONTROLLED = ControlledMarket.of(0.3, 0.1);
  private static final RareMarket RARE = new RareMarket(List.of(0.3), List.of(0.5));

  /** A design point of each kind of statistics. */
  enum Kind {
    PLAIN {
      @Override
      PlannedPoint of(long replications) {
        return PlannedPoint.of(1, 7, TOY, TOY.at(100), replications);
      }
    },
    CONTROLS {
      @Override
      PlannedPoint of(long replications) {
        return PlannedPoint.of(2, 7, CONTROLLED, CONTROLLED.at(100), replications);
      }
    },
    WEIGHTS {
      @Override
      PlannedPoint of(long replications) {
        return PlannedPoint.of(3, 7, RARE, new WeightedMarket(RARE, RARE.at(300)), replications);
      }
    };

    abstract PlannedPoint of(long replications);
  }

  static PointFold run(Stretch stretch, Checkpoint checkpoint) throws Exception {
    List<Stretch> stretches =
        ControlPilot.prepareStretches(Resumption.of(List.of(stretch), checkpoint));
    try (Engine engine = ThreadsEngine.open(1)) {
      return StudyRun.run(stretches, engine, fold -> fold, (points, done) -> {}, checkpoint).get(0);
    }
  }

  private static void assertSame(PointFold found, PointFold expected) throws Exception {
    assertThat(StudyRunTest.bytes(List.of(found))).isEqualTo(StudyRunTest.bytes(List.of(expected)));
    assertThat(found.estimates())
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(expected.estimates());
    assertThat(found.point().layout()).isEqualTo(expected.point().layout());
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsHeldTheBitsAreTheSame(Kind kind) throws Exception {
    PlannedPoint point = kind.of(50_123);
    HeldInMemory all = HeldInMemory.ofAll();
    PointFold expected = run(Stretch.whole(point), all);
    List<Long> ends = new ArrayList<>(all.held(point).descendingSet());

    for (long end : ends) {
      all.forgetBeyond(point, end);
      Stretch resumed = Resumption.of(List.of(Stretch.whole(point)), all).get(0);
      assertThat(resumed.firstBlock()).isEqualTo(end);
      assertSame(run(Stretch.whole(point), all), expected);
    }

    assertThat(ends).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @EnumSource
  void extendingInStepsIsOneRun(Kind kind) throws Exception {
    PointFold expected = run(Stretch.whole(kind.of(90_000)), Checkpoint.NONE);
    HeldInMemory marks = HeldInMemory.ofMarks();
    for (long count : new long[] {7_000, 23_456, 30_000, 77_777}) {
      run(Stretch.whole(kind.of(count)), marks);
    }

    assertSame(run(Stretch.whole(kind.of(90_000)), marks), expected);
  }

  @ParameterizedTest
  @EnumSource
  void aLookIsAnsweredFromItsPart(Kind kind) throws Exception {
    HeldInMemory marks = HeldInMemory.ofMarks();
    run(Stretch.whole(kind.of(90_000)), marks);
    PointFold expected = run(Stretch.whole(kind.of(40_000)), Checkpoint.NONE);

    Stretch resumed = Resumption.of(List.of(Stretch.whole(kind.of(40_000))), marks).get(0);

    assertThat(resumed.isComplete()).isTrue();
    assertThat(Resumption.replicationsHeld(Stretch.whole(kind.of(40_000)), marks))
        .isEqualTo(40_000);
    assertSame(resumed.fold(), expected);
  }

  @ParameterizedTest
  @EnumSource
  void wavesReplayTheirLooks(Kind kind) throws Exception {
    Plan plan = new Plan(List.of(kind.of(50_000)));
    Pace toTheEnd = (counts, estimates) -> List.of(Looks.after(counts.get(0), 50_000));
    HeldInMemory marks = HeldInMemory.ofMarks();
    List<PointFold> folds = new ArrayList<>();
    Waves.Result expected = Waves.run(plan, toTheEnd, runner(marks, folds, new AtomicLong()));
    byte[] bytes = StudyRunTest.bytes(folds);
    AtomicLong simulated = new AtomicLong();

    Waves.Result again = Waves.run(plan, toTheEnd, runner(marks, folds, simulated));

    assertThat(simulated).hasValue(0);
    assertThat(StudyRunTest.bytes(folds)).isEqualTo(bytes);
    assertThat(again.plan()).isEqualTo(expected.plan());
    assertThat(again.estimates())
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(expected.estimates());
  }

  private static Waves.Runner runner(
      Checkpoint checkpoint, List<PointFold> folds, AtomicLong simulated) {
    return stretches -> {
      List<Stretch> left = ControlPilot.prepareStretches(Resumption.of(stretches, checkpoint));
      left.forEach(
          stretch ->
              simulated.addAndGet(stretch.point().replications() - stretch.replicationsHeld()));
      folds.clear();
      try (Engine engine = ThreadsEngine.open(2)) {
        folds.addAll(StudyRun.run(left, engine, fold -> fold, (points, done) -> {}, checkpoint));
      }
      return List.copyOf(folds);
    };
  }

  /** What a run of 50,000 keeps of its first quarter is no business of one that goes in waves. */
  @Test
  void wavesKeepNoQuarterThatTheyNeverPassed() throws Exception {
    Plan plan = new Plan(List.of(Kind.WEIGHTS.of(50_000)));
    Pace toTheEnd = (counts, estimates) -> List.of(Looks.after(counts.get(0), 50_000));
    HeldInMemory marks = HeldInMemory.ofMarks();
    run(Stretch.whole(Kind.WEIGHTS.of(50_000)), marks);
    List<PointEstimates> expected =
        Waves.run(plan, toTheEnd, runner(Checkpoint.NONE, new ArrayList<>(), new AtomicLong()))
            .estimates();

    List<PointEstimates> found =
        Waves.run(plan, toTheEnd, runner(marks, new ArrayList<>(), new AtomicLong())).estimates();

    assertThat(found)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(expected);
  }

  @Test
  void partsDependNeitherOnTasksNorOnArrival() throws Exception {
    for (Kind kind : Kind.values()) {
      HeldInMemory first = HeldInMemory.ofMarks();
      run(Stretch.whole(kind.of(50_123)), first);
      for (int tasks : new int[] {1, 5, 64, 1_000}) {
        HeldInMemory other = HeldInMemory.ofMarks();
        List<Stretch> whole =
            ControlPilot.prepareStretches(List.of(Stretch.whole(kind.of(50_123))));
        try (Engine engine = new StudyRunTest.ShufflingEngine(tasks, tasks)) {
          StudyRun.run(whole, engine, fold -> fold, (points, done) -> {}, other);
        }
        PlannedPoint point = kind.of(1);
        assertThat(other.of(point).keySet()).isEqualTo(first.of(point).keySet());
        other
            .of(point)
            .forEach(
                (blocks, bytes) ->
                    assertThat(Arrays.equals(bytes, first.of(point).get(blocks)))
                        .as("%s, %d blocks, %d tasks", kind, blocks, tasks)
                        .isTrue());
      }
    }
  }

  @Test
  void whatDecidesTheBitsIsInTheIdentity() {
    PlannedPoint point = Kind.PLAIN.of(1_000);
    PartIdentity identity = PartIdentity.of(point);

    assertThat(PartIdentity.of(Kind.PLAIN.of(5_000))).isEqualTo(identity);
    assertThat(PartIdentity.of(PlannedPoint.of(1, 8, TOY, TOY.at(100), 1_000)).digest())
        .isNotEqualTo(identity.digest());
    assertThat(PartIdentity.of(PlannedPoint.of(2, 7, TOY, TOY.at(100), 1_000)).digest())
        .isNotEqualTo(identity.digest());
    assertThat(PartIdentity.of(point.withPairs(List.of(new MetricPair(0, 1)))).digest())
        .isNotEqualTo(identity.digest());
  }
}
