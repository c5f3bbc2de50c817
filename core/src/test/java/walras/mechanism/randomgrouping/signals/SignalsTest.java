package walras.mechanism.randomgrouping.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Philox;
import walras.sampling.Streams;
import walras.testkit.Fields;

/** Primitives on counts of signals against the same done price by price and unit by unit. */
class SignalsTest {

  private static final double ROUNDING = 1e-12;

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theBalancingPriceIsThatOfAScanOfAllPrices(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    PriceRule rule = List.of(PriceRule.values()).get(rng.nextInt(3));
    TieRule tie = rng.nextBoolean() ? TieRule.MAX : TieRule.MIN;
    Grid grid = new Grid(rng.nextInt(1, 12), tie, rule);
    int units = rng.nextInt(1, 4);
    Ladder supply = new Ladder(3, units);
    Ladder demand = new Ladder(4, units);
    BalancingPrice search = new BalancingPrice(grid);
    for (int repeat = 0; repeat < 5; repeat++) {
      supply.supply(rng.doubles(3L * units, -0.2, 1.3).toArray(), grid);
      demand.demand(rng.doubles(4L * units, -0.2, 1.3).toArray(), grid);
      long[] sellers = rng.longs(3, 0, 4).toArray();
      long[] buyers = rng.longs(4, 0, 3).toArray();

      assertThat(search.of(supply, sellers, demand, buyers))
          .isEqualTo(scan(grid, supply, sellers, demand, buyers));
    }
  }

  private static int scan(Grid grid, Ladder supply, long[] sellers, Ladder demand, long[] buyers) {
    List<Integer> best = new ArrayList<>();
    long least = Long.MAX_VALUE;
    for (int price = 0; price <= grid.steps(); price++) {
      long excess = Math.abs(supply.supplied(sellers, price) - demand.demanded(buyers, price));
      if (excess < least) {
        best.clear();
        least = excess;
      }
      if (excess == least) {
        best.add(price);
      }
    }
    assertThat(best.get(best.size() - 1) - best.get(0)).isEqualTo(best.size() - 1);
    return grid.rule().select(best.get(0), best.get(best.size() - 1));
  }

  @Test
  void thresholdsOfBeliefsCountAPriceThatRoundingMisses() {
    double almost = 0.1 + 0.2;

    assertThat(TieRule.MAX.demand(almost, 10)).isEqualTo(4);
    assertThat(TieRule.MIN.demand(almost, 10)).isEqualTo(3);
    assertThat(TieRule.MAX.supply(almost, 10)).isEqualTo(3);
    assertThat(TieRule.MIN.supply(almost, 10)).isEqualTo(4);
    assertThat(TieRule.MAX.demand(-0.5, 10)).isZero();
    assertThat(TieRule.MAX.demand(7.5, 10)).isEqualTo(11);
    assertThat(TieRule.MAX.supply(7.5, 10)).isEqualTo(11);
  }

  @Test
  void theEfficientTradeUsesTheDearestUnits() {
    SignalEnvironment environment = environment(two());
    EfficientTrade efficient = new EfficientTrade(environment, 0, 1);
    long[] sellers = {2, 1};
    long[] buyers = {1, 3};
    double kept =
        Stream.of(0.2, 0.6, 0.2, 0.6, 0.4, 0.9, 0.7, 0.2, 0.5, 0.3, 0.5, 0.3, 0.5, 0.3)
            .sorted(Comparator.reverseOrder())
            .limit(6)
            .mapToDouble(Double::doubleValue)
            .sum();

    assertThat(efficient.surplus(sellers, buyers))
        .isEqualTo(kept - (0.2 + 0.6 + 0.2 + 0.6 + 0.4 + 0.9), within(ROUNDING));
  }

  /** A surplus of rounding would make any efficiency relative to it. */
  @Test
  void whereNobodyGainsTheEfficientSurplusIsExactlyZero() {
    SignalEnvironment environment = environment(two());
    EfficientTrade efficient = new EfficientTrade(environment, 0, 1);

    assertThat(efficient.surplus(new long[] {3, 7}, new long[] {0, 0})).isZero();
  }

