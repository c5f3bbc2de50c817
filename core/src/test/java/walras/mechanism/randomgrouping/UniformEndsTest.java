package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.sampling.Philox;
import walras.sampling.Streams;

/** Uniform laws that begin or end between two prices of the grid. */
class UniformEndsTest {

  private static final long SEED = 20261121;

  /** Every value is above every cost: all agents trade in the largest surplus. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7, 1000, 1_000_000_000})
  void lawsOfOneCellThatDoNotOverlapHaveOneLargestSurplus(long perGroup) {
    SummaryStatistics[] found =
        Replications.run(
            market("1", Laws.uniform("0.4", "0.5"), Laws.uniform("0.5", "0.6")), perGroup, 100);

    assertThat(found[Measures.MAX_SURPLUS].getMin()).isEqualTo(0.05, within(1e-12));
    assertThat(found[Measures.MAX_SURPLUS].getMax()).isEqualTo(0.05, within(1e-12));
  }

  /** The price 1/2 balances: the loss is about 0.16 times what it is for laws on [0, 1]. */
  @Test
  void lossVanishesWherePricesOfTheGridBalance() {
    RandomGroupingMarket market =
        market("10", Laws.uniform("0.42", "0.58"), Laws.uniform("0.42", "0.58"));
    long perGroup = 100_000_000;
    SummaryStatistics[] found = Replications.run(market, perGroup, 1000);
    double law = 0.16 * 0.25 / Math.sqrt(4 * Math.PI * (double) perGroup);

    assertThat(found[Measures.SURPLUS_LOSS].getMean())
        .isEqualTo(law, within(LARGEST_Z * Replications.error(found[Measures.SURPLUS_LOSS])));
  }

  @ParameterizedTest(name = "T = {0}, n = {1}, costs from {2} to {3}, values from {4} to {5}")
  @CsvSource({
    "10, 3, 0.42, 0.58, 0.33, 0.61",
    "1, 2, 0.2, 0.9, 0.35, 0.6",
    "4, 3, 0.31, 0.44, 0.26, 0.49",
    "7, 1, 0.05, 0.5, 0.3, 0.95"
  })
  void meansAreThoseOfAgentsOneByOne(
      String steps, int perGroup, String leastCost, String mostCost, String least, String most) {
    RandomGroupingMarket market =
        market(steps, Laws.uniform(leastCost, mostCost), Laws.uniform(least, most));
    SummaryStatistics[] found = Replications.run(market, perGroup, 40_000);
    Map<Integer, SummaryStatistics> literal = literally(market.environment(), perGroup);

    literal.forEach(
        (metric, expected) ->
            assertThat(found[metric].getMean())
                .as(Measures.all().get(metric).name())
                .isEqualTo(
                    expected.getMean(),
                    within(
                        LARGEST_Z
                                * Math.hypot(
                                    Replications.error(found[metric]), Replications.error(expected))
                            + 1e-15)));
  }

  private static Map<Integer, SummaryStatistics> literally(Environment environment, int perGroup) {
    SummaryStatistics surpluses = new SummaryStatistics();
    SummaryStatistics largest = new SummaryStatistics();
    SummaryStatistics losses = new SummaryStatistics();
    SummaryStatistics pooledLosses = new SummaryStatistics();
    Philox rng = Streams.create(SEED, -1).economy();
    double agents = 4.0 * perGroup;
    for (int replication = 0; replication < 40_000; replication++) {
      double[] costs = new double[2 * perGroup];
      double[] values = new double[2 * perGroup];
      Arrays.setAll(
          costs, i -> between(environment.cost().least(), environment.cost().greatest(), rng));
      Arrays.setAll(
          values, i -> between(environment.value().least(), environment.value().greatest(), rng));
      LiteralMarket market = new LiteralMarket(environment, costs, values);
      List<LiteralMarket.Trade> trades = market.trades();
      double surplus = market.surplus(trades.get(0), 0) + market.surplus(trades.get(1), perGroup);
      double maximum = market.maximum();
      surpluses.addValue(surplus / agents);
      largest.addValue(maximum / agents);
      losses.addValue((maximum - surplus) / agents);
      pooledLosses.addValue((maximum - market.surplus(trades.get(2), 0)) / agents);
    }
    return Map.of(
        Measures.SURPLUS, surpluses,
        Measures.MAX_SURPLUS, largest,
        Measures.SURPLUS_LOSS, losses,
        Measures.POOLED_SURPLUS_LOSS, pooledLosses);
  }

  private static double between(double from, double to, Philox rng) {
    return from + (to - from) * rng.nextDouble();
  }

  private static RandomGroupingMarket market(
      String steps, Map<String, Object> cost, Map<String, Object> value) {
    return Reference.market(Laws.environment(steps, cost, value));
  }
}
