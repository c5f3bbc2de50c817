package walras.exact;

import java.util.List;
import walras.estimate.PointEstimates;

/**
 * What is known of the design points of a study, in their order.
 *
 * @param simulated what was estimated from replications; empty if nothing was simulated
 * @param exact what was enumerated; empty if nothing was
 */
public record StudyEstimates(List<PointEstimates> simulated, List<ExactEstimates> exact) {

  /** Copies the lists. */
  public StudyEstimates {
    simulated = List.copyOf(simulated);
    exact = List.copyOf(exact);
  }

  /** Returns what was estimated from replications alone. */
  public static StudyEstimates ofReplications(List<PointEstimates> simulated) {
    return new StudyEstimates(simulated, List.of());
  }
}
