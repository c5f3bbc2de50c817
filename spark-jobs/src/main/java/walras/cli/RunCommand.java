package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
import walras.report.ResultsDocument;
import walras.report.SummaryCsv;
import walras.report.SummaryTable;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.PointFold;
import walras.run.ResultsJson;
import walras.run.RunDirectory;
import walras.run.StudyRun;
import walras.store.FolderInUseException;
import walras.store.RunFolder;
import walras.store.UnusableFolderException;
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
  public Integer call() throws IOException, InterruptedException {
    StudyReading reading = arguments.read();
    PrintWriter err = spec.commandLine().getErr();
    Warnings.of(reading).forEach(err::println);
    err.flush();
    Study study = reading.study();
    String directory = out == null ? "runs/" + study.name() : out;
    engines.check();
    try (RunFolder folder = claim(directory)) {
      return new RecordedRun(folder).record(() -> run(reading, folder));
    }
  }

  private Outcome run(StudyReading reading, RunFolder folder)
      throws IOException, InterruptedException {
    Study study = reading.study();
    HeldResults.check(folder, study);
    Plan plan = Plan.of(study);
    RunLog log = RunLog.started(folder, study, plan);
    List<PointEstimates> estimates;
    try (Engine engine = engines.open(plan, study.name());
        ProgressDisplay display = ProgressDisplay.of(plan, spec.commandLine().getErr())) {
      log.engine(engine);
      estimates = StudyRun.run(plan, engine, PointFold::estimates, display);
    } catch (ExecutionException e) {
      throw new EngineException(e.getCause() == null ? e : e.getCause());
    }
    ResultsDocument results = write(reading, ResultsJson.bytes(study, plan, estimates), folder);
    log.finished();
    PrintWriter table = spec.commandLine().getOut();
    SummaryTable.of(results).forEach(table::println);
    table.println();
    table.println(
        "Per state, standard deviations and quantiles: "
            + folder.location()
            + "/"
            + RunDirectory.SUMMARY);
    table.flush();
    return FailureShare.judge(study, estimates);
  }

  private static ResultsDocument write(StudyReading reading, byte[] bytes, RunFolder folder)
      throws IOException {
    ResultsDocument results = ResultsDocument.of(bytes);
    folder.replace(RunDirectory.RESULTS, bytes);
    folder.replace(RunDirectory.STUDY, utf8(reading.text()));
    folder.replace(RunDirectory.SUMMARY, utf8(SummaryCsv.of(results)));
    return results;
  }

  private static RunFolder claim(String directory) throws IOException {
    try {
      return RunFolder.claim(directory);
    } catch (UnusableFolderException e) {
      throw new UserError(ExitCodes.BAD_INPUT, "--out: " + e.getMessage());
    } catch (FolderInUseException e) {
      throw new UserError(ExitCodes.IN_USE, "--out: " + e.getMessage());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
