package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.randomgrouping.bundles.LiteralBundles.Agent;
import walras.mechanism.randomgrouping.bundles.LiteralBundles.Message;
import walras.mechanism.randomgrouping.bundles.LiteralBundles.Trade;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;

/** The mechanism agent by agent: whole trades of the reference, and what becomes of dominance. */
class LiteralBundlesTest {

  private static final double ROUNDING = 1e-12;

  static List<JsonNode> trades() {
    return StreamSupport.stream(Examples.reference("trades").spliterator(), false).toList();
  }

  @ParameterizedTest
  @MethodSource("trades")
  void tradesAreThoseOfTheReference(JsonNode row) {
    Environment environment = Examples.market(Examples.complements()).tables().environment;
    LiteralBundles market =
        new LiteralBundles(
            environment.grid(),
            agents(environment, Side.SELLER, row.path("seller_types_1based")),
            agents(environment, Side.BUYER, row.path("buyer_types_1based")));
    int n = row.path("n").asInt();

    assertThat(market.formed(0, n)).isEqualTo(Examples.ints(row.path("price_index_group1")));
    assertThat(market.formed(n, 2 * n)).isEqualTo(Examples.ints(row.path("price_index_group2")));
    List<Trade> trades = market.trades();
    List<int[]> executed =
        Stream.of(
                trades.get(0).sold(), trades.get(1).sold(),
                trades.get(0).bought(), trades.get(1).bought())
            .flatMap(Arrays::stream)
            .toList();
    for (int agent = 0; agent < executed.size(); agent++) {
      assertThat(executed.get(agent)).isEqualTo(Examples.ints(row.path("x").path(agent)));
    }
  }

  private static List<Agent> agents(Environment environment, Side side, JsonNode types) {
    return IntStream.of(Examples.ints(types))
        .mapToObj(type -> environment.types(side).get(type - 1))
        .map(type -> LiteralBundles.truthful(type, environment.grid()))
        .toList();
  }

  /**
   * The counterexample to Theorem 3: all others announce the first commodity at every price, so
   * both commodities balance at every price, and a buyer who wants both gets the first alone. She
   * is in either group and at any place; at the lowest price that is no loss, so the price is 1/2.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void truthIsDominantAtNoSize(int perGroup) {
    Grid grid = new Grid(4, TieRule.MAX, PriceRule.MIDDLE);
    AgentType type = Examples.type(Side.BUYER, "pair", "1", "0.05", "0.05", "1.45");
    JsonNode expected = Examples.reference("theorem3_counterexample");
    for (int place = 0; place < 2 * perGroup; place += Math.max(1, perGroup - 1)) {
      double truth = payoff(grid, LiteralBundles.truthful(type, grid), place, perGroup);
      double never = payoff(grid, new Agent(type, (x, y) -> new int[2]), place, perGroup);

      assertThat(expected.path(String.valueOf(perGroup)).path("truth").asText()).isEqualTo("-9/20");
      assertThat(truth).isEqualTo(-9.0 / 20, within(ROUNDING));
      assertThat(never).isZero();
    }
  }

  private static double payoff(Grid grid, Agent focal, int place, int perGroup) {
    Message first = (x, y) -> new int[] {1, 0};
    AgentType seller = Examples.type(Side.SELLER, "other", "1", "0", "0", "0");
    List<Agent> sellers = Collections.nCopies(2 * perGroup, new Agent(seller, first));
    List<Agent> buyers =
        new ArrayList<>(Collections.nCopies(2 * perGroup, new Agent(focal.type(), first)));
    buyers.set(place, focal);
    LiteralBundles market = new LiteralBundles(grid, sellers, buyers);
    int group = place / perGroup;
    Trade trade = market.trades().get(group);
    int[] units = trade.bought()[place % perGroup];
    return focal.payoff(units, grid.price(trade.prices()[0]), grid.price(trade.prices()[1]));
  }

  /**
   * Every message against every profile of messages of the others, n = 1: those of the other group
   * matter by the price pair they form, which may be any, that of the partner by the bundle
   * announced there.
   */
  @ParameterizedTest
  @CsvSource({"1.1, 0", "1.2, 0.1", "1.8, 0.5", "0.9, 0.15"})
  void truthIsDominantOnlyUnderConditionOne(String both, double expected) {
    Grid grid = new Grid(20, TieRule.MAX, PriceRule.MIDDLE);
    AgentType buyer = Examples.type(Side.BUYER, "buyer", "1", "0.6", "0.5", both);
    AgentType seller = Examples.type(Side.SELLER, "seller", "1", "0.4", "0.5", both);

    assertThat(mostGained(grid, buyer)).isEqualTo(expected, within(ROUNDING));
    assertThat(mostGained(grid, seller) > ROUNDING).isEqualTo(!seller.isSeparable());
  }

  private static double mostGained(Grid grid, AgentType type) {
    Agent truthful = LiteralBundles.truthful(type, grid);
    double most = 0;
    for (int first = 0; first <= grid.steps(); first++) {
      for (int second = 0; second <= grid.steps(); second++) {
        most = Math.max(most, mostGained(grid, truthful, first, second));
      }
    }
    return most;
  }

  private static double mostGained(Grid grid, Agent truthful, int... prices) {
    int truth = code(truthful.message().at(prices[0], prices[1]));
    double most = 0;
    for (int partner = 0; partner < Bundle.COUNT; partner++) {
      double got = payoff(truthful.type(), truth & partner, grid, prices);
      for (int message = 0; message < Bundle.COUNT; message++) {
        double other = payoff(truthful.type(), message & partner, grid, prices);
        most = Math.max(most, other - got);
      }
    }
    return most;
  }

  @Test
  void messagesFormAnyPrices() {
    Grid grid = new Grid(5, TieRule.MAX, PriceRule.MIDDLE);
    AgentType anybody = Examples.type(Side.SELLER, "anybody", "1", "0", "0", "0");
    for (int first = 0; first <= grid.steps(); first++) {
      for (int second = 0; second <= grid.steps(); second++) {
        int[] wanted = {first, second};
        Message all = (x, y) -> x == wanted[0] && y == wanted[1] ? new int[2] : new int[] {1, 1};
        LiteralBundles market =
            new LiteralBundles(
                grid,
                List.of(new Agent(anybody, all)),
                List.of(new Agent(anybody, (x, y) -> new int[2])));
        assertThat(market.formed(0, 1)).isEqualTo(wanted);
      }
    }
  }

  private static int code(int[] bundle) {
    return bundle[0] + 2 * bundle[1];
  }

  private static double payoff(AgentType type, int bundle, Grid grid, int[] prices) {
    int[] units = {bundle & 1, bundle >> 1};
    return new Agent(type, (x, y) -> units)
        .payoff(units, grid.price(prices[0]), grid.price(prices[1]));
  }

  @Test
  void unitsLeftAreThoseThatNobodyBeforeHasAnnounced() {
    int[][] own = {{1, 0}, {1, 1}, {0, 1}, {1, 1}};
    int[][] others = {{1, 1}, {1, 1}, {0, 0}, {0, 0}};

    assertThat(IntStream.range(0, 4).mapToObj(agent -> Trade.left(own, others, agent)))
        .containsExactly(new int[] {1, 1}, new int[] {1, 1}, new int[] {0, 1}, new int[] {0, 0});
  }
}
