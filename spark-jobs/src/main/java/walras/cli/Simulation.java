package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import walras.estimate.PointEstimates;
import walras.run.ControlPilot;
import walras.run.Engine;
import walras.run.Pace;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.run.PointFold;
import walras.run.Stretch;
import walras.run.StudyRun;
import walras.run.Waves;
import walras.study.DesignPoint;
import walras.study.Study;

/** Simulates the design points of a study on an engine, telling log and terminal how it goes. */
final class Simulation {

  private final Engine engine;
  private final RunLog log;
  private final PrintWriter err;

  Simulation(Engine engine, RunLog log, PrintWriter err) throws IOException {
    this.engine = engine;
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

  /** Runs all replications of a study. */
  Result all(Study study) throws InterruptedException, ExecutionException {
    return finish(study, Plan.of(study).points().stream().map(Stretch::whole).toList());
  }

  /**
   * Runs the design points of a study in waves, then its contrasts, with as many replications as
   * both sides got.
   *
   * @param most the design points, each with the most replications that it may have
   */
  Result inWaves(Study study, Plan most, Pace pace)
      throws InterruptedException, ExecutionException {
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

  private Result finish(Study study, List<Stretch> stretches)
      throws InterruptedException, ExecutionException {
    List<Stretch> prepared = ControlPilot.prepareStretches(stretches);
    Plan plan = new Plan(prepared.stream().map(Stretch::point).toList());
    long held = prepared.stream().mapToLong(Stretch::replicationsHeld).sum();
    try (ProgressDisplay display = ProgressDisplay.of(plan, held, err)) {
      return new Result(study, plan, StudyRun.run(prepared, engine, PointFold::estimates, display));
    }
  }

  private List<PointFold> wave(List<Stretch> stretches)
      throws InterruptedException, ExecutionException {
    Plan plan = new Plan(stretches.stream().map(Stretch::point).toList());
    long held = stretches.stream().mapToLong(Stretch::replicationsHeld).sum();
    try (ProgressDisplay display = ProgressDisplay.of(plan, held, err)) {
      log.wave(stretches);
      return StudyRun.run(stretches, engine, fold -> fold, display);
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be written", e);
    }
  }
}
