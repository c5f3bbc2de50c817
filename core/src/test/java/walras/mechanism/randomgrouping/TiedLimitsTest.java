package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Market;
import walras.kernel.SizedMarket;
import walras.testkit.Fields;

/** Limits where two stretches of prices tie, in closed form and against replications. */
class TiedLimitsTest {

  private static final long PER_GROUP = 100_000_000;
  private static final int REPLICATIONS = 10_000;

  /** What terms of the order n^(-1/2) add at most. */
  private static final double HIGHER_ORDER = 1e-4;

  private static final List<Integer> REGRETS =
      List.of(Measures.POOLED_MANIP_GAIN_BUYER, Measures.POOLED_MANIP_GAIN_SELLER);

  /** 5/11 and 6/11 tie; the competitive price is 1/2. */
  @Test
  void limitsOfElevenStepsAreClosedForms() {
    RandomGroupingMarket market = market("eleven steps");

    assertLimit(market, Measures.RATIONED_UNITS, 1.0 / 22);
    assertLimit(market, Measures.RATIONED_SHARE, 1.0 / 6);
    assertLimit(market, Measures.TRADED_UNITS, 5.0 / 22);
    assertLimit(market, Measures.SURPLUS_LOSS, 1.0 / 88);
    assertLimit(market, Measures.RELATIVE_EFFICIENCY, 10.0 / 11);
    assertLimit(market, Measures.PRICE_GAP, 1.0 / 22);
    assertLimit(market, Measures.PROB_PRICE_GAP_ZERO, 0.5);
    assertLimit(market, Measures.PRICE_ERROR_MARKET, 1.0 / 22);
    assertLimit(market, Measures.PRICE_ERROR_LIMIT, 1.0 / 22);
    assertLimit(market, Measures.PRICE_ERROR_GRID_LIMIT, 3.0 / 44);
    assertLimit(market, Measures.POOLED_PRICE_ERROR_LIMIT, 1.0 / 22);
    assertLimit(market, Measures.GROUPING_COST, 0);
    assertLimit(market, Measures.POOLED_MANIP_GAIN_BUYER, 0);
  }

