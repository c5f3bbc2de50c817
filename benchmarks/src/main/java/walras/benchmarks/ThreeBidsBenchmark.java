package walras.benchmarks;

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
 * Claims: with ten groups, two states and three signals a replication of three bids with all
 * metrics costs at most 15 microseconds with bounds over third bids, and at most 8 without, at any
 * number of agents; and it allocates nothing.
 */
@SuppressWarnings("NullAway.Init") // by @Setup
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ThreeBidsBenchmark {

  /** Name of the study, a resource. */
  @Param({"three-bids", "three-bids-canonical"})
  public String environment;

  /** Number of agents. */
  @Param({"2000", "2000000", "2000000000"})
  public long agents;

  private Replications replications;

  /** Reads the study at the number of agents. */
  @Setup
  public void prepare() {
    replications = Replications.of(environment, agents);
  }

  /** Addresses the next replication, draws it and computes its metrics. */
  @Benchmark
  public double replicate() {
    return replications.next();
  }
}
