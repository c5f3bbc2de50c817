package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.sampling.Philox;
import walras.sampling.Streams;

/** Lazily drawn cells against all cells, against the exact law, and against agents one by one. */
class CellAgreementTest {

  private static final long SEED = 20261120;

  static Stream<Arguments> sizes() {
    return Stream.of(
        Arguments.of(1, 1L),
        Arguments.of(2, 1L),
        Arguments.of(7, 2L),
        Arguments.of(1000, 1L),
        Arguments.of(1000, 40L),
        Arguments.of(37, 10_000L),
        Arguments.of(20_000, 1_000_000L),
        Arguments.of(1000, 1_000_000_000L));
  }

  /**
   * Asks for all cells after a replication: what was decided before must be what they say, as
   * questions asked later only split what stayed whole.
   */
  @ParameterizedTest(name = "T = {0}, n = {1}")
  @MethodSource("sizes")
  void whatIsDecidedEarlyIsWhatAllCellsSay(int steps, long perGroup) {
    for (PriceRule rule : PriceRule.values()) {
      Map<String, Object> fields = new LinkedHashMap<>(Reference.uniform(steps));
      fields.put("rule", rule.spelling());
      assertWhatIsDecidedEarly((SizedGrouping) Reference.market(fields).at(4 * perGroup));
    }
  }

  static Stream<Arguments> otherLaws() {
    return Stream.of(
        Arguments.of(1, 1L, 1),
        Arguments.of(7, 2L, 3),
        Arguments.of(200, 40L, 2),
        Arguments.of(37, 10_000L, 1),
        Arguments.of(5000, 1_000_000L, 3));
  }

  /** The same where laws are not uniform and cells have parts. */
  @ParameterizedTest(name = "T = {0}, n = {1}, {2} units")
  @MethodSource("otherLaws")
  void allCellsOfOtherLawsSayTheSame(int steps, long perGroup, int units) {
    Map<String, Object> fields = new LinkedHashMap<>(Reference.uniform(steps));
    fields.put("units", String.valueOf(units));
    fields.put("cost", Map.of("law", "beta", "alpha", "0.5", "beta", "2"));
    fields.put(
        "value",
        Map.of(
            "law", "truncated_normal", "mean", "0.6", "sd", "0.1", "lower", "0.2", "upper", "1"));
    assertWhatIsDecidedEarly((SizedGrouping) Reference.market(fields).at(4 * perGroup));
  }

  private static void assertWhatIsDecidedEarly(SizedGrouping sized) {
    Streams streams = Streams.create(SEED, sized.agents());
    Units units = sized.units();
    Auctions auctions = new Auctions(sized.environment(), sized.unitsPerGroup(), units);
    Trades trades = new Trades();
    for (int replication = 0; replication < 20; replication++) {
      streams.address(replication);
      units.draw(streams);
      auctions.clear(trades);
      auctions.trade(trades, streams);
      assertAllCellsAgree(sized, units, trades);
    }
  }

  private static void assertAllCellsAgree(SizedGrouping sized, Units units, Trades trades) {
    int steps = sized.environment().steps();
    for (int market = 0; market <= Trades.POOL; market++) {
      long[] excess = new long[steps + 1];
      for (int index = 0; index <= steps; index++) {
        excess[index] = units.supply(market, index) - units.demand(market, index);
      }
      assertThat(trades.formed[market])
          .isEqualTo(LiteralMarket.select(excess, sized.environment().rule()));
      assertThat(trades.supply[market]).isEqualTo(units.supply(market, trades.price(market)));
      assertThat(trades.demand[market]).isEqualTo(units.demand(market, trades.price(market)));
      assertThat(excess).isSorted();
    }
  }

  /** On a grid, uniform values are values in the middle of cells as far as counts decide. */
  @Test
  void lawsOfPricesAndQuantitiesAreThoseOfValuesInTheMiddleOfCells() {
    Map<String, Object> middles =
        Map.of(
            "law", "discrete",
            "atoms", List.of("0.125", "0.375", "0.625", "0.875"),
            "probabilities", List.of("0.25", "0.25", "0.25", "0.25"));
    RandomGroupingMarket discrete =
        Reference.market(Map.of("T", "4", "cost", middles, "value", middles));
    ExactEstimates exact = ExactMethod.of(discrete, discrete.at(8));
    SummaryStatistics[] found = run(Reference.market(Reference.uniform(4)), 2, 200_000);

    for (int metric :
        List.of(
            Measures.PRICE_GAP,
            Measures.PROB_PRICE_GAP_ZERO,
            Measures.PRICE_ERROR_MARKET,
            Measures.PRICE_ERROR_GRID_LIMIT,
            Measures.RATIONED_UNITS,
            Measures.RATIONED_SHARE,
            Measures.TRADED_UNITS,
            Measures.SURPLUS,
            Measures.POOLED_RATIONED_UNITS,
            Measures.GROUPING_COST)) {
      double mean = Objects.requireNonNull(exact.metrics().get(metric)).overall().mean();
      assertThat(found[metric].getMean())
          .as(Measures.all().get(metric).name())
          .isEqualTo(mean, within(LARGEST_Z * error(found[metric])));
    }
    double otherwise =
        Objects.requireNonNull(exact.metrics().get(Measures.MAX_SURPLUS)).overall().mean();
    assertThat(Math.abs(found[Measures.MAX_SURPLUS].getMean() - otherwise))
        .as("the largest surplus is another: the order inside a cell counts")
        .isGreaterThan(LARGEST_Z * error(found[Measures.MAX_SURPLUS]));
  }

