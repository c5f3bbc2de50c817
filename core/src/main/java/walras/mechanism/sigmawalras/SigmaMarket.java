package walras.mechanism.sigmawalras;

import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/** The mechanism in one environment, with everything that does not depend on the size. */
final class SigmaMarket implements Market {

  private static final long serialVersionUID = 1L;

  /** From here on every economy behaves as with many agents, or never does. */
  static final long LARGEST_START = 4096;

  private static final long MOST_COUNTED = 1_000_000_000_000_000L;
  private static final long MOST_STREAMED = 1_000_000_000_000L;

  private final SigmaEnvironment environment;
  private final SigmaLimits limits;
  private final Granularity sizes;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;
  private transient @Nullable FrozenError frozenError;

  SigmaMarket(SigmaEnvironment environment) {
    this.environment = environment;
    limits = SigmaLimits.of(environment);
    sizes =
        Granularity.every(
            AdmittedSizes.smallest(environment).orElse(LARGEST_START),
            environment.isCounted() ? MOST_COUNTED : MOST_STREAMED);
    metrics = new SigmaTheories(environment, limits).metrics();
    assumptions = SigmaChecks.of(environment, limits);
  }

  SigmaEnvironment environment() {
    return environment;
  }

  /** Returns what infinitely many agents do. */
  SigmaLimits limits() {
    return limits;
  }

  /** Returns how far approximate payments are off, measured when first asked for. */
  synchronized FrozenError frozenError() {
    if (frozenError == null) {
      frozenError = FrozenError.of(this);
    }
    return frozenError;
  }

  @Override
  public void describe(Details details) {
    environment.describe(details);
  }

  @Override
  public List<String> states() {
    return List.of("");
  }

  @Override
  public List<Double> prior() {
    return List.of(1.0);
  }

  @Override
  public Granularity granularity() {
    return sizes;
  }

  @Override
  public List<Metric> metrics() {
    return metrics;
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<Assumption> assumptions() {
    return assumptions;
  }

  @Override
  public SizedMarket at(long agents) {
    if (!sizes.admits(agents)) {
      throw new IllegalArgumentException(
          "agents must lie in [%d, %d], got %d"
              .formatted(sizes.smallest(), sizes.largest(), agents));
    }
    return new SizedSigma(this, agents);
  }
}
