package walras.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import walras.agents.AgentFiles;
import walras.agents.AgentTable;
import walras.agents.ChangedAgentsException;
import walras.estimate.PointEstimates;
import walras.kernel.Population;
import walras.report.ResultsDocument;
import walras.run.RunDirectory;
import walras.store.RunFolder;
import walras.study.Study;

/**
 * Writes what a run says of each agent of the study's file, where it has one.
 *
 * @param files where the file was read
 * @param folder the run directory
 */
record EachAgent(AgentFiles files, RunFolder folder) {

  /** Writes the table, which derives from the results, and prints where it is. */
  void write(Study study, List<PointEstimates> estimates, ResultsDocument results, PrintWriter out)
      throws IOException {
    Optional<Population> population = study.population();
    if (population.isEmpty() || !study.method().simulates()) {
      return;
    }
    try {
      folder.replace(
          RunDirectory.AGENTS,
          AgentTable.of(files, population.get(), study.points(), estimates, results.digest()));
    } catch (ChangedAgentsException e) {
      throw new UserError(ExitCodes.FAILED, String.valueOf(e.getMessage()));
    }
    out.println("Each agent: %s/%s".formatted(folder.location(), RunDirectory.AGENTS));
    out.flush();
  }
}
