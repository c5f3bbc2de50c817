package walras.run;

import java.util.List;
import java.util.stream.IntStream;
import walras.estimate.ControlRegression;
import walras.estimate.Layout;
import walras.estimate.Reduction;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.sampling.Streams;

/**
 * Decides before a run what controls take off the metrics, from the first {@value Reduction#PILOT}
 * replications of each design point. They run once more as part of their blocks, which keeps the
 * coefficients out of the order in which blocks finish.
 */
public final class ControlPilot {

  private ControlPilot() {}

  /** Returns a plan whose points with controls and more replications than the pilot use them. */
  public static Plan prepare(Plan plan) {
    return new Plan(plan.points().parallelStream().map(ControlPilot::prepare).toList());
  }

  /**
   * Returns stretches whose points with controls and more replications than the pilot use them;
   * those that hold more than the pilot already do.
   */
  public static List<Stretch> prepareStretches(List<Stretch> stretches) {
    return stretches.parallelStream().map(ControlPilot::prepare).toList();
  }

  private static Stretch prepare(Stretch stretch) {
    return stretch.replicationsHeld() > Reduction.PILOT
        ? stretch
        : stretch.with(prepare(stretch.point()).layout().reduction());
  }

  private static PlannedPoint prepare(PlannedPoint point) {
    Layout layout = point.layout();
    boolean isLong = point.replications() > Reduction.PILOT;
    if (point.market().controls().isEmpty() || !isLong || layout.weighted()) {
      return point;
    }
    int controls = point.market().controls().size();
    ControlRegression regression = ControlRegression.create(layout, controls);
    try {
      replicate(point, regression);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError error) {
      return point; // the run fails at the same replication and says so
    }
    return point.with(reduction(point, regression.coefficients()));
  }

  /** Returns what coefficients that a pilot found take off the metrics of its design point. */
  static Reduction reduction(PlannedPoint point, List<List<List<Double>>> coefficients) {
    return new Reduction(
        point.market().controls().size(), point.market().prior(), resolutions(point), coefficients);
  }

  private static void replicate(PlannedPoint point, ControlRegression regression) {
    Kernel kernel = point.sized().kernel();
    Streams streams = Streams.create(point.streamSeed(), point.sized().agents());
    Outcome outcome = Outcome.create(point.market());
    for (long replication = 0; replication < Reduction.PILOT; replication++) {
      streams.address(replication);
      outcome.clear();
      try {
        kernel.replicate(streams, outcome);
        regression.add(outcome);
      } catch (ReplicationFailure failure) {
        // counted by the run
      }
    }
  }

  private static List<List<Double>> resolutions(PlannedPoint point) {
    return IntStream.range(0, point.layout().states())
        .mapToObj(
            state ->
                point.layout().metrics().stream()
                    .map(metric -> point.sized().resolution(metric, state))
                    .toList())
        .toList();
  }
}
