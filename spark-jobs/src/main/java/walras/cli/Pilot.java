package walras.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import walras.run.BlockRange;
import walras.run.BlockRunner;
import walras.run.Plan;
import walras.run.PlannedPoint;

/**
 * A short timed run of some design points, to say what the whole study will cost.
 *
 * @param nanosecondsPerReplication measured cost of each design point on one thread
 */
record Pilot(List<Double> nanosecondsPerReplication) {

  private static final long BUDGET_NANOSECONDS = 2_000_000_000L;
  private static final long MOST_REPLICATIONS = 20_000;

  /** Runs a prefix of each design point, twice: first to warm up, then to measure. */
  static Pilot of(Plan plan) {
    long budget = BUDGET_NANOSECONDS / (2L * plan.points().size());
    measure(plan, budget);
    return new Pilot(measure(plan, budget));
  }

  /** Returns one line about the cost of the plan. */
  String text(Plan plan) {
    double seconds = 0;
    for (int i = 0; i < plan.points().size(); i++) {
      PlannedPoint point = plan.points().get(i);
      seconds += nanosecondsPerReplication.get(i) * (double) point.replications() / 1e9;
    }
    return String.format(
        Locale.ROOT,
        "Cost: about %.3g core seconds for %d replications of %d design points, %.3g ns each",
        seconds,
        plan.replications(),
        plan.points().size(),
        1e9 * seconds / (double) plan.replications());
  }

  private static List<Double> measure(Plan plan, long budget) {
    List<Double> costs = new ArrayList<>();
    for (PlannedPoint point : plan.points()) {
      long affordable = (long) ((double) budget / point.sized().nanosecondsPerReplication());
      long replications = Math.max(1, Math.min(MOST_REPLICATIONS, affordable));
      Plan prefix = new Plan(List.of(point.withReplications(replications)));
      long start = System.nanoTime();
      BlockRunner.run(prefix, new BlockRange(0, 0, prefix.blocks()));
      costs.add((double) (System.nanoTime() - start) / (double) replications);
    }
    return costs;
  }
}
