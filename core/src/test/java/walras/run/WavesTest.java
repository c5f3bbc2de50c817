package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import walras.estimate.PointEstimates;
import walras.estimate.Reduction;
import walras.kernel.Market;
import walras.testkit.ControlledMarket;
import walras.testkit.ToyMarket;

/** Runs in waves have the bits of runs that never stopped. */
class WavesTest {

  private static final ToyMarket TOY = new ToyMarket(List.of("low", "high"), 3, 0.001, 2_000);
  private static final ControlledMarket CONTROLLED = ControlledMarket.of(0.3, 0.1);
  private static final List<Long> LAST = List.of(10_000L, 123_456L, 20_000L, 40_000L, 10_000L);

  /** Extends two points at once, one of them twice more, the last one to no whole block. */
  private static final List<List<Long>> COURSE =
      List.of(
          List.of(10_000L, 20_000L, 20_000L, 10_000L, 10_000L),
          List.of(10_000L, 80_000L, 20_000L, 40_000L, 10_000L),
          LAST);

  private static Plan plan(List<Long> counts) {
    List<Market> markets = List.of(TOY, TOY, CONTROLLED, CONTROLLED, CONTROLLED);
    return new Plan(
        IntStream.range(0, counts.size())
            .mapToObj(
                i ->
                    PlannedPoint.of(
                        1, 7, markets.get(i), markets.get(i).at(100 + i), counts.get(i)))
            .toList());
  }

  private static final class Course implements Pace {

    private int wave;

    @Override
    public List<Long> next(List<Long> replications, List<PointEstimates> estimates) {
      return wave < COURSE.size() ? COURSE.get(wave++) : replications;
    }
  }

  private static List<PointFold> prepared(List<Stretch> stretches, Progress progress)
      throws InterruptedException, ExecutionException {
    return wave(ControlPilot.prepareStretches(stretches), progress);
  }

  private static List<PointFold> wave(List<Stretch> stretches, Progress progress)
      throws InterruptedException, ExecutionException {
    try (Engine engine = ThreadsEngine.open(2)) {
      return StudyRun.run(stretches, engine, fold -> fold, progress);
    }
  }

  private static byte[] inWaves(List<Waves.Result> result) throws Exception {
    List<PointFold> last = new ArrayList<>();
    result.add(
        Waves.run(
            plan(LAST),
            new Course(),
            stretches -> {
              last.clear();
              last.addAll(prepared(stretches, (points, replications) -> {}));
              return List.copyOf(last);
            }));
    return StudyRunTest.bytes(last);
  }

  @Test
  void bitsAreThoseOfARunThatNeverStopped() throws Exception {
    Plan plan = ControlPilot.prepare(plan(LAST));
    List<PointFold> folds =
        wave(plan.points().stream().map(Stretch::whole).toList(), (points, replications) -> {});

    List<Waves.Result> result = new ArrayList<>();

    assertThat(inWaves(result)).isEqualTo(StudyRunTest.bytes(folds));
    assertThat(result.get(0).plan()).isEqualTo(plan);
    assertThat(result.get(0).estimates())
        .usingRecursiveComparison()
        .isEqualTo(folds.stream().map(PointFold::estimates).toList());
  }

  @Test
  void controlsAreDecidedWhenAPointLeavesThePilot() throws Exception {
    List<Waves.Result> result = new ArrayList<>();
    inWaves(result);

    List<PlannedPoint> points = result.get(0).plan().points();

    assertThat(points.get(3).layout().reduction()).isNotEqualTo(Reduction.NONE);
    assertThat(points.get(4).layout().reduction()).isEqualTo(Reduction.NONE);
    PointEstimates.OfMetric signal =
        Objects.requireNonNull(result.get(0).estimates().get(3).metrics().get(0));
    assertThat(signal.overall().reduced()).isPresent();
  }

  @Test
  void nothingIsRunTwice() throws Exception {
    List<Long> dispatched = new ArrayList<>();
    Waves.Runner runner =
        stretches -> {
          long held = stretches.stream().mapToLong(Stretch::replicationsHeld).sum();
          List<Long> done = new ArrayList<>();
          List<PointFold> folds = prepared(stretches, (points, count) -> done.add(count));
          dispatched.add(done.get(done.size() - 1) - held);
          return folds;
        };

    Waves.run(plan(LAST), new Course(), runner);

    assertThat(dispatched).containsExactly(50_000L, 20_000L, 90_000L, 43_456L);
  }

  @Test
  void whatDoesNotContinueAFoldIsRefused() throws Exception {
    PlannedPoint point = plan(LAST).points().get(0);
    PointFold ragged = only(point.withReplications(12_345));
    PointFold whole = only(point.withReplications(20_000));
    PlannedPoint controlled = plan(LAST).points().get(3);
    PointFold plain = only(controlled.withReplications(20_000));

    assertThatThrownBy(() -> Stretch.after(ragged, point.withReplications(20_000)))
        .hasMessageStartingWith("only whole blocks can be continued, got 12345 replications");
    assertThatThrownBy(() -> Stretch.after(whole, point.withReplications(10_000)))
        .hasMessage("a stretch of 10000 replications cannot follow 20000");
    assertThatThrownBy(() -> Stretch.after(whole, controlled.withReplications(40_000)))
        .hasMessage("a stretch must continue its own design point");
    PlannedPoint reduced = ControlPilot.prepare(new Plan(List.of(controlled))).points().get(0);
    assertThatThrownBy(() -> Stretch.after(plain, reduced))
        .hasMessage("controls are decided after 10000 replications, got 20000");
    assertThat(Stretch.after(ragged, point.withReplications(12_345)).isComplete()).isTrue();
  }

  private static PointFold only(PlannedPoint point) throws Exception {
    return wave(List.of(Stretch.whole(point)), (points, replications) -> {}).get(0);
  }
}
