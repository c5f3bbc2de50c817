package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.sampling.Streams;

/** Counts against agents: the same agents, once by type and once one by one. */
class LiteralAgreementTest {

  /** Sixteenths, so that costs and values are exact, on the grid or beside it, inside and out. */
  private static final int LEAST_ATOM = -2;

  private static final int MOST_ATOM = 18;
  private static final double ROUNDING = 1e-12;

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 1000);
  }

  static Stream<JsonNode> selections() {
    return Reference.rows("price_selection");
  }

  static Stream<JsonNode> rations() {
    return Reference.rows("ration");
  }

  static Stream<JsonNode> trades() {
    return Reference.rows("trades");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsDoWhatAgentsDo(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    Environment environment = environment(rng);
    int perGroup = rng.nextInt(1, 5);
    int[] costAtoms = rng.ints(2L * perGroup, LEAST_ATOM, MOST_ATOM + 1).toArray();
    int[] valueAtoms = rng.ints(2L * perGroup, LEAST_ATOM, MOST_ATOM + 1).toArray();

    assertAgreement(environment, costAtoms, valueAtoms);
  }

  private static void assertAgreement(Environment environment, int[] costAtoms, int[] valueAtoms) {
    int perGroup = costAtoms.length / 2;
    TypeTable table = new TypeTable(environment);
    TypeUnits units = new TypeUnits(table, perGroup);
    for (int agent = 0; agent < costAtoms.length; agent++) {
      units.sellers[agent / perGroup][costAtoms[agent] - LEAST_ATOM]++;
      units.buyers[agent / perGroup][valueAtoms[agent] - LEAST_ATOM]++;
    }
    units.pool();
    units.focusOnSeller(costAtoms[0] - LEAST_ATOM);
    units.focusOnBuyer(valueAtoms[0] - LEAST_ATOM);
    Auctions auctions = new Auctions(environment, perGroup, units);
    Trades trades = new Trades();
    auctions.clear(trades);
    auctions.misreport(trades);
    units.accounts().maximum(trades, 2L * perGroup);
    units.accounts().payoffs(trades, perGroup);

    LiteralMarket literal =
        new LiteralMarket(environment, sixteenths(costAtoms), sixteenths(valueAtoms));
    List<LiteralMarket.Trade> expected = literal.trades();
    for (int market = 0; market <= Trades.POOL; market++) {
      assertThat(trades.price(market)).isEqualTo(expected.get(market).price());
      assertThat(trades.supply[market]).isEqualTo(expected.get(market).supply());
      assertThat(trades.demand[market]).isEqualTo(expected.get(market).demand());
      assertThat(trades.traded(market)).isEqualTo(Arrays.stream(expected.get(market).sold()).sum());
    }
    assertThat(trades.maximum).isEqualTo(literal.maximum(), within(ROUNDING));
    assertThat(trades.leastPayoff).isEqualTo(literal.leastPayoff(), within(ROUNDING));
    assertThat(trades.misreportGain).isZero();
    assertThat(trades.pooledGainSeller)
        .isEqualTo(
            literal.sellerGain(table.supplyFrom[costAtoms[0] - LEAST_ATOM]), within(ROUNDING));
    assertThat(trades.pooledGainBuyer)
        .isEqualTo(literal.buyerGain(table.demandTo[valueAtoms[0] - LEAST_ATOM]), within(ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("selections")
  void pricesAreSelectedAsInTheReference(JsonNode row) {
    long[] excess = Arrays.stream(ints(row.path("Z"))).asLongStream().toArray();
    for (PriceRule rule : PriceRule.values()) {
      assertThat(LiteralMarket.select(excess, rule)).isEqualTo(row.path(rule.spelling()).asInt());
    }
  }

  @ParameterizedTest
  @MethodSource("rations")
  void quantitiesAreRationedAsInTheReference(JsonNode row) {
    int[] announced = ints(row.path("announced_in_order"));

    assertThat(LiteralMarket.ration(announced, row.path("short_side_total").asInt()))
        .isEqualTo(ints(row.path("executed")));
  }

  @ParameterizedTest
  @MethodSource("trades")
  void tradesAreThoseOfTheReference(JsonNode row) {
    int perGroup = row.path("n").asInt();
    double unit = 1.0 / Integer.parseInt(row.path("money_unit").asText().substring(2));
    double[] money = new double[4 * perGroup];
    int[] order = ints(row.path("phi"));
    for (int place = 0; place < order.length; place++) {
      money[place] = unit * row.path("units").path(order[place] - 1).path(0).path(0).asDouble();
    }
    LiteralMarket market =
        new LiteralMarket(
            Reference.market(Reference.uniform(row.path("T").asInt())).environment(),
            Arrays.copyOf(money, 2 * perGroup),
            Arrays.copyOfRange(money, 2 * perGroup, 4 * perGroup));

    List<LiteralMarket.Trade> trades = market.trades();
    assertThat(trades.get(1).price()).isEqualTo(row.path("price_index_group1").path(0).asInt());
    assertThat(trades.get(0).price()).isEqualTo(row.path("price_index_group2").path(0).asInt());
    assertThat(trades.get(2).price()).isEqualTo(row.path("pooled_price_index").path(0).asInt());
    assertThat(market.maximum()).isEqualTo(unit * row.path("max_surplus").asInt(), within(1e-12));
    for (int place = 0; place < order.length; place++) {
      int group = place / perGroup % 2;
      int[] side = place < 2 * perGroup ? trades.get(group).sold() : trades.get(group).bought();
      assertThat(side[place % perGroup])
          .isEqualTo(row.path("x").path(order[place] - 1).path(0).asInt());
    }
  }

  private static Environment environment(UniformRandomProvider rng) {
    List<String> atoms =
        IntStream.rangeClosed(LEAST_ATOM, MOST_ATOM)
            .mapToObj(atom -> String.valueOf(atom / 16.0))
            .toList();
    List<String> probabilities = new ArrayList<>(List.of("0.5"));
    for (int i = 1; i < atoms.size(); i++) {
      probabilities.add("0.025");
    }
    Map<String, Object> law =
        Map.of("law", "discrete", "atoms", atoms, "probabilities", probabilities);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", String.valueOf(1 << rng.nextInt(6)));
    fields.put("tie", rng.nextBoolean() ? "min" : "max");
    fields.put("rule", List.of(PriceRule.values()).get(rng.nextInt(3)).spelling());
    fields.put("cost", law);
    fields.put("value", law);
    return Reference.market(fields).environment();
  }

  private static double[] sixteenths(int[] atoms) {
    return Arrays.stream(atoms).mapToDouble(atom -> atom / 16.0).toArray();
  }

  private static int[] ints(JsonNode list) {
    return IntStream.range(0, list.size()).map(i -> list.path(i).asInt()).toArray();
  }
}
