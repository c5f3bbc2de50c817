package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import walras.report.DamagedResultsException;
import walras.report.Derived;
import walras.report.ResultsDocument;
import walras.run.RunDirectory;
import walras.store.FolderInUseException;
import walras.store.RunFolder;

/** The {@code report} command: rebuilds what derives from the results of a run. */
@Command(
    name = "report",
    description = "Rebuilds tables from the results in a run directory and prints them.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "DIR", description = "Run directory.")
  private String directory;

  @Option(
      names = "--tex",
      description =
          "Writes summary.tex, rates.tex and contrasts.tex, tables for LaTeX with booktabs.")
  private boolean tex;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (RunFolder found = RunFolder.view(directory)) {
      if (!found.holds(RunDirectory.RESULTS)) {
        throw new UserError(
            ExitCodes.BAD_INPUT, "%s holds no results.json of a run".formatted(directory));
      }
    }
    try (RunFolder folder = RunFolder.claim(directory)) {
      ResultsDocument results = results(folder);
      Derived.write(results, folder);
      if (tex) {
        Derived.writeTex(results, folder);
      }
      print(results);
      return ExitCodes.DONE;
    } catch (FolderInUseException e) {
      throw new UserError(ExitCodes.IN_USE, String.valueOf(e.getMessage()));
    }
  }

  private static ResultsDocument results(RunFolder folder) throws IOException {
    try {
      return ResultsDocument.of(folder.read(RunDirectory.RESULTS).orElseThrow());
    } catch (DamagedResultsException e) {
      throw new UserError(
          ExitCodes.OTHER_RUN, "%s: %s".formatted(folder.location(), e.getMessage()));
    }
  }

  private void print(ResultsDocument results) {
    PrintWriter out = spec.commandLine().getOut();
    Tables.of(results).forEach(out::println);
    out.flush();
  }
}
