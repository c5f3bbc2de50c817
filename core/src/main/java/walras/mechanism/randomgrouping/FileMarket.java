package walras.mechanism.randomgrouping;

import java.util.List;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Metric;
import walras.kernel.Population;
import walras.kernel.PopulationMarket;
import walras.kernel.SizedMarket;

/** Random grouping of exactly the agents of a file, however many units they have. */
interface FileMarket extends PopulationMarket {

  PopulationEnvironment environment();

  /** Returns the market with all agents of the file. */
  SizedMarket sized();

  @Override
  default Population population() {
    return environment().population();
  }

  @Override
  default void describe(Details details) {
    environment().describe(details);
  }

  @Override
  default List<String> states() {
    return List.of("");
  }

  @Override
  default List<Double> prior() {
    return List.of(1.0);
  }

  @Override
  default Granularity granularity() {
    long agents = population().agents();
    return new Granularity(agents, agents, agents);
  }

  @Override
  default List<Metric> metrics() {
    return Measures.all().stream()
        .map(
            entry ->
                new Metric(
                    entry.name(), entry.unit(), entry.description(), entry.range(), List.of()))
        .toList();
  }

  @Override
  default List<Event> events() {
    return List.of();
  }

  @Override
  default List<Derived> derived() {
    return ExpectedEfficiency.of(environment().eps());
  }

  @Override
  default SizedMarket at(long agents) {
    if (agents != population().agents()) {
      throw new IllegalArgumentException(
          "agents must be %d, those of the population, got %d"
              .formatted(population().agents(), agents));
    }
    return sized();
  }
}
