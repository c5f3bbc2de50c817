package walras.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import walras.sampling.Streams;

/** Claim: addressing a replication and drawing four words costs less than 50 ns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PhiloxBenchmark {

  private final Streams streams = Streams.create(20261120, 1_000_000_000);
  private long replication;

  /** Draws the first four words of a fresh replication. */
  @Benchmark
  public long addressAndDrawFourWords() {
    streams.address(replication++);
    long words = 0;
    for (int i = 0; i < 4; i++) {
      words ^= streams.economy().nextLong();
    }
    return words;
  }
}
