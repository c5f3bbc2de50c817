package walras.exact;

import java.util.List;
import walras.estimate.PointEstimates;

/**
 * What is known of the design points of a study, in their order.
 *
 * @param simulated what was estimated from replications; empty if nothing was simulated
 * @param exact what was enumerated; empty if nothing was
 * @param contrasts what was estimated of the contrasts of the study, in their order
 */
public record StudyEstimates(
    List<PointEstimates> simulated, List<ExactEstimates> exact, List<PointEstimates> contrasts) {

  /** Copies the lists. */
  public StudyEstimates {
    simulated = List.copyOf(simulated);
    exact = List.copyOf(exact);
    contrasts = List.copyOf(contrasts);
  }

  /**
   * Returns what is known after a run.
   *
   * @param points the number of design points
   * @param simulated what was estimated of each of them, then of each contrast; empty if nothing
   *     was simulated
   * @param exact what was enumerated; empty if nothing was
   */
  public static StudyEstimates of(
      int points, List<PointEstimates> simulated, List<ExactEstimates> exact) {
    int end = Math.min(points, simulated.size());
    return new StudyEstimates(
        simulated.subList(0, end), exact, simulated.subList(end, simulated.size()));
  }

  /** Returns what was estimated from replications alone, without contrasts. */
  public static StudyEstimates ofReplications(List<PointEstimates> simulated) {
    return new StudyEstimates(simulated, List.of(), List.of());
  }
}