  /**
   * The groups of a fixed population have opposite noise, and its pool has none: prices 0.2 and 0.5
   * at every size, and in the pool the middle of the stretch from 0.15 to 0.65.
   */
  @Test
  void groupsOfFixedPopulationsAlwaysDisagree() {
    RandomGroupingMarket market = market("fixed");

    assertLimit(market, Measures.PRICE_GAP, 0.3);
    assertLimit(market, Measures.PROB_PRICE_GAP_ZERO, 0);
    assertLimit(market, Measures.PRICE_ERROR_MARKET, 0.2);
    assertLimit(market, Measures.PRICE_ERROR_LIMIT, 0.175);
    assertLimit(market, Measures.POOLED_PRICE_ERROR_LIMIT, 0.075);
    assertLimit(market, Measures.RATIONED_SHARE, 4.0 / 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eleven steps", "types", "two units", "fixed", "eps apart", "no noise"})
  void limitsAreMeansOfReplications(String name) {
    RandomGroupingMarket market = market(name);
    SizedGrouping sized = (SizedGrouping) market.at(4 * PER_GROUP);
    SummaryStatistics[] found = Replications.run(market, PER_GROUP, REPLICATIONS);

    assertThat(market.fluid().isTied()).isTrue();
    for (int metric = 0; metric < found.length; metric++) {
      boolean isKnown = sized.limit(metric, 0).isPresent();
      assertThat(isKnown || REGRETS.contains(metric) || sized.undefined(metric).isPresent())
          .as(Measures.all().get(metric).name())
          .isTrue();
      if (isKnown) {
        assertThat(found[metric].getMean())
            .as(Measures.all().get(metric).name())
            .isEqualTo(
                sized.limit(metric, 0).getAsDouble(),
                within(LARGEST_Z * Replications.error(found[metric]) + HIGHER_ORDER));
      }
    }
  }

  /** In a stretch of several prices, one unit decides which of them balance the pool. */
  @Test
  void regretsInStretchesOfSeveralPricesHaveNoLimit() {
    assertThat(market("types").at(400).limit(Measures.POOLED_MANIP_GAIN_BUYER, 0)).isEmpty();
    assertThat(
            Replications.run(market("types"), PER_GROUP, REPLICATIONS)[
                Measures.POOLED_MANIP_GAIN_BUYER]
                .getMean())
        .isGreaterThan(0.01);
  }

  /** Sums of random limits are known, and probabilities; what is not linear in them is not. */
  @Test
  void limitsOfSeveralCommoditiesAreKnownWhereTheyAreSums() {
    Market market = commodities();
    SizedMarket sized = market.at(4 * PER_GROUP);
    SummaryStatistics[] found = Replications.run(market, PER_GROUP, REPLICATIONS);

    assertThat(sized.limit(Measures.PROB_PRICE_GAP_ZERO, 0)).hasValue(0.25);
    assertThat(sized.limit(Measures.RATIONED_UNITS, 0).orElseThrow())
        .isEqualTo(1.0 / 22 + 0.1, within(1e-12));
    for (int metric :
        List.of(
            Measures.PROB_PRICE_GAP_ZERO,
            Measures.RATIONED_UNITS,
            Measures.TRADED_UNITS,
            Measures.SURPLUS,
            Measures.SURPLUS_LOSS,
            Measures.RELATIVE_EFFICIENCY,
            Measures.POOLED_SURPLUS_LOSS)) {
      assertThat(found[metric].getMean())
          .as(Measures.all().get(metric).name())
          .isEqualTo(
              sized.limit(metric, 0).orElseThrow(),
              within(LARGEST_Z * Replications.error(found[metric]) + HIGHER_ORDER));
    }
    for (int metric :
        List.of(
            Measures.PRICE_GAP,
            Measures.PRICE_ERROR_MARKET,
            Measures.PRICE_ERROR_LIMIT,
            Measures.RATIONED_SHARE,
            Measures.RATIONED_AGENTS,
            Measures.EPS_EFFICIENT)) {
      assertThat(sized.limit(metric, 0)).as(Measures.all().get(metric).name()).isEmpty();
    }
  }

  /** One with limits of eleven steps, one of types that lack 0.2 of either side. */
  private static Market commodities() {
    Map<String, Object> bread =
        Map.of("name", "bread", "cost", Laws.uniform("0", "1"), "value", Laws.uniform("0", "1"));
    Map<String, Object> wine =
        Map.of(
            "name", "wine",
            "cost", Laws.discrete("0.125 0.325 0.675 0.875", "0.3 0.1 0.2 0.4"),
            "value", Laws.discrete("0.125 0.325 0.675 0.875", "0.5 0.3 0.1 0.1"));
    Fields fields =
        Fields.of(Map.of("T", "11", "eps", "0.08", "commodities", List.of(bread, wine)));
    return new RandomGrouping().market(fields).orElseThrow();
  }

  private static void assertLimit(RandomGroupingMarket market, int metric, double limit) {
    assertThat(market.at(4 * PER_GROUP).limit(metric, 0).orElseThrow())
        .as(Measures.all().get(metric).name())
        .isEqualTo(limit, within(1e-12));
  }

  /** Types lack 0.2 of supply from 0.15 to 0.3 and of demand from 0.35 to 0.65. */
  private static RandomGroupingMarket market(String name) {
    Map<String, Object> types =
        Laws.environment(
            "20",
            Laws.discrete("0.125 0.325 0.675 0.875", "0.3 0.1 0.2 0.4"),
            Laws.discrete("0.125 0.325 0.675 0.875", "0.5 0.3 0.1 0.1"));
    switch (name) {
      case "eleven steps" -> {
        Map<String, Object> fields =
            Laws.environment("11", Laws.uniform("0", "1"), Laws.uniform("0", "1"));
        fields.put("eps", "0.01");
        return Reference.market(fields);
      }
      case "no noise" -> {
        return Reference.market(
            Laws.environment("1", Laws.discrete("0.6", "1"), Laws.discrete("0.7", "1")));
      }
      case "types" -> {
        types.put("rule", "highest");
        types.put("eps", "0.041");
      }
      case "two units" -> types.put("units", "2");
      case "fixed" -> {
        types.put("population", "fixed");
        types.put("eps", "0.3");
      }
      default -> types.put("eps", "0.31");
    }
    return Reference.market(types);
  }
}
