package walras.mechanism.randomgrouping.ring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;
import walras.mechanism.randomgrouping.signals.StateLimit;

/** A ring of groups in one environment, with everything that does not depend on the size. */
final class RingMarket implements Market {

  private static final long serialVersionUID = 1L;
  private static final long MOST_AGENTS = 1_000_000_000_000_000L;

  private final RingEnvironment environment;
  private final List<StateLimit> stateLimits = new ArrayList<>();
  private final List<Information> information = new ArrayList<>();
  private final List<@Nullable StateNoise> noise = new ArrayList<>();
  private final RingLimits limits;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  RingMarket(RingEnvironment environment) {
    this.environment = environment;
    for (int state = 0; state < environment.states(); state++) {
      StateLimit limit = new StateLimit(environment.signals(), state);
      Information known = Information.of(environment, state);
      stateLimits.add(limit);
      information.add(known);
      noise.add(StateNoise.of(limit, known, isPrivate()));
    }
    limits = new RingLimits(this);
    metrics = new RingTheories(this).metrics();
    assumptions = RingChecks.of(this);
  }

  RingEnvironment environment() {
    return environment;
  }

  /** Returns what infinitely many agents do in a state. */
  StateLimit limit(int state) {
    return stateLimits.get(state);
  }

  /** Returns how fast signals reveal a state. */
  Information information(int state) {
    return information.get(state);
  }

  /** Returns how fast signals reveal each state. */
  List<Information> information() {
    return Collections.unmodifiableList(information);
  }

  /** Returns the constants of locked prices, or null where prices do not lock, or never move. */
  @Nullable StateNoise noise(int state) {
    return noise.get(state);
  }

  RingLimits limits() {
    return limits;
  }

  /** Tells whether every state has one competitive price. */
  boolean isPriceUnique() {
    return stateLimits.stream().allMatch(StateLimit::isUnique);
  }

  /** Tells whether costs and values do not depend on the state. */
  boolean isPrivate() {
    return areCostsPrivate() && environment.buyers().isMoneyTheSameInAllStates();
  }

  /** Tells whether costs do not depend on the state. */
  boolean areCostsPrivate() {
    return environment.sellers().isMoneyTheSameInAllStates();
  }

  @Override
  public void describe(Details details) {
    environment.describe(details);
  }

  @Override
  public List<String> states() {
    return environment.signals().states();
  }

  @Override
  public List<Double> prior() {
    List<Double> prior = new ArrayList<>();
    for (int state = 0; state < environment.states(); state++) {
      prior.add(environment.buyers().model().prior(state));
    }
    return prior;
  }

  @Override
  public Granularity granularity() {
    return sizes(environment.groups());
  }

  /** Returns the numbers of agents that a number of groups can hold. */
  static Granularity sizes(int groups) {
    long step = 2L * groups;
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
    return new SizedRing(this, perGroup(environment.groups(), agents));
  }

  /**
   * Returns the number of sellers in each of some groups.
   *
   * @throws IllegalArgumentException if they cannot hold so many agents
   */
  static long perGroup(int groups, long agents) {
    Granularity sizes = sizes(groups);
    if (!sizes.admits(agents)) {
      throw new IllegalArgumentException(
          "agents must be a multiple of %d in [%d, 10^15], got %d"
              .formatted(sizes.step(), sizes.smallest(), agents));
    }
    return agents / sizes.step();
  }
}
