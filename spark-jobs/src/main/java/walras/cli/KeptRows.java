package walras.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.replications.ReplicationsFolder;
import walras.report.ResultsDocument;
import walras.run.BlockRange;
import walras.run.Plan;
import walras.run.RunDirectory;
import walras.store.RunFolder;
import walras.study.Study;

/** The rows of replications that a run keeps; none unless its study asks for them. */
final class KeptRows {

  private final RunFolder folder;
  private final @Nullable ReplicationsFolder rows;

  private KeptRows(RunFolder folder, @Nullable ReplicationsFolder rows) {
    this.folder = folder;
    this.rows = rows;
  }

  static KeptRows of(Study study, RunFolder folder) {
    return new KeptRows(folder, study.keepsReplications() ? ReplicationsFolder.in(folder) : null);
  }

  /** Returns design points with their rows kept, from before the first of them is simulated. */
  Plan begin(Plan points) throws IOException {
    if (rows == null) {
      return points;
    }
    rows.unmark();
    Plan keeping = points.keeping(rows.keeper());
    rows.restore(keeping);
    return keeping;
  }

  /** Returns the blocks of which rows are to be kept and are not. */
  List<BlockRange> missing(Plan plan) throws IOException {
    return rows == null ? List.of() : rows.missing(plan);
  }

  /** Refuses to go on if rows were written that are not there. */
  void checkComplete(Plan plan) throws IOException {
    if (!missing(plan).isEmpty()) {
      throw new UserError(
          ExitCodes.FAILED,
          ("rows of replications were written that are not in %s/%s: another machine has a folder"
                  + " of this name, or somebody deletes from it")
              .formatted(folder.location(), RunDirectory.REPLICATIONS));
    }
  }

  /** Has the folder hold the rows of the results and no other. */
  void commit(Plan plan, ResultsDocument results) throws IOException {
    if (rows != null) {
      rows.tidy(plan);
      rows.mark(results.digest());
    }
  }
}
