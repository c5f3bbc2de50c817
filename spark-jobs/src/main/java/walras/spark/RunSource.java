package walras.spark;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import org.apache.spark.metrics.source.Source;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.run.RangeResult;

/**
 * What Spark's own sinks show of a run, beside what they show of Spark: how many replications were
 * handed over, how many of them failed, and how far the run was from the precision it is to have
 * when it was last judged. A rate is what a monitor makes of a counter.
 */
final class RunSource implements Source {

  private static final String NAME = "walras";

  private final MetricRegistry registry = new MetricRegistry();
  private final Counter replications = registry.counter("replications");
  private final Counter failures = registry.counter("failures");
  private volatile double errorOverTarget = Double.NaN;

  RunSource() {
    Gauge<Double> gauge = () -> errorOverTarget;
    registry.register("error_over_target", gauge);
  }

  /** Counts the replications of a result. */
  void count(Plan plan, RangeResult result) {
    PlannedPoint point = plan.points().get(result.range().point());
    long end = point.endReplication(result.range().endBlock() - 1);
    replications.inc(end - point.firstReplication(result.range().firstBlock()));
    failures.inc(result.tally().failures().count());
  }

  /** Takes the largest error, in units of what is allowed. */
  void errorOverTarget(double largest) {
    errorOverTarget = largest;
  }

  @Override
  public String sourceName() {
    return NAME;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }
}
