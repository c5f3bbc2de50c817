package walras.mechanism.randomgrouping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import walras.kernel.Field;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.GridReader;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Hypergeometric;
import walras.study.Counted;

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
    for (String law : List.of("cost", "value", "units", "commodities")) {
      if (environment.at(law).isPresent()) {
        environment.at(law).problem("must be left out, as the population file gives every agent");
      }
    }
    for (String bundles : List.of("sellers", "buyers")) {
      if (environment.at(bundles).isPresent()) {
        environment
            .at(bundles)
            .problem(
                "must be left out, as the population file gives every agent; bundles, whose values"
                    + " do not add up over commodities, cannot be read from a file");
      }
    }
    requireEven(Side.SELLER, "sellers");
    requireEven(Side.BUYER, "buyers");
    var eps = GridReader.eps(environment);
    if (!environment.sound()) {
      return Optional.empty();
    }
    if (!environment.at("tie").isPresent()) {
      warnOfTies(grid);
    }
    return Optional.of(new PopulationEnvironment(grid, population, eps));
  }

  /** Says what either tie rule leads to where some agents' amounts are prices of the grid. */
  private void warnOfTies(Grid grid) {
    Grid most = grid.with(TieRule.MAX);
    Grid least = grid.with(TieRule.MIN);
    boolean matters =
        Arrays.stream(Side.values())
            .anyMatch(
                side ->
                    !Arrays.equals(
                        PopulationThresholds.of(population, side, most),
                        PopulationThresholds.of(population, side, least)));
    if (matters) {
      environment
          .at("tie")
          .warning(
              "the tie rule matters, as some costs and values are prices of the grid: with tie"
                  + " max all agents together trade %s, with tie min %s"
                      .formatted(pooled(most), pooled(least)));
    }
  }

  private String pooled(Grid grid) {
    if (!population.isOfOneUnit()) {
      return ofHoldings(new HoldingsBook(new PopulationEnvironment(grid, population, null)));
    }
    PooledPopulation pool = PooledPopulation.of(PopulationTable.of(population, grid), population);
    return "%s at %s".formatted(Counted.of(pool.traded(), "unit"), grid.price(pool.price()));
  }

  private String ofHoldings(HoldingsBook book) {
    return IntStream.range(0, book.commodities)
        .mapToObj(
            commodity ->
                "%s%s at %s"
                    .formatted(
                        Counted.of(book.pool.traded(commodity), "unit"),
                        population.commodities().get(commodity).transform(HoldingsMarket::of),
                        book.grid.price(book.price[commodity])))
        .collect(Collectors.joining(" and "));
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
