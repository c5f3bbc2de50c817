package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import walras.estimate.PointEstimates;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.exact.StudyEstimates;
import walras.report.Derived;
import walras.report.RatesTable;
import walras.report.ResultsDocument;
import walras.report.SummaryTable;
import walras.run.ControlPilot;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.PointFold;
import walras.run.ResultsJson;
import walras.run.RunDirectory;
import walras.run.StudyRun;
import walras.store.RunFolder;
import walras.study.DesignPoint;
import walras.study.Study;
import walras.study.StudyReading;

/** The {@code run} command: runs a study and writes its run directory. */
@Command(name = "run", description = "Runs a study and writes its run directory.")
final class RunCommand implements Callable<Integer> {

  @Mixin private StudyArguments arguments;

  @Mixin private EngineOptions engines;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory (default: runs/<study>).")
  private @Nullable String out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, ExecutionException, InterruptedException {
    StudyReading reading = arguments.read();
    engines.check();
    String directory = out == null ? "runs/" + reading.study().name() : out;
    try (RunFolder folder = OutFolder.claim(directory, arguments.file())) {
      Outcome outcome = RecordedRun.of(folder, () -> run(reading, folder));
      if (outcome.exitCode() != ExitCodes.DONE) {
        print(List.of(outcome.message()));
      }
      return outcome.exitCode();
    }
  }

  private Outcome run(StudyReading reading, RunFolder folder)
      throws IOException, InterruptedException {
    Study study = reading.study();
    HeldResults held = HeldResults.in(folder);
    held.check(study);
    print(Warnings.of(reading));
    Plan plan = Plan.of(study);
    if (study.method().simulates()) {
      plan = ControlPilot.prepare(plan);
    }
    RunLog log = RunLog.started(folder, study, plan);
    log.held(held.notIn(study));
    log.held(held.shortenedBy(study));
    print(held.shortenedBy(study));
    List<ExactEstimates> exact = enumerate(study);
    List<PointEstimates> simulated =
        study.method().simulates() ? simulate(study, plan, log) : List.of();
    StudyEstimates estimates = StudyEstimates.of(study.points().size(), simulated, exact);
    ResultsDocument results = write(reading, ResultsJson.bytes(study, plan, estimates), folder);
    log.finished();
    print(results, folder);
    return study.method().simulates()
        ? FailureShare.judge(study, simulated, new ReplayHint(arguments, study))
        : new Outcome(ExitCodes.DONE, "done, everything enumerated");
  }

  /** Enumerates the design points in this process, on one thread. */
  private List<ExactEstimates> enumerate(Study study) {
    List<ExactEstimates> exact = new ArrayList<>();
    if (study.method().enumerates()) {
      for (DesignPoint point : study.points()) {
        exact.add(ExactMethod.of(point.market(), point.sized(), study.exceed()));
      }
    }
    return exact;
  }

  private List<PointEstimates> simulate(Study study, Plan plan, RunLog log)
      throws IOException, InterruptedException {
    try (Engine engine = engines.open(study.name());
        ProgressDisplay display = ProgressDisplay.of(plan, spec.commandLine().getErr())) {
      log.engine(engine);
      return StudyRun.run(plan, engine, PointFold::estimates, display);
    } catch (ExecutionException e) {
      throw EngineException.of(e, new ReplayHint(arguments, study));
    }
  }

  private void print(List<String> lines) {
    PrintWriter err = spec.commandLine().getErr();
    lines.forEach(err::println);
    err.flush();
  }

  private void print(ResultsDocument results, RunFolder folder) {
    PrintWriter table = spec.commandLine().getOut();
    SummaryTable.of(results).forEach(table::println);
    table.println();
    RatesTable.of(results).forEach(table::println);
    table.println();
    MoreTables.of(results).forEach(table::println);
    table.println(
        "Per state, standard deviations and quantiles: "
            + folder.location()
            + "/"
            + RunDirectory.SUMMARY);
    table.flush();
  }

  private static ResultsDocument write(StudyReading reading, byte[] bytes, RunFolder folder)
      throws IOException {
    ResultsDocument results = ResultsDocument.of(bytes);
    folder.replace(RunDirectory.RESULTS, bytes);
    folder.replace(RunDirectory.STUDY, utf8(reading.text()));
    Derived.write(results, folder);
    return results;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
