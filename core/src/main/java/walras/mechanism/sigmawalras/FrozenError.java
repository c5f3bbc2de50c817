package walras.mechanism.sigmawalras;

import java.util.Optional;
import java.util.Set;
import walras.kernel.Approximation;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.sampling.Streams;

/**
 * How far payments are off that rest on the linear answer of the other agents. It is measured on
 * few agents, where payments are exact too. What one agent pays beyond the price is off by order
 * N^-2 (derived), and from 20 agents on N^2 times the error fell with N wherever it was measured.
 */
final class FrozenError {

  private static final String REASON =
      "payments beyond the price take the other agents to answer a report linearly";

  private static final long AGENTS = 64;
  private static final int REPLICATIONS = 4;
  private static final long SEED = 0;

  /** Other draws, and more agents who may be extreme, leave room for this many times the error. */
  private static final double MARGIN = 2;

  private static final Set<Integer> OF_AN_AGENT =
      Set.of(
          Measures.UTIL_LOSS_MAX,
          Measures.UTIL_LOSS_MEAN,
          Measures.BUDGET_SURPLUS_PC,
          Measures.AGENT_GAP_MIN,
          Measures.IR_VIOLATION_MAX,
          Measures.NAIVE_GAIN_MAX,
          Measures.NAIVE_GAIN_MEAN,
          Measures.VCG_BUDGET_PC);

  private static final Set<Integer> PER_UNIT =
      Set.of(Measures.UNIT_PRICE_GAP_MEAN, Measures.UNIT_PRICE_GAP_MAX);

  private final double ofAnAgent;
  private final double perUnit;

  private FrozenError(double ofAnAgent, double perUnit) {
    this.ofAnAgent = ofAnAgent;
    this.perUnit = perUnit;
  }

  /** Measures the error of a market; unknown where sizes start above those that are held. */
  static FrozenError of(SigmaMarket market) {
    long agents = Math.max(AGENTS, market.granularity().smallest());
    if (agents > HeldKernel.MOST) {
      return new FrozenError(Double.NaN, Double.NaN);
    }
    SizedSigma sized = new SizedSigma(market, agents);
    try {
      return measured(sized);
    } catch (ReplicationFailure unsolved) {
      return new FrozenError(Double.NaN, Double.NaN);
    }
  }

  private static FrozenError measured(SizedSigma sized) {
    Kernel held = new HeldKernel(sized);
    Kernel frozen = new StreamedCurvedKernel(sized);
    double ofAnAgent = 0;
    double perUnit = 0;
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome exact = replicate(held, sized, replication);
      Outcome approximate = replicate(frozen, sized, replication);
      ofAnAgent = Math.max(ofAnAgent, distance(exact, approximate, OF_AN_AGENT));
      perUnit = Math.max(perUnit, distance(exact, approximate, PER_UNIT));
    }
    double scale = MARGIN * (double) sized.agents() * (double) sized.agents();
    return new FrozenError(scale * ofAnAgent, scale * perUnit);
  }

  private static Outcome replicate(Kernel kernel, SizedSigma sized, int replication) {
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(replication);
    Outcome outcome = Outcome.create(sized.market());
    kernel.replicate(streams, outcome);
    return outcome;
  }

  private static double distance(Outcome exact, Outcome approximate, Set<Integer> metrics) {
    return metrics.stream()
        .mapToDouble(metric -> Math.abs(exact.metric(metric) - approximate.metric(metric)))
        .max()
        .orElseThrow();
  }

  /** Returns the error of a metric, or nothing for metrics that do not rest on payments. */
  Optional<Approximation> of(int metric, long agents) {
    double scale = (double) agents * (double) agents;
    if (OF_AN_AGENT.contains(metric)) {
      return approximation(ofAnAgent / scale);
    }
    if (PER_UNIT.contains(metric)) {
      return approximation(perUnit / scale);
    }
    return switch (metric) {
      case Measures.IC_GAIN_MAX -> approximation(2 * ofAnAgent / scale);
      case Measures.BUDGET_SURPLUS_TOTAL -> approximation(ofAnAgent / (double) agents);
      case Measures.DEFICIT_INDICATOR, Measures.BOUNDARY_SHARE -> approximation(Double.NaN);
      default -> Optional.empty();
    };
  }

  private static Optional<Approximation> approximation(double error) {
    return Optional.of(new Approximation(REASON, error));
  }
}
