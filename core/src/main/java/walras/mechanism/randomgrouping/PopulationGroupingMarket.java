package walras.mechanism.randomgrouping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Assumption;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Metric;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.kernel.PopulationMarket;
import walras.kernel.SizedMarket;

/**
 * Random grouping of exactly the agents of a file. What the population comes to on the grid is
 * found when it is first asked for, and does not travel.
 */
final class PopulationGroupingMarket implements PopulationMarket {

  private static final long serialVersionUID = 1L;

  private final PopulationEnvironment environment;
  private transient @Nullable PopulationBook book;

  PopulationGroupingMarket(PopulationEnvironment environment) {
    this.environment = environment;
  }

  PopulationEnvironment environment() {
    return environment;
  }

  /** Returns what the population comes to on the grid. */
  synchronized PopulationBook book() {
    PopulationBook known = book;
    if (known == null) {
      known = new PopulationBook(environment);
      book = known;
    }
    return known;
  }

  @Override
  public Population population() {
    return environment.population();
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
    long agents = population().agents();
    return new Granularity(agents, agents, agents);
  }

  @Override
  public List<Metric> metrics() {
    return Measures.all().stream()
        .map(
            entry ->
                new Metric(
                    entry.name(), entry.unit(), entry.description(), entry.range(), List.of()))
        .toList();
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<Derived> derived() {
    return ExpectedEfficiency.of(environment.eps());
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(
        new Assumption(
            "Condition 1 (decreasing values, increasing costs)", true, "every agent has one unit"));
  }

  @Override
  public SizedMarket at(long agents) {
    if (agents != population().agents()) {
      throw new IllegalArgumentException(
          "agents must be %d, those of the population, got %d"
              .formatted(population().agents(), agents));
    }
    return new SizedPopulation(this);
  }

  @Override
  public int profileClass(Side side, int type, int unit) {
    return book().table().place(threshold(side, type));
  }

  @Override
  public double pooledRationing(Side side, int type, int unit) {
    return book().pool().rationing(side, threshold(side, type));
  }

  @Override
  public double pooledManipGain(Side side, int type, int unit) {
    return book().regrets().gain(side, type);
  }

  private int threshold(Side side, int type) {
    return PopulationThresholds.of(side, population().amount(side, type), environment.grid());
  }
}
