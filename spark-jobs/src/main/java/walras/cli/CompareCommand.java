package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import walras.checkpoint.CommonParts;
import walras.checkpoint.UnusableCheckpointException;
import walras.compare.Allowance;
import walras.compare.Comparison;
import walras.compare.ComparisonJson;
import walras.compare.ComparisonText;
import walras.compare.NoCommonPointsException;
import walras.report.DamagedResultsException;
import walras.report.ResultsDocument;
import walras.run.JsonText;
import walras.run.RunDirectory;
import walras.store.RunFolder;
import walras.study.CommandLineNumber;

/** The {@code compare} command: tells whether two runs are statistically the same. */
@Command(
    name = "compare",
    description =
        "Tells whether two runs of one study are the same: to the last bit where they must be, else"
            + " within their errors. Exit code 3 if they drifted.")
final class CompareCommand implements Callable<Integer> {

  private static final long MOST_LOOKS = 1_000_000;
  private static final Pattern LEVEL =
      Pattern.compile("(\\d|(?=\\.))(\\.\\d{1,17})?([eE]-\\d{1,2})?");

  @Parameters(index = "0", paramLabel = "BASELINE", description = "Run directory compared with.")
  private String baseline;

  @Parameters(index = "1", paramLabel = "DIR", description = "Run directory to be judged.")
  private String other;

  @Option(
      names = "--level",
      paramLabel = "P",
      defaultValue = "0.01",
      description =
          "Probability of any false alarm in all comparisons of the two directories, ever"
              + " (default: ${DEFAULT-VALUE}).")
  private String level;

  @Option(
      names = "--look",
      paramLabel = "K",
      description =
          "Which comparison this is, from 1 (default: how many runs both directories had, minus"
              + " 1).")
  private @Nullable String look;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (RunFolder first = view(baseline);
        RunFolder second = view(other)) {
      Comparison comparison =
          Comparison.of(
              results(first),
              results(second),
              CommonParts.of(first, second),
              new Allowance(level(), look(first, second)));
      print(comparison);
      return comparison.isDrift() ? ExitCodes.DRIFT : ExitCodes.DONE;
    } catch (UnusableCheckpointException e) {
      throw new UserError(ExitCodes.OTHER_RUN, String.valueOf(e.getMessage()));
    } catch (NoCommonPointsException e) {
      throw new UserError(
          ExitCodes.BAD_INPUT,
          "%s and %s cannot be compared: %s".formatted(baseline, other, e.getMessage()));
    }
  }

  private static RunFolder view(String location) {
    try {
      return RunFolder.view(location);
    } catch (IOException e) {
      throw unreadable(location, e.getCause() instanceof IOException cause ? cause : e);
    }
  }

  private static UserError unreadable(String location, IOException e) {
    return new UserError(
        ExitCodes.BAD_INPUT, "%s cannot be read: %s".formatted(location, ErrorReport.line(e)));
  }

  private static ResultsDocument results(RunFolder folder) {
    try {
      return folder
          .read(RunDirectory.RESULTS)
          .map(ResultsDocument::of)
          .orElseThrow(
              () ->
                  new UserError(
                      ExitCodes.BAD_INPUT,
                      "%s holds no results.json of a run".formatted(folder.location())));
    } catch (DamagedResultsException e) {
      throw new UserError(
          ExitCodes.OTHER_RUN, "%s: %s".formatted(folder.location(), e.getMessage()));
    } catch (IOException e) {
      throw unreadable(folder.location(), e);
    }
  }

  private double level() {
    if (LEVEL.matcher(level).matches()) {
      double number = Double.parseDouble(level);
      if (number > 0 && number < 1) {
        return number;
      }
    }
    throw new UserError(
        ExitCodes.BAD_INPUT, "--level must be a number between 0 and 1, got " + level);
  }

  /** Returns a number that grows with every run in either folder: what is new is a look. */
  private long look(RunFolder first, RunFolder second) throws IOException {
    if (look != null) {
      return CommandLineNumber.whole("--look", look, 1, MOST_LOOKS);
    }
    return Math.max(1, RunLog.runsIn(first) + RunLog.runsIn(second) - 1);
  }

  private void print(Comparison comparison) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(
          JsonText.of(generator -> ComparisonJson.write(comparison, baseline, other, generator)));
    } else {
      ComparisonText.of(comparison, baseline, other).forEach(out::println);
    }
    out.flush();
  }
}
