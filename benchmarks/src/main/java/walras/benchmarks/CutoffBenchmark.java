package walras.benchmarks;

import java.math.BigDecimal;
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
import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.types.BetaTypes;
import walras.mechanism.efficienttrade.types.SineTypes;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.mechanism.efficienttrade.types.UniformTypes;

/**
 * Claims: a cut-off of 10^12 agents takes at most 5 milliseconds, also where the law is slow to
 * compute; the paper's first figure with both its curves up to 200 agents at most a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CutoffBenchmark {

  private static final long MANY = 1_000_000_000_000L;
  private static final long LAST = 200;

  private final TypeLaw sine = new SineTypes(new BigDecimal("8.4438"));
  private final TypeLaw uniform = new UniformTypes(BigDecimal.ZERO, BigDecimal.ONE);
  private final TypeLaw beta = new BetaTypes(new BigDecimal("2.5"), new BigDecimal("1.5"));

  /** Computes the cut-off of very many agents with the paper's density. */
  @Benchmark
  public double sineOfManyAgents() {
    return Cutoff.of(sine, Owners.equal(MANY)).betaStar();
  }

  /** Computes the cut-off of very many agents with types of a beta law. */
  @Benchmark
  public double betaOfManyAgents() {
    return Cutoff.of(beta, Owners.equal(MANY)).betaStar();
  }

  /** Computes both curves of the figure. */
  @Benchmark
  public double figure() {
    double sum = 0;
    for (long agents = 2; agents <= LAST; agents++) {
      Owners owners = Owners.equal(agents);
      sum += Cutoff.of(sine, owners).betaStar() + Cutoff.of(uniform, owners).betaStar();
    }
    return sum;
  }
}
