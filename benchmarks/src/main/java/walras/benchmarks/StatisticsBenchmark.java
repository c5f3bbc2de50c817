package walras.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import walras.estimate.Accumulator;
import walras.estimate.BlockMoments;
import walras.estimate.Layout;
import walras.estimate.MetricPair;
import walras.kernel.Outcome;

/**
 * Claim: moments, extremes and histograms of 25 metrics cost at most 500 ns per replication, blocks
 * included, and the co-moment of a pair at most 6 ns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // by @Setup
public class StatisticsBenchmark {

  private static final int BLOCK = 10_000;
  private static final int STATES = 2;
  private static final int EVENTS = 2;
  private static final int OUTCOMES = 256;

  /** Number of metrics. */
  @Param({"5", "25"})
  public int metrics;

  /** Number of pairs of metrics whose co-moments are kept. */
  @Param({"0", "10"})
  public int pairs;

  private Outcome[] outcomes;
  private Accumulator accumulator;
  private long replication;

  /** Prepares outcomes whose metrics are normal with standard deviations from 1 to 10^-6. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(20261120);
    outcomes =
        IntStream.range(0, OUTCOMES).mapToObj(unused -> outcome(random)).toArray(Outcome[]::new);
    List<Integer> defined = IntStream.range(0, metrics).boxed().toList();
    List<List<Double>> centres = Collections.nCopies(STATES, Collections.nCopies(metrics, 1.0));
    List<MetricPair> declared =
        IntStream.range(0, pairs)
            .mapToObj(pair -> new MetricPair(pair % metrics, (pair + 1 + pair / metrics) % metrics))
            .toList();
    accumulator =
        Accumulator.create(new Layout(STATES, defined, EVENTS, centres).withPairs(declared));
  }

  /** Adds the replications of one block and ends it. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public BlockMoments addBlock() {
    for (int i = 0; i < BLOCK; i++) {
      Outcome outcome = outcomes[i % OUTCOMES];
      accumulator.add(replication++, outcome);
      accumulator.addEvents(outcome);
    }
    return accumulator.finishBlock();
  }

  private Outcome outcome(SplittableRandom random) {
    Outcome outcome = Outcome.create(new NamedMetrics(metrics, EVENTS));
    outcome.state(random.nextInt(STATES));
    for (int metric = 0; metric < metrics; metric++) {
      double deviation = Math.pow(10, -6.0 * metric / metrics) * random.nextGaussian();
      outcome.metric(metric, 1 + deviation);
    }
    return outcome;
  }
}
