package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.environment.ContinuousLaw;
import walras.environment.DiscreteLaw;
import walras.environment.ValueLaw;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Outcome;
import walras.kernel.SizedMarket;
import walras.sampling.Philox;
import walras.sampling.Streams;
import walras.testkit.Fields;

/** Several units and commodities, from counts, against agents one by one. */
class SeveralUnitsTest {

  private static final long SEED = 20261120;
  private static final int LITERAL = 3_000;
  private static final int REPLICATIONS = 12_000;

  private static final Map<String, Object> UNIFORM =
      Map.of("law", "uniform", "lower", "0", "upper", "1");
  private static final Map<String, Object> BETA = Map.of("law", "beta", "alpha", "2", "beta", "4");
  private static final Map<String, Object> STEEP =
      Map.of("law", "beta", "alpha", "0.5", "beta", "1.5");
  private static final Map<String, Object> NORMAL =
      Map.of("law", "truncated_normal", "mean", "0.6", "sd", "0.25", "lower", "0.1", "upper", "1");
  private static final Map<String, Object> TYPES =
      Map.of(
          "law",
          "discrete",
          "atoms",
          List.of("0.125", "0.375", "0.6", "0.875"),
          "probabilities",
          List.of("0.25", "0.3", "0.25", "0.2"));

  private static final List<Integer> COMPARED =
      List.of(
          Measures.PRICE_GAP,
          Measures.PROB_PRICE_GAP_ZERO,
          Measures.PRICE_ERROR_MARKET,
          Measures.SURPLUS,
          Measures.MAX_SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.RATIONED_UNITS,
          Measures.RATIONED_AGENTS,
          Measures.TRADED_UNITS,
          Measures.POOLED_SURPLUS_LOSS,
          Measures.POOLED_RATIONED_UNITS,
          Measures.GROUPING_COST);

  static Stream<Arguments> markets() {
    return Stream.of(
        Arguments.of("beta, one unit", fields(5, 1, List.of(BETA, NORMAL)), 2),
        Arguments.of("types, two units", fields(8, 2, List.of(TYPES, TYPES)), 2),
        Arguments.of("types, two units, few", fields(3, 2, List.of(TYPES, TYPES)), 1),
        Arguments.of("uniform, two units", fields(6, 2, List.of(UNIFORM, UNIFORM)), 3),
        Arguments.of("steep, three units", fields(7, 3, List.of(STEEP, NORMAL)), 2),
        Arguments.of(
            "two commodities of one unit",
            fields(6, 1, List.of(UNIFORM, UNIFORM, TYPES, TYPES)),
            3),
        Arguments.of(
            "two commodities of three units",
            fields(9, 3, List.of(BETA, NORMAL, NORMAL, UNIFORM)),
            2),
        Arguments.of(
            "three commodities of two units",
            fields(4, 2, List.of(TYPES, TYPES, BETA, NORMAL, TYPES, TYPES)),
            4));
  }

  static Stream<JsonNode> trades() {
    return Reference.rows("trades_of_several_units");
  }

