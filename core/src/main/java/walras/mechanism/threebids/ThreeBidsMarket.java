package walras.mechanism.threebids;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/**
 * The mechanism in one environment, with everything that does not depend on the size. States of the
 * market are those that can occur; a place is an index among them.
 */
final class ThreeBidsMarket implements Market {

  private static final long serialVersionUID = 1L;
  private static final long MOST_AGENTS = 1_000_000_000_000_000L;

  private final ThreeBidsEnvironment environment;
  private final List<StateTheory> theories = new ArrayList<>();
  private final ThreeBidsLimits limits;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  ThreeBidsMarket(ThreeBidsEnvironment environment) {
    this.environment = environment;
    for (int state : environment.occurring()) {
      theories.add(new StateTheory(environment, state));
    }
    limits = new ThreeBidsLimits(this);
    metrics = new ThreeBidsTheories(this).metrics();
    assumptions = ThreeBidsChecks.of(this);
  }

  ThreeBidsEnvironment environment() {
    return environment;
  }

  /** Returns the competitive outcome in a state, by its place. */
  Benchmark benchmark(int place) {
    return theories.get(place).benchmark();
  }

  /** Returns what happens to infinitely many agents in a state, by its place. */
  StateTheory theory(int place) {
    return theories.get(place);
  }

  ThreeBidsLimits limits() {
    return limits;
  }

  /** Returns the name of a signal. */
  String signal(int signal) {
    return environment.economy().model().types().get(signal);
  }

  /** Tells whether a signal has a competitive transfer in every state that can occur. */
  boolean isNeverMarginal(int signal) {
    return theories.stream().allMatch(theory -> theory.benchmark().rank(signal) != 0);
  }

  @Override
  public void describe(Details details) {
    environment.describe(details);
  }

  @Override
  public List<String> states() {
    List<String> names = environment.economy().model().states();
    return IntStream.of(environment.occurring()).mapToObj(names::get).toList();
  }

  @Override
  public List<Double> prior() {
    int[] occurring = environment.occurring();
    return occurring.length == 1
        ? List.of(1.0)
        : IntStream.of(occurring).mapToObj(environment.economy().model()::prior).toList();
  }

  @Override
  public Granularity granularity() {
    long step = environment.rules().agentsPerN();
    return new Granularity(step, MOST_AGENTS / step * step, step);
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
    Granularity sizes = granularity();
    if (!sizes.admits(agents)) {
      throw new IllegalArgumentException(
          "agents must be a multiple of %d in [%d, 10^15], got %d"
              .formatted(sizes.step(), sizes.smallest(), agents));
    }
    return new SizedThreeBids(this, agents / sizes.step());
  }
}
