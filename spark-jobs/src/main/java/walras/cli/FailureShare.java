package walras.cli;

import java.util.List;
import walras.run.PointFold;
import walras.study.DesignPoint;
import walras.study.Study;

/** Judges whether more replications failed than a study allows. */
final class FailureShare {

  private FailureShare() {}

  static Outcome judge(Study study, List<PointFold> folds) {
    for (int i = 0; i < folds.size(); i++) {
      PointFold fold = folds.get(i);
      long failed = fold.tally().failures().count();
      double share = (double) failed / (double) fold.point().replications();
      if (share > study.failuresAtMost()) {
        return new Outcome(
            ExitCodes.TOO_MANY_FAILURES, message(study, study.points().get(i), fold, failed));
      }
    }
    long failed = folds.stream().mapToLong(fold -> fold.tally().failures().count()).sum();
    String failures = failed == 0 ? "no replication failed" : failed + " replications failed";
    return new Outcome(ExitCodes.DONE, "done, " + failures);
  }

  private static String message(Study study, DesignPoint point, PointFold fold, long failed) {
    long first = fold.tally().failures().listed().firstKey();
    return ("%d of %d replications failed at N=%d, more than failures.at-most=%s allows;"
            + " the first is replication %d: %s; see it with: walras replay STUDY --size %d"
            + " --replication %d")
        .formatted(
            failed,
            fold.point().replications(),
            point.size(),
            study.failuresAtMost(),
            first,
            fold.tally().failures().listed().get(first),
            point.size(),
            first);
  }
}
