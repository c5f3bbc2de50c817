package walras.cli;

import java.io.IOException;
import java.util.List;
import walras.checkpoint.CheckpointFolder;
import walras.checkpoint.UnusableCheckpointException;
import walras.run.Checkpoint;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.run.Resumption;
import walras.run.Stretch;
import walras.store.RunFolder;
import walras.study.Counted;
import walras.study.Study;

/** What a run folder holds of replications that need not run again. */
final class HeldParts {

  private HeldParts() {}

  /** Refuses a folder whose checkpoint is of another seed or numbers version. */
  static void check(RunFolder folder, Study study) {
    try {
      CheckpointFolder.check(folder, study.seed());
    } catch (UnusableCheckpointException e) {
      throw refusal(folder, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw refusal(folder, "checkpoint cannot be read: " + ErrorReport.line(e));
    }
  }

  /** Returns the refusal of a folder that cannot be continued. */
  static UserError refusal(RunFolder folder, String reason) {
    return new UserError(
        ExitCodes.OTHER_RUN,
        "%s cannot be continued: %s; choose another folder with --out"
            .formatted(folder.location(), reason));
  }

  /** Returns a line if some of the replications of a plan are held. */
  static List<String> of(Plan plan, Checkpoint checkpoint) {
    long replications = 0;
    int points = 0;
    for (PlannedPoint point : plan.points()) {
      long held = Resumption.replicationsHeld(Stretch.whole(point), checkpoint);
      replications += held;
      points += held > 0 ? 1 : 0;
    }
    return points == 0
        ? List.of()
        : List.of(
            "%s of %s %s held and not run again"
                .formatted(
                    Counted.of(replications, "replication"),
                    Counted.of(points, "design point"),
                    replications == 1 ? "is" : "are"));
  }
}
