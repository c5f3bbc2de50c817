package walras.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import walras.kernel.StreamedKernel;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Claims: a market of agents with uniform signals and linear-quadratic utilities, who are streamed
 * in two passes, costs at most 20 nanoseconds per agent, and at most 1.5 times what it costs to
 * generate the numbers of both passes and nothing else. The score is per agent.
 */
@SuppressWarnings("NullAway.Init") // by @Setup
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(1)
public class SigmaStreamBenchmark {

  private static final int SHARDS = 8;
  private static final int AGENTS = SHARDS * (int) StreamedKernel.SHARD;
  private static final int PASSES = 2;

  private final double[] piece = new double[512];
  private final Streams streams = Streams.create(20261120, AGENTS);
  private Replications replications;
  private long replication;

  /** Reads the study. */
  @Setup
  public void prepare() {
    replications = Replications.of("sigma-streamed", AGENTS);
  }

  /** Draws a market in both passes and computes all metrics but the grid of misreports. */
  @Benchmark
  @OperationsPerInvocation(AGENTS)
  public double replicate() {
    return replications.next();
  }

  /** Draws the numbers of both passes and nothing else. */
  @Benchmark
  @OperationsPerInvocation(AGENTS)
  public double generate() {
    streams.address(replication++);
    double last = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      for (int shard = 0; shard < SHARDS; shard++) {
        Philox rng = streams.shard(shard);
        for (long done = 0; done < StreamedKernel.SHARD; done += piece.length) {
          rng.fill(piece, piece.length);
        }
        last += piece[0];
      }
    }
    return last;
  }
}
