package walras.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claims: a replication of efficient trade from order statistics, at a posted price, or of what an
 * agent gets from each report on the default levels costs at most a microsecond, whatever the law
 * of types, at any number of agents; and it allocates nothing.
 */
@SuppressWarnings("NullAway.Init") // by @Setup
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class EfficientTradeBenchmark {

  /** The law of types, as a study spells it. */
  @Param({
    "{law: uniform, lower: 0, upper: 1}",
    "{law: sine, upper: 8.4438}",
    "{law: power, exponent: 2.5}",
    "{law: beta, alpha: 0.5, beta: 0.5}",
    "{law: beta, alpha: 2.5, beta: 1.5}",
    "{law: truncated_exponential, rate: 1, upper: 5}",
    "{law: truncated_normal, mean: 0, sd: 1, lower: -1, upper: 3}",
    "{law: piecewise_linear, knots: [0, 0.5, 1], heights: [0, 2, 0]}"
  })
  public String types;

  /** What replications draw. */
  @Param({"order-statistics", "posted-price", "interim"})
  public String simulate;

  /** Number of agents. */
  @Param({"100", "1000000000000"})
  public long agents;

  private Replications replications;

  /** Reads the study at the number of agents. */
  @Setup
  public void prepare() {
    replications =
        Replications.of(
            "efficient-trade",
            agents,
            List.of("environment.types=" + types, "environment.simulate=" + simulate));
  }

  /** Addresses the next replication, draws it and computes its metrics. */
  @Benchmark
  public double replicate() {
    return replications.next();
  }
}
