package walras.cli;

import java.util.List;
import java.util.Locale;
import walras.run.BlockRange;
import walras.run.BlockRunner;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.study.Counted;

/**
 * A short timed run of each design point, to say what the whole study will cost.
 *
 * @param nanosecondsPerReplication measured cost of each design point on one thread
 */
record Pilot(List<Double> nanosecondsPerReplication) {

  private static final long BUDGET_NANOSECONDS = 3_000_000_000L;
  private static final long FIRST_REPLICATIONS = 16;

  /** Times prefixes of each design point, each twice as long as the last, until time is up. */
  static Pilot of(Plan plan) {
    long budget = BUDGET_NANOSECONDS / plan.points().size();
    return new Pilot(plan.points().stream().map(point -> measure(point, budget)).toList());
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
        "Cost: about %.3g core seconds for %s of %s, %.3g ns each",
        seconds,
        Counted.of(plan.replications(), "replication"),
        Counted.of(plan.points().size(), "point"),
        1e9 * seconds / (double) plan.replications());
  }

  /** Returns the cost in the longest prefix, the least disturbed by compilation. */
  private static double measure(PlannedPoint point, long budget) {
    long end = System.nanoTime() + budget;
    long replications = FIRST_REPLICATIONS;
    double cost = time(point, replications);
    while (System.nanoTime() + (long) (2 * cost * (double) replications) < end) {
      replications *= 2;
      cost = time(point, replications);
    }
    return cost;
  }

  private static double time(PlannedPoint point, long replications) {
    Plan prefix = new Plan(List.of(point.withReplications(replications)));
    long start = System.nanoTime();
    BlockRunner.run(prefix, new BlockRange(0, 0, prefix.blocks()));
    return (double) (System.nanoTime() - start) / (double) replications;
  }
}
