package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import walras.checkpoint.CheckpointFolder;
import walras.checkpoint.UnusableCheckpointException;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.exact.StudyEstimates;
import walras.replications.ReplicationsFolder;
import walras.report.Derived;
import walras.report.ResultsDocument;
import walras.run.Engine;
import walras.run.Pace;
import walras.run.Plan;
import walras.run.ResultsJson;
import walras.run.RunDirectory;
import walras.run.StoppingRule;
import walras.store.RunFolder;
import walras.study.Counted;
import walras.study.DesignPoint;
import walras.study.Replications;
import walras.study.Study;
import walras.study.StudyReading;

/** The {@code run} command: runs a study and writes its run directory. */
@Command(name = "run", description = "Runs a study and writes its run directory.")
final class RunCommand implements Callable<Integer> {

  @Mixin private StudyArguments arguments;

  @Mixin private EngineOptions engines;

  @Mixin private LengthOptions length;

  @Mixin private FailOn failOn;

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
    length.check(reading.study());
    failOn.check();
    TablesOfRun.check(reading.study());
    String directory = out == null ? "runs/" + reading.study().name() : out;
    ClusterMode.checkOut(directory);
    if (reading.study().keepsReplications() && engines.isDistributed()) {
      ClusterMode.checkRows(directory);
    }
    try (RunFolder folder = OutFolder.claim(directory, arguments.file())) {
      Interruption interruption = new Interruption(command(directory));
      PrintWriter err = spec.commandLine().getErr();
      Outcome outcome =
          RecordedRun.of(folder, interruption, err, () -> run(reading, folder, interruption));
      if (outcome.exitCode() != ExitCodes.DONE) {
        print(List.of(outcome.message()));
      }
      return outcome.exitCode();
    }
  }

  /** Returns the command that continues this run. */
  private String command(String directory) {
    List<String> words = new ArrayList<>(List.of("walras"));
    words.addAll(spec.commandLine().getParseResult().originalArgs());
    if (out == null) {
      words.addAll(List.of("--out", directory));
    }
    return ShellWords.of(words);
  }

  private Outcome run(StudyReading asked, RunFolder folder, Interruption interruption)
      throws IOException, InterruptedException {
    HeldResults held = HeldResults.in(folder);
    Addition unfinished = length.unfinished(folder);
    StudyReading reading = prepared(asked, held, unfinished);
    Study study = reading.study();
    HeldParts.check(folder, study);
    print(Warnings.of(reading));
    RunLog log = RunLog.started(folder, study, extent(study));
    log.held(held.notIn(study));
    log.held(unfinished.news());
    print(unfinished.news());
    length.begin(folder, study);
    if (!folder.holds(RunDirectory.STUDY)) {
      folder.replace(RunDirectory.STUDY, utf8(reading.text())); // says what a killed run was of
    }
    List<ExactEstimates> exact = enumerate(study);
    KeptRows rows = KeptRows.of(study, folder);
    Simulation.Result simulated = simulate(study, folder, rows, interruption, log);
    Study ran = simulated.study();
    log.held(held.shortenedBy(ran));
    print(held.shortenedBy(ran));
    StudyEstimates estimates =
        StudyEstimates.of(study.points().size(), simulated.estimates(), exact);
    print(SearchText.lines(ran).stream().map(line -> "searching: " + line).toList());
    byte[] bytes = ResultsJson.bytes(ran, simulated.plan(), estimates);
    ResultsDocument results = write(spelledOut(reading, simulated.counts()), bytes, folder);
    rows.commit(simulated.plan(), results);
    print(results, folder);
    EachAgent agents = new EachAgent(arguments.agents(), folder);
    agents.write(ran, simulated.estimates(), results, spec.commandLine().getOut());
    log.finished();
    Outcome outcome =
        study.method().simulates()
            ? FailureShare.judge(ran, simulated.estimates(), new ReplayHint(arguments, study))
            : new Outcome(ExitCodes.DONE, "done, everything enumerated");
    return failOn.judge(results, FailedSearches.judge(results, outcome));
  }

  /** Returns the study with what it adds to a folder, unless the folder refuses it. */
  private StudyReading prepared(StudyReading asked, HeldResults held, Addition unfinished) {
    held.checkVersion(asked.study());
    List<String> added = length.overrides(asked.study(), held, unfinished);
    StudyReading reading = added.isEmpty() ? asked : arguments.read(added);
    if (length.time().isEmpty()) {
      held.check(reading.study());
    }
    return reading;
  }

  private String extent(Study study) {
    Plan plan = Plan.of(study);
    if (length.time().isPresent()) {
      return "looks for " + length.time().get();
    }
    boolean simulates = study.method().simulates();
    return (study.precision().isPresent() ? "at most " : "")
        + Counted.of(simulates ? plan.replications() : 0, "replication")
        + ", "
        + Counted.of(simulates ? plan.blocks() : 0, "block");
  }

  /** Returns the text of a study that gives the same results without the clock. */
  private String spelledOut(StudyReading reading, List<Long> counts) {
    return length.time().isEmpty()
        ? reading.text()
        : arguments.read(List.of(LengthOptions.spelling(reading.study(), counts))).text();
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

  private Simulation.Result simulate(
      Study study, RunFolder folder, KeptRows rows, Interruption interruption, RunLog log)
      throws IOException, InterruptedException {
    if (!study.method().simulates()) {
      return new Simulation.Result(study, Plan.of(study), List.of());
    }
    try (CheckpointFolder checkpoint = CheckpointFolder.open(folder, study.seed());
        Engine engine = engines.open(study.name())) {
      PrintWriter err = spec.commandLine().getErr();
      Simulation simulation = new Simulation(engine, checkpoint, interruption, log, err);
      Plan points = rows.begin(Plan.ofPoints(study));
      Simulation.Result result = simulate(study, points, pace(study, engine), simulation);
      simulation.keepMissing(rows, result.plan());
      return result;
    } catch (ExecutionException e) {
      throw EngineException.of(e, new ReplayHint(arguments, study));
    } catch (UnusableCheckpointException e) {
      throw HeldParts.refusal(folder, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Optional<Pace> pace(Study study, Engine engine) {
    return length
        .time()
        .<Pace>map(time -> new UntilTime(time, new SteadyClock()))
        .or(() -> StoppingRule.of(study).map(rule -> rule.telling(engine::errorOverTarget)));
  }

  private Simulation.Result simulate(
      Study study, Plan points, Optional<Pace> pace, Simulation simulation)
      throws IOException, InterruptedException, ExecutionException {
    if (pace.isEmpty()) {
      return simulation.all(study, points);
    }
    Plan most = length.time().isEmpty() ? points : points.withReplications(Replications.MOST);
    return simulation.inWaves(study, most, pace.get());
  }

  private void print(List<String> lines) {
    PrintWriter err = spec.commandLine().getErr();
    lines.forEach(err::println);
    err.flush();
  }

  private void print(ResultsDocument results, RunFolder folder) {
    PrintWriter table = spec.commandLine().getOut();
    Tables.of(results).forEach(table::println);
    table.println(
        "Per state, standard deviations and quantiles: "
            + folder.location()
            + "/"
            + RunDirectory.SUMMARY);
    table.flush();
  }

  private static ResultsDocument write(String study, byte[] bytes, RunFolder folder)
      throws IOException {
    ResultsDocument results = ResultsDocument.of(bytes);
    folder.delete(RunDirectory.AGENTS); // of other results
    ReplicationsFolder.in(folder).unmark();
    folder.replace(RunDirectory.RESULTS, bytes);
    folder.replace(RunDirectory.STUDY, utf8(study));
    Derived.write(results, folder);
    return results;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
