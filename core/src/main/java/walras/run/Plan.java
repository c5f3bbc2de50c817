package walras.run;

import java.io.Serializable;
import java.util.List;
import walras.study.DesignPoint;
import walras.study.Study;

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

  /** Returns the plan of a study. */
  public static Plan of(Study study) {
    return new Plan(
        study.points().stream()
            .map(
                point ->
                    PlannedPoint.of(
                            streamSeed(study, point),
                            point.market(),
                            point.sized(),
                            point.replications())
                        .counting(study.exceed()))
            .toList());
  }

  /** Returns the first word of the key of a design point's streams. */
  public static long streamSeed(Study study, DesignPoint point) {
    return switch (study.streams()) {
      case COMMON -> study.seed();
      case INDEPENDENT -> study.seed() + point.hash();
    };
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
