package walras.mechanism.randomgrouping;

import java.util.List;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.GridReader;
import walras.sampling.Hypergeometric;

/** Reads and validates the environment of random grouping of a given population. */
final class PopulationEnvironmentReader {

  private final Field environment;
  private final Population population;

  PopulationEnvironmentReader(Field environment, Population population) {
    this.environment = environment;
    this.population = population;
  }

  Optional<PopulationEnvironment> read() {
    Grid grid = GridReader.read(environment);
    for (String law : List.of("cost", "value")) {
      if (environment.at(law).isPresent()) {
        environment.at(law).problem("must be left out, as the population file gives every agent");
      }
    }
    requireEven(Side.SELLER, "sellers");
    requireEven(Side.BUYER, "buyers");
    var eps = EnvironmentReader.eps(environment.at("eps"));
    return environment.sound()
        ? Optional.of(new PopulationEnvironment(grid, population, eps))
        : Optional.empty();
  }

  private void requireEven(Side side, String name) {
    long agents = population.agents(side);
    if (agents % Trades.GROUPS != 0 || agents == 0 || agents > Hypergeometric.MAX_POPULATION) {
      environment.problem(
          "the population must have an even number of %s, at least 2, for two groups of equal"
                  .formatted(name)
              + " numbers, got %d".formatted(agents));
    }
  }
}
