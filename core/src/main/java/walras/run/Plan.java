package walras.run;

import java.io.Serializable;
import java.util.List;

/**
 * The design points of a run, as they travel to executors.
 *
 * @param points the design points, in the order of the study
 */
public record Plan(List<PlannedPoint> points) implements Serializable {

  /** Copies the list. */
  public Plan {
    points = List.copyOf(points);
  }

  /** Returns the number of replications of all points. */
  public long replications() {
    return points.stream().mapToLong(PlannedPoint::replications).sum();
  }

  /** Returns the number of blocks of all points. */
  public long blocks() {
    return points.stream().mapToLong(PlannedPoint::blocks).sum();
  }
}
