package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import walras.checkpoint.CheckpointFolder;
import walras.estimate.PointEstimates;
import walras.run.BlockRange;
import walras.run.ControlPilot;
import walras.run.Engine;
import walras.run.MissingRows;
import walras.run.Pace;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.run.PointFold;
import walras.run.Resumption;
import walras.run.Stretch;
import walras.run.StudyRun;
import walras.run.Waves;
import walras.study.DesignPoint;
import walras.study.Study;

/** Simulates the design points of a study on an engine, telling log and terminal how it goes. */
final class Simulation {

  private final Engine engine;
  private final CheckpointFolder checkpoint;
  private final Interruption interruption;
  private final RunLog log;
  private final PrintWriter err;

  Simulation(
      Engine engine,
      CheckpointFolder checkpoint,
      Interruption interruption,
      RunLog log,
      PrintWriter err)
      throws IOException {
    this.engine = engine;
    this.checkpoint = checkpoint;
    this.interruption = interruption;
    this.log = log;
    this.err = err;
    log.engine(engine);
  }

  /**
   * What a study came to.
   *
   * @param study the study with the replications that its design points got
   * @param plan its design points, then its contrasts
   * @param estimates what these say, in the same order
   */
  record Result(Study study, Plan plan, List<PointEstimates> estimates) {

    /** Returns the replications that each design point got, in the order of the study. */
    List<Long> counts() {
      return study.points().stream().map(DesignPoint::replications).toList();
    }
  }

  /**
   * Runs all replications of a study.
   *
   * @param points its design points
   */
  Result all(Study study, Plan points)
      throws IOException, InterruptedException, ExecutionException {
    Plan plan = points.and(Plan.ofContrasts(study));
    tellHeld(plan);
    return finish(study, plan.points().stream().map(Stretch::whole).toList());
  }

  /**
   * Runs the design points of a study in waves, then its contrasts, with as many replications as
   * both sides got.
   *
   * @param most the design points, each with the most replications that it may have
   */
  Result inWaves(Study study, Plan most, Pace pace)
      throws IOException, InterruptedException, ExecutionException {
    tellHeld(most);
    Waves.Result points = Waves.run(most, pace, this::wave);
    Study ran =
        study.withReplications(
            points.plan().points().stream().map(PlannedPoint::replications).toList());
    if (ran.contrasts().isEmpty()) {
      return new Result(ran, points.plan(), points.estimates());
    }
    Stream<Stretch> held = points.folds().stream().map(fold -> Stretch.after(fold, fold.point()));
    Stream<Stretch> pairs = Plan.ofContrasts(ran).points().stream().map(Stretch::whole);
    return finish(ran, Stream.concat(held, pairs).toList());
  }

  /**
   * Simulates replications once more of which a run keeps no rows though it is to keep them.
   *
   * @param plan the design points with the replications that they got
   */
  void keepMissing(KeptRows rows, Plan plan)
      throws IOException, InterruptedException, ExecutionException {
    List<BlockRange> missing = rows.missing(plan);
    if (missing.isEmpty()) {
      return;
    }
    Plan again = new Plan(missing.stream().map(range -> again(plan, range)).toList());
    log.again(again.replications());
    interruption.during(
        checkpoint,
        () -> {
          try (ProgressDisplay display = ProgressDisplay.of(again, 0, err)) {
            MissingRows.keep(plan, missing, engine, display);
          }
          return again;
        });
    rows.checkComplete(plan);
  }

  /** Returns a design point with as many replications as a range of its blocks has. */
  private static PlannedPoint again(Plan plan, BlockRange range) {
    PlannedPoint point = plan.points().get(range.point());
    return point.withReplications(
        point.endReplication(range.endBlock() - 1) - point.firstReplication(range.firstBlock()));
  }

  private void tellHeld(Plan plan) throws IOException {
    List<String> lines = HeldParts.of(plan, checkpoint);
    log.held(lines);
    lines.forEach(err::println);
    err.flush();
  }

  private Result finish(Study study, List<Stretch> stretches)
      throws InterruptedException, ExecutionException {
    List<Stretch> left = left(stretches);
    return new Result(study, plan(left), fold(left, PointFold::estimates));
  }

  private List<PointFold> wave(List<Stretch> stretches)
      throws InterruptedException, ExecutionException {
    List<Stretch> left = left(stretches);
    try {
      log.wave(left);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fold(left, fold -> fold);
  }

  /** Returns what is not held of stretches, with controls. */
  private List<Stretch> left(List<Stretch> stretches) {
    return ControlPilot.prepareStretches(Resumption.of(stretches, checkpoint));
  }

  private <R> List<R> fold(List<Stretch> stretches, Function<PointFold, R> reduction)
      throws InterruptedException, ExecutionException {
    long held = stretches.stream().mapToLong(Stretch::replicationsHeld).sum();
    List<R> folded =
        interruption.during(
            checkpoint,
            () -> {
              try (ProgressDisplay display = ProgressDisplay.of(plan(stretches), held, err)) {
                return StudyRun.run(stretches, engine, reduction, display, checkpoint);
              }
            });
    log.simulated(stretches);
    return folded;
  }

  private static Plan plan(List<Stretch> stretches) {
    return new Plan(stretches.stream().map(Stretch::point).toList());
  }
}
