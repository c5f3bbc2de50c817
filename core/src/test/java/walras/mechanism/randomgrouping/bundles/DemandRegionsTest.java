package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.mechanism.randomgrouping.bundles.LiteralBundles.Agent;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;

class DemandRegionsTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** Money on the grid and between its prices, complements and substitutes, both tie rules. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyPricePairLiesInOneRegionWhoseBundlesAreBestThere(long seed) {
    Environment environment = Examples.random(Streams.create(seed, 2).economy());
    DemandRegions demand = DemandRegions.of(environment);
    Octagon[] regions = demand.octagons();
    int[][] announced = demand.announced(0, environment.types().size());
    List<Agent> truthful =
        environment.types().stream()
            .map(type -> LiteralBundles.truthful(type, environment.grid()))
            .toList();
    for (int first = 0; first <= environment.grid().steps(); first++) {
      for (int second = 0; second <= environment.grid().steps(); second++) {
        int[] found = containing(regions, first, second);
        assertThat(found).hasSize(1);
        assertThat(announced[found[0]]).isEqualTo(best(truthful, first, second));
      }
    }
  }

  private static int[] containing(Octagon[] regions, int first, int second) {
    return IntStream.range(0, regions.length)
        .filter(region -> regions[region].contains(first, second))
        .toArray();
  }

  private static int[] best(List<Agent> truthful, int first, int second) {
    return truthful.stream()
        .map(agent -> agent.message().at(first, second))
        .mapToInt(bundle -> bundle[0] + 2 * bundle[1])
        .toArray();
  }

  /** In doubles, 0.29 times 100 is below 29, and 0.1 + 0.2 above 0.3. */
  @ParameterizedTest
  @CsvSource({
    "MAX, 29, 99, 1",
    "MIN, 29, 99, 0",
    "MAX, 30, 99, 0",
    "MAX, 31, 41, 3",
    "MIN, 31, 41, 0",
    "MAX, 31, 42, 0"
  })
  void decimalsMeetTheGridExactly(TieRule tie, int first, int second, int bundle) {
    AgentType buyer = Examples.type(Side.BUYER, "exact", "1", "0.29", "0.1", "0.72");
    Grid grid = new Grid(100, tie, PriceRule.MIDDLE);

    for (int other = 0; other < Bundle.COUNT; other++) {
      assertThat(DemandRegions.announced(buyer, other, grid).contains(first, second))
          .isEqualTo(other == bundle);
    }
  }

  @Test
  void theNumberOfRegionsDoesNotGrowWithTheGrid() {
    Environment coarse = Examples.market(Examples.complements()).tables().environment;
    Environment fine =
        new Environment(
            new Grid(1_000_000_000, TieRule.MAX, PriceRule.MIDDLE),
            coarse.sellers(),
            coarse.buyers(),
            null);

    assertThat(DemandRegions.of(coarse).octagons()).hasSizeBetween(30, 60);
    assertThat(DemandRegions.of(fine).octagons()).hasSizeBetween(30, 60);
  }
}