  @Test
  void dealsRationAndForceSellersAndBalance() {
    Ladder supply = new Ladder(2, 1);
    Grid grid = new Grid(10, TieRule.MAX, PriceRule.MIDDLE);
    supply.supply(new double[] {0.25, 0.65}, grid);
    Ladder demand = new Ladder(2, 1);
    demand.demand(new double[] {0.35, 0.85}, grid);
    Philox rng = Streams.create(20261120, 4).lotteries();
    Deal deal = new Deal(2, 2, 1);
    long[] sellers = {3, 5};
    long[] buyers = {4, 2};

    deal.announce(3, supply, sellers, demand, buyers);
    assertThat(deal.forced()).isEqualTo(3);
    deal.serve(rng);
    assertThat(deal.sold(0)).isEqualTo(3);
    assertThat(deal.sold(1)).isEqualTo(3);
    assertThat(deal.residual()).isZero();

    deal.announce(7, supply, sellers, demand, buyers);
    assertThat(deal.unserved()).isEqualTo(6);
    deal.serve(rng);
    assertThat(deal.sold(0) + deal.sold(1)).isEqualTo(2);
    assertThat(deal.surplus(new double[] {0.35, 0.85}, new double[] {0, 0}))
        .isEqualTo(2 * 0.85, within(ROUNDING));
  }

  @Test
  void unitsAndCommoditiesAreReadAndDescribed() {
    SignalEnvironment environment = environment(two());
    Details details = new Details();
    environment.describe(details);

    assertThat(environment.units()).isEqualTo(2);
    assertThat(environment.commodities()).isEqualTo(1);
    assertThat(environment.buyers().money(1, 0)).containsExactly(0.7, 0.2, 0.5, 0.3);
    assertThat(environment.sellers().isMoneyTheSameInAllStates()).isTrue();
    assertThat(environment.buyers().isMoneyTheSameInAllStates()).isFalse();
    assertThat(environment.sellers().isUninformative()).isTrue();
    assertThat(environment.buyers().likelihoodDistance(0, 1)).isEqualTo(0.4, within(ROUNDING));
    assertThat(details.at("sellers").entries())
        .containsKeys("signals", "probabilities", "costs", "commodities", "units");
  }

  /** A later unit may tell signals apart that agree on the first one. */
  @Test
  void signalsAreSeparateIfAnyUnitIs() {
    Map<String, Object> fields = two();
    SignalEnvironment environment = environment(fields);

    assertThat(Separation.problem(environment.buyers(), 10)).isEmpty();
    assertThat(Separation.problem(environment.sellers(), 10)).isEmpty();
    assertThat(Separation.problem(environment.buyers(), 1)).isPresent();
    fields.put(
        "sellers",
        Map.of(
            "probabilities",
            List.of("0.5", "0.5"),
            "costs",
            List.of(List.of("0.25", "0.65"), List.of("0.25", "0.75"))));
    assertThat(Separation.problem(environment(fields).sellers(), 10)).isEmpty();
    assertThat(Separation.problem(environment(fields).sellers(), 5)).isPresent();
  }

  private static Map<String, Object> two() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", "10");
    fields.put("eta", "0.1");
    fields.put("states", List.of("low", "high"));
    fields.put("prior", List.of("0.5", "0.5"));
    fields.put(
        "buyers",
        Map.of(
            "probabilities",
            Map.of("low", List.of("0.6", "0.4"), "high", List.of("0.4", "0.6")),
            "values",
            Map.of(
                "low",
                List.of(List.of("0.5", "0.1"), List.of("0.4", "0.2")),
                "high",
                List.of(List.of("0.7", "0.2"), List.of("0.5", "0.3")))));
    fields.put(
        "sellers",
        Map.of(
            "probabilities",
            IntStream.range(0, 2).mapToObj(i -> "0.5").toList(),
            "costs",
            List.of(List.of("0.2", "0.6"), List.of("0.4", "0.9"))));
    return fields;
  }

  private static SignalEnvironment environment(Map<String, Object> fields) {
    Fields read = Fields.of(fields);
    return SignalEnvironmentReader.read(read, 3)
        .orElseThrow(() -> new AssertionError(read.problems().toString()));
  }
}
