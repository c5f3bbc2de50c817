package walras.cli;

import java.util.List;
import walras.estimate.Failures;
import walras.estimate.PointEstimates;
import walras.study.Counted;
import walras.study.DesignPoint;
import walras.study.Study;

/** Judges whether more replications failed than a study allows. */
final class FailureShare {

  private FailureShare() {}

  /**
   * Judges the failures of a run.
   *
   * <p>A replication of a contrast fails where one of either side does, so that twice the share is
   * allowed there.
   *
   * @param estimates of the design points of the study, then of its contrasts
   */
  static Outcome judge(Study study, List<PointEstimates> estimates, ReplayHint hint) {
    long failed = 0;
    for (int i = 0; i < estimates.size(); i++) {
      boolean contrast = i >= study.points().size();
      DesignPoint point =
          contrast
              ? study.contrasts().get(i - study.points().size()).pair()
              : study.points().get(i);
      Failures failures = estimates.get(i).failures();
      double share = (double) failures.count() / (double) point.replications();
      if (share > (contrast ? 2 : 1) * study.failuresAtMost()) {
        long first = failures.listed().firstKey();
        String message = message(study, point, failures);
        return new Outcome(
            ExitCodes.TOO_MANY_FAILURES,
            "%s; see it with: %s".formatted(message, hint.command(i, first)));
      }
      failed += contrast ? 0 : failures.count();
    }
    String message =
        failed == 0 ? "no replication failed" : Counted.of(failed, "replication") + " failed";
    return new Outcome(ExitCodes.DONE, "done, " + message);
  }

  private static String message(Study study, DesignPoint point, Failures failures) {
    long first = failures.listed().firstKey();
    return ("%d of %d replications failed at N=%d, more than failures.at-most=%s allows;"
            + " the first is replication %d: %s")
        .formatted(
            failures.count(),
            point.replications(),
            point.size(),
            study.failuresAtMost(),
            first,
            failures.listed().get(first));
  }
}
