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
 * Claim: a grouping of the agents of a file, a million with ten thousand costs and as many values,
 * takes at most 10 milliseconds, and allocates nothing. Beside it: agents with three units each.
 */
@SuppressWarnings("NullAway.Init") // by @Setup
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PopulationBenchmark {

  /** How many units each agent has. */
  @Param({"1", "3"})
  public int units;

  private Replications replications;

  /** Makes up the agents. */
  @Setup
  public void prepare() {
    replications = Replications.ofPopulation("grouping-population", MadeUpAgents.of(units));
  }

  /** Divides the agents once and computes all metrics. */
  @Benchmark
  public double group() {
    return replications.next();
  }
}
