package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.StateLimit;

/** The mechanism in one environment, with everything that does not depend on the size. */
final class InterdependentMarket implements Market {

  private static final long serialVersionUID = 1L;

  /** Agents per seller of a group: two groups, two sides. */
  static final int AGENTS_PER_SELLER = 4;

  private static final Granularity SIZES =
      new Granularity(AGENTS_PER_SELLER, 1_000_000_000_000_000L, AGENTS_PER_SELLER);

  private final SignalEnvironment environment;
  private final List<StateLimit> limits = new ArrayList<>();
  private final boolean hasCompetitivePrice;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  InterdependentMarket(SignalEnvironment environment) {
    this.environment = environment;
    for (int z = 0; z < environment.states().size(); z++) {
      limits.add(new StateLimit(environment, z));
    }
    hasCompetitivePrice = limits.stream().allMatch(StateLimit::isUnique);
    metrics = InterdependentTheories.of(this).metrics();
    assumptions = InterdependentChecks.of(this);
  }

  SignalEnvironment environment() {
    return environment;
  }

  /** Returns what infinitely many agents do in a state. */
  StateLimit limit(int state) {
    return limits.get(state);
  }

  /** Tells whether every state has one competitive price, without a grid. */
  boolean hasCompetitivePrice() {
    return hasCompetitivePrice;
  }

  @Override
  public void describe(Details details) {
    environment.describe(details);
  }

  @Override
  public List<String> states() {
    return environment.states();
  }

  @Override
  public List<Double> prior() {
    List<Double> prior = new ArrayList<>();
    for (int z = 0; z < states().size(); z++) {
      prior.add(environment.buyers().model().prior(z));
    }
    return prior;
  }

  @Override
  public Granularity granularity() {
    return SIZES;
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
    if (!SIZES.admits(agents)) {
      throw new IllegalArgumentException(
          "agents must be a multiple of 4 in [4, 10^15], got " + agents);
    }
    return new SizedInterdependent(this, agents / AGENTS_PER_SELLER);
  }
}