  private static Map<String, Object> fields(int steps, int units, List<Map<String, Object>> laws) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", String.valueOf(steps));
    fields.put("units", String.valueOf(units));
    fields.put("tie", "max");
    fields.put(
        "commodities",
        IntStream.range(0, laws.size() / 2)
            .mapToObj(
                i ->
                    Map.of(
                        "name", "good" + i, "cost", laws.get(2 * i), "value", laws.get(2 * i + 1)))
            .toList());
    return fields;
  }

  private static Market market(Map<String, Object> environment) {
    Fields fields = Fields.of(environment);
    return new RandomGrouping()
        .market(fields)
        .orElseThrow(() -> new AssertionError(fields.problems().toString()));
  }

  private static List<Environment> environments(Market market) {
    return market instanceof CommoditiesMarket several
        ? several.parts().stream().map(RandomGroupingMarket::environment).toList()
        : List.of(((RandomGroupingMarket) market).environment());
  }

  /** False alarms: 1e-6 for each of 12 metrics of each market. */
  @ParameterizedTest(name = "{0}, n = {2}")
  @MethodSource("markets")
  void meansAreThoseOfAgentsOneByOne(String name, Map<String, Object> fields, int perGroup) {
    Market market = market(fields);
    SummaryStatistics[] found = run(market, perGroup);
    SummaryStatistics[] literal = literally(environments(market), perGroup);

    for (int metric : COMPARED) {
      assertThat(found[metric].getMean())
          .as(Measures.all().get(metric).name())
          .isEqualTo(
              literal[metric].getMean(),
              within(LARGEST_Z * Math.hypot(error(found[metric]), error(literal[metric])) + 1e-13));
    }
  }

  /** Whoever waits last for one commodity waits last for all. */
  @Test
  void anOrderForEachCommodityWouldRationMoreAgents() {
    Market market = market(fields(6, 1, List.of(UNIFORM, UNIFORM, UNIFORM, UNIFORM)));
    SummaryStatistics common = run(market, 3)[Measures.RATIONED_AGENTS];
    SummaryStatistics single =
        run(market(fields(6, 1, List.of(UNIFORM, UNIFORM))), 3)[Measures.RATIONED_AGENTS];

    assertThat(2 * single.getMean())
        .isGreaterThan(common.getMean() + LARGEST_Z * (error(common) + 2 * error(single)));
  }

  @ParameterizedTest
  @MethodSource("trades")
  void tradesAreThoseOfTheReference(JsonNode row) {
    int perGroup = row.path("n").asInt();
    int commodities = row.path("k").asInt();
    double unit = 1.0 / Integer.parseInt(row.path("money_unit").asText().substring(2));
    double[][][] costs = new double[commodities][2 * perGroup][];
    double[][][] values = new double[commodities][2 * perGroup][];
    for (int place = 0; place < 4 * perGroup; place++) {
      JsonNode agent = row.path("units").path(row.path("phi").path(place).asInt() - 1);
      for (int commodity = 0; commodity < commodities; commodity++) {
        double[][] side = place < 2 * perGroup ? costs[commodity] : values[commodity];
        side[place % (2 * perGroup)] = money(agent.path(commodity), unit);
      }
    }
    Environment environment =
        Reference.market(Reference.uniform(row.path("T").asInt())).environment();
    LiteralUnits market =
        new LiteralUnits(
            IntStream.range(0, commodities).mapToObj(i -> environment).toList(), costs, values);

    double most = 0;
    for (int commodity = 0; commodity < commodities; commodity++) {
      most += market.maximum(commodity);
      assertThat(market.trade(commodity, 1).price())
          .isEqualTo(row.path("price_index_group1").path(commodity).asInt());
      assertThat(market.trade(commodity, 0).price())
          .isEqualTo(row.path("price_index_group2").path(commodity).asInt());
      for (int place = 0; place < 4 * perGroup; place++) {
        LiteralUnits.Trade trade = market.trade(commodity, place / perGroup % 2);
        int[] side = place < 2 * perGroup ? trade.sold() : trade.bought();
        int agent = row.path("phi").path(place).asInt() - 1;
        assertThat(side[place % perGroup])
            .isEqualTo(row.path("x").path(agent).path(commodity).asInt());
      }
    }
    assertThat(most).isEqualTo(unit * row.path("max_surplus").asInt(), within(1e-12));
  }

  private static double[] money(JsonNode units, double unit) {
    double[] money = new double[units.size()];
    Arrays.setAll(money, i -> unit * units.path(i).asDouble());
    return money;
  }

  private static SummaryStatistics[] run(Market market, int perGroup) {
    SizedMarket sized = market.at(4L * perGroup);
    SummaryStatistics[] statistics = empty();
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      assertThat(outcome.metric(Measures.BUDGET_RESIDUAL)).isZero();
      assertThat(outcome.metric(Measures.MANIP_GAIN)).isZero();
      for (int metric = 0; metric < statistics.length; metric++) {
        statistics[metric].addValue(outcome.metric(metric));
      }
    }
    return statistics;
  }

  private static SummaryStatistics[] literally(List<Environment> environments, int perGroup) {
    SummaryStatistics[] statistics = empty();
    Philox rng = Streams.create(SEED, -1).economy();
    for (int replication = 0; replication < LITERAL; replication++) {
      double[][][] costs = draw(environments, Environment::cost, perGroup, rng);
      double[][][] values = draw(environments, Environment::value, perGroup, rng);
      observe(new LiteralUnits(environments, costs, values), statistics);
    }
    return statistics;
  }

  private static double[][][] draw(
      List<Environment> environments,
      Function<Environment, ValueLaw> law,
      int perGroup,
      Philox rng) {
    double[][][] money = new double[environments.size()][2 * perGroup][environments.get(0).units()];
    for (int commodity = 0; commodity < environments.size(); commodity++) {
      DoubleUnaryOperator quantiles = quantiles(law.apply(environments.get(commodity)));
      for (double[] agent : money[commodity]) {
        Arrays.setAll(agent, unit -> quantiles.applyAsDouble(rng.nextDouble()));
      }
    }
    return money;
  }

  private static DoubleUnaryOperator quantiles(ValueLaw law) {
    return law instanceof ContinuousLaw continuous
        ? continuous.quantiles()
        : share -> ofTypes((DiscreteLaw) law, share);
  }

  private static double ofTypes(DiscreteLaw law, double share) {
    double rest = share;
    int type = 0;
    while (type < law.size() - 1 && rest >= law.weights()[type]) {
      rest -= law.weights()[type++];
    }
    return law.values()[type];
  }

  private static void observe(LiteralUnits market, SummaryStatistics[] statistics) {
    double agents = 4.0 * market.perGroup();
    double[] sums = new double[Measures.all().size()];
    for (int commodity = 0; commodity < market.commodities(); commodity++) {
      LiteralUnits.Trade one = market.trade(commodity, 0);
      LiteralUnits.Trade two = market.trade(commodity, 1);
      LiteralUnits.Trade pool = market.trade(commodity, Trades.POOL);
      int gap = Math.abs(one.price() - two.price());
      int error =
          Math.max(Math.abs(one.price() - pool.price()), Math.abs(two.price() - pool.price()));
      raise(sums, Measures.PRICE_GAP, market.price(commodity, gap));
      raise(sums, Measures.PRICE_ERROR_MARKET, market.price(commodity, error));
      sums[Measures.SURPLUS] +=
          (market.surplus(commodity, one) + market.surplus(commodity, two)) / agents;
      sums[Measures.POOLED_SURPLUS_LOSS] -= market.surplus(commodity, pool) / agents;
      sums[Measures.MAX_SURPLUS] += market.maximum(commodity) / agents;
      sums[Measures.RATIONED_UNITS] += (one.rationed() + two.rationed()) / agents;
      sums[Measures.TRADED_UNITS] += (one.traded() + two.traded()) / agents;
      sums[Measures.POOLED_RATIONED_UNITS] += pool.rationed() / agents;
    }
    sums[Measures.PROB_PRICE_GAP_ZERO] = sums[Measures.PRICE_GAP] == 0 ? 1 : 0;
    sums[Measures.GROUPING_COST] = -sums[Measures.POOLED_SURPLUS_LOSS] - sums[Measures.SURPLUS];
    sums[Measures.POOLED_SURPLUS_LOSS] += sums[Measures.MAX_SURPLUS];
    sums[Measures.SURPLUS_LOSS] = sums[Measures.MAX_SURPLUS] - sums[Measures.SURPLUS];
    sums[Measures.RATIONED_AGENTS] = market.rationedAgents() / agents;
    for (int metric : COMPARED) {
      statistics[metric].addValue(sums[metric]);
    }
  }

  private static void raise(double[] numbers, int metric, double number) {
    numbers[metric] = Math.max(numbers[metric], number);
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
