package walras.mechanism.randomgrouping;

import java.util.List;
import walras.kernel.Assumption;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/** Random grouping in one environment, with everything that does not depend on the size. */
final class RandomGroupingMarket implements Market {

  private static final long serialVersionUID = 1L;
  private static final int AGENTS_PER_PAIR = 4;
  private static final long MOST_UNITS = 1_000_000_000_000_000L;

  private final Environment environment;
  private final Competitive competitive;
  private final FluidLimit fluid;
  private final GroupingTheories theories;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  RandomGroupingMarket(Environment environment) {
    this.environment = environment;
    competitive = Competitive.of(environment);
    fluid = new FluidLimit(environment);
    theories = new GroupingTheories(this);
    metrics = theories.metrics();
    assumptions = GroupingChecks.of(this);
  }

  Environment environment() {
    return environment;
  }

  Competitive competitive() {
    return competitive;
  }

  FluidLimit fluid() {
    return fluid;
  }

  GroupingTheories theories() {
    return theories;
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
    if (environment.isFixed()) {
      long step =
          AGENTS_PER_PAIR * FixedCounts.perGroup(environment.sellers(), environment.buyers());
      return new Granularity(step, MOST_UNITS / step * step, step);
    }
    long most = MOST_UNITS / environment.units() / AGENTS_PER_PAIR * AGENTS_PER_PAIR;
    return new Granularity(AGENTS_PER_PAIR, most, AGENTS_PER_PAIR);
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
  public List<Derived> derived() {
    return environment.isFixed() ? ExpectedEfficiency.of(environment.eps()) : List.of();
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
          "agents must be a multiple of %d in [%d, %d], got %d"
              .formatted(sizes.step(), sizes.smallest(), sizes.largest(), agents));
    }
    return new SizedGrouping(this, agents / AGENTS_PER_PAIR);
  }
}