  @ParameterizedTest(name = "T = {0}, n = {1}, costs from {2} to {3}")
  @MethodSource("literalCases")
  void meansAreThoseOfAgentsOneByOne(int steps, int perGroup, double lower, double upper) {
    RandomGroupingMarket market = Reference.market(costsBetween(steps, lower, upper));
    SummaryStatistics[] found = run(market, perGroup, 100_000);
    SummaryStatistics[] literal = literally(market.environment(), perGroup, lower, upper);

    for (int metric = 0; metric < found.length; metric++) {
      if (literal[metric].getN() > 0) {
        double error = Math.hypot(error(found[metric]), error(literal[metric]));
        assertThat(found[metric].getMean())
            .as(Measures.all().get(metric).name())
            .isEqualTo(literal[metric].getMean(), within(LARGEST_Z * error + 1e-15));
      }
    }
  }

  static Stream<Arguments> literalCases() {
    return Stream.of(
        Arguments.of(5, 1, 0, 1),
        Arguments.of(8, 3, 0, 1),
        Arguments.of(50, 2, 0, 1),
        Arguments.of(10, 4, 0, 0.5),
        Arguments.of(10, 3, 0, 0.1));
  }

  private static Map<String, Object> costsBetween(int steps, double lower, double upper) {
    Map<String, Object> fields = new LinkedHashMap<>(Reference.uniform(steps));
    fields.put(
        "cost",
        Map.of("law", "uniform", "lower", String.valueOf(lower), "upper", String.valueOf(upper)));
    return fields;
  }

  private static SummaryStatistics[] run(RandomGroupingMarket market, int perGroup, int times) {
    SizedGrouping sized = (SizedGrouping) market.at(4L * perGroup);
    SummaryStatistics[] statistics = empty();
    GroupingKernel kernel = new GroupingKernel(sized);
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < times; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < statistics.length; metric++) {
        statistics[metric].addValue(outcome.metric(metric));
      }
    }
    return statistics;
  }

  private static SummaryStatistics[] literally(
      Environment environment, int perGroup, double lower, double upper) {
    SummaryStatistics[] statistics = empty();
    Philox rng = Streams.create(SEED, -1).economy();
    for (int replication = 0; replication < 20_000; replication++) {
      double[] costs = new double[2 * perGroup];
      double[] values = new double[2 * perGroup];
      Arrays.setAll(costs, i -> lower + (upper - lower) * rng.nextDouble());
      Arrays.setAll(values, i -> rng.nextDouble());
      observe(new LiteralMarket(environment, costs, values), statistics);
    }
    return statistics;
  }

  private static void observe(LiteralMarket market, SummaryStatistics[] statistics) {
    int n = market.perGroup();
    double agents = 4.0 * n;
    List<LiteralMarket.Trade> trades = market.trades();
    double surplus = market.surplus(trades.get(0), 0) + market.surplus(trades.get(1), n);
    double pooled = market.surplus(trades.get(2), 0);
    double rationed =
        Math.abs(trades.get(0).supply() - trades.get(0).demand())
            + Math.abs(trades.get(1).supply() - trades.get(1).demand());
    List<Double> gaps = new ArrayList<>();
    trades.forEach(trade -> gaps.add(market.price(trade.price())));
    double error =
        Math.max(Math.abs(gaps.get(0) - gaps.get(2)), Math.abs(gaps.get(1) - gaps.get(2)));
    int steps = market.environment().steps();
    statistics[Measures.PRICE_GAP].addValue(Math.abs(gaps.get(0) - gaps.get(1)));
    statistics[Measures.PRICE_ERROR_MARKET].addValue(error);
    statistics[Measures.SURPLUS].addValue(surplus / agents);
    statistics[Measures.MAX_SURPLUS].addValue(market.maximum() / agents);
    statistics[Measures.SURPLUS_LOSS].addValue((market.maximum() - surplus) / agents);
    statistics[Measures.RATIONED_UNITS].addValue(rationed / agents);
    statistics[Measures.RATIONED_AGENTS].addValue(rationed / agents);
    statistics[Measures.MIN_PAYOFF].addValue(market.leastPayoff());
    statistics[Measures.POOLED_SURPLUS_LOSS].addValue((market.maximum() - pooled) / agents);
    statistics[Measures.GROUPING_COST].addValue((pooled - surplus) / agents);
    statistics[Measures.POOLED_MANIP_GAIN_BUYER].addValue(
        market.buyerGain((int) (market.firstValue() * steps) + 1));
    statistics[Measures.POOLED_MANIP_GAIN_SELLER].addValue(
        market.sellerGain((int) (market.firstCost() * steps) + 1));
  }

  private static SummaryStatistics[] empty() {
    return Stream.generate(SummaryStatistics::new)
        .limit(Measures.all().size())
        .toArray(SummaryStatistics[]::new);
  }

  private static double error(SummaryStatistics statistics) {
    return statistics.getStandardDeviation() / Math.sqrt((double) statistics.getN());
  }
}
