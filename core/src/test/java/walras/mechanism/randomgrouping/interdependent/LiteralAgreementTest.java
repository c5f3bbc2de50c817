package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.sampling.Streams;

/** Counts against agents: the same agents, once by signal and once one by one. */
class LiteralAgreementTest {

  private static final double ROUNDING = 1e-12;

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  static Stream<JsonNode> trades() {
    return Reference.rows("trades");
  }

  static Stream<JsonNode> selections() {
    return Reference.rows("price_selection");
  }

  static Stream<JsonNode> rations() {
    return Reference.rows("ration");
  }

  static Stream<JsonNode> forced() {
    return Reference.rows("force");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsDoWhatAgentsDo(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    Map<String, Object> fields =
        Reference.environment(
            List.of("gss_gap", "tiny_gss", "tiny_gss_three_signals").get(rng.nextInt(3)));
    fields.put("tie", rng.nextBoolean() ? "max" : "min");
    fields.put("rule", List.of(PriceRule.values()).get(rng.nextInt(3)).spelling());
    if (rng.nextBoolean()) {
      fields.put("T", "100");
    }
    SignalEnvironment environment = Reference.market(fields).environment();
    int perGroup = rng.nextInt(1, 6);
    int[] sellers = rng.ints(2L * perGroup, 0, environment.sellers().signals()).toArray();
    int[] buyers = rng.ints(2L * perGroup, 0, environment.buyers().signals()).toArray();

    assertAgreement(environment, sellers, buyers, rng.nextInt(2));
  }

  static void assertAgreement(
      SignalEnvironment environment, int[] sellers, int[] buyers, int state) {
    int perGroup = sellers.length / 2;
    Groups groups = groups(environment, sellers, buyers, state);
    Trade trade = new Trade(environment, groups);
    LiteralGrouping literal = new LiteralGrouping(environment, perGroup);
    LiteralGrouping.Messages messages = literal.announce(sellers, buyers);

    assertThat(Arrays.copyOf(groups.formed, 2)).isEqualTo(literal.formed(messages));
    assertThat(groups.formed[Groups.POOL])
        .isEqualTo(literal.price(messages.sellers(), messages.buyers()[2]));
    trade.announceMain();
    assertSame(trade.main, literal.main(messages));
    for (int price = 0; price <= environment.steps(); price++) {
      for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
        trade.announceRandom(branch, price);
        assertSame(trade.random[branch], literal.random(messages, branch, price));
      }
    }
    assertThat(trade.maximum())
        .isEqualTo(literal.maximum(state, sellers, buyers), within(ROUNDING));
  }

  /** The same prices and numbers of units bought, which all units sold must match. */
  private static void assertSame(Deal[] deals, LiteralGrouping.Outcome expected) {
    int perGroup = expected.sold().length / 2;
    for (int group = 0; group < 2; group++) {
      int from = group * perGroup;
      int[] bought = Arrays.copyOfRange(expected.bought(), from, from + perGroup);
      int[] sold = Arrays.copyOfRange(expected.sold(), from, from + perGroup);
      assertThat(deals[group].price()).isEqualTo(expected.prices()[group]);
      assertThat(deals[group].demand()).isEqualTo(Arrays.stream(bought).sum());
      assertThat(deals[group].supply() - deals[group].unserved() + deals[group].forced())
          .isEqualTo(Arrays.stream(sold).sum());
    }
  }

  private static Groups groups(
      SignalEnvironment environment, int[] sellers, int[] buyers, int state) {
    int perGroup = sellers.length / 2;
    Groups groups = new Groups(environment, perGroup);
    for (int agent = 0; agent < sellers.length; agent++) {
      groups.sellers[agent / perGroup][sellers[agent]]++;
      groups.buyers[agent / perGroup][buyers[agent]]++;
    }
    groups.pool();
    groups.infer(state);
    return groups;
  }

  @ParameterizedTest
  @MethodSource("trades")
  void tradesAreThoseOfTheReference(JsonNode row) {
    SignalEnvironment environment =
        Reference.market(row.path("environment").asText()).environment();
    int[] sellers = signals(row.path("seller_signals_1based"));
    int[] buyers = signals(row.path("buyer_signals_1based"));
    int perGroup = row.path("n").asInt();
    Groups groups = groups(environment, sellers, buyers, 0);
    LiteralGrouping literal = new LiteralGrouping(environment, perGroup);
    LiteralGrouping.Messages messages = literal.announce(sellers, buyers);

    List<String> beliefs = List.of("posterior_group1", "posterior_group2", "posterior_all");
    for (int who = 0; who < beliefs.size(); who++) {
      for (int z = 0; z < 2; z++) {
        assertThat(groups.belief(who).probability(z))
            .isEqualTo(row.path(beliefs.get(who)).path(z).asDouble(), within(ROUNDING));
      }
    }
    assertThat(groups.formed[0]).isEqualTo(row.path("price_index_group1").asInt());
    assertThat(groups.formed[1]).isEqualTo(row.path("price_index_group2").asInt());
    assertQuantities(literal.main(messages), row.path("branch_4"));
    for (int branch = 0; branch < Branches.RANDOM_PRICE; branch++) {
      JsonNode expected = row.path("branch_%d".formatted(branch + 1));
      assertQuantities(
          literal.random(messages, branch, expected.path("p_index").asInt()), expected);
    }
  }

  private static void assertQuantities(LiteralGrouping.Outcome outcome, JsonNode expected) {
    int[] all =
        IntStream.concat(Arrays.stream(outcome.sold()), Arrays.stream(outcome.bought())).toArray();
    int agents = outcome.sold().length;
    assertThat(all).isEqualTo(ints(expected.path("x")));
    for (int agent = 0; agent < agents; agent++) {
      assertThat(outcome.prices()[2 * agent / agents])
          .isEqualTo(expected.path("q_index").path(agent).asInt());
    }
  }

  @ParameterizedTest
  @MethodSource("selections")
  void pricesAreSelectedAsInTheReference(JsonNode row) {
    long[] excess = Arrays.stream(ints(row.path("Z"))).asLongStream().toArray();
    for (PriceRule rule : PriceRule.values()) {
      assertThat(LiteralGrouping.select(excess, rule)).isEqualTo(row.path(rule.spelling()).asInt());
    }
  }

  @ParameterizedTest
  @MethodSource("rations")
  void sellersAreRationedAsInTheReference(JsonNode row) {
    int[] demand = {row.path("short_side_total").asInt()};
    int[] announced = ints(row.path("announced_in_order"));

    assertThat(LiteralGrouping.serve(announced, demand, 3)).isEqualTo(ints(row.path("executed")));
  }

  @ParameterizedTest
  @MethodSource("forced")
  void sellersAreForcedAsInTheReference(JsonNode row) {
    int[] demand = {row.path("demand_total").asInt()};
    int[] announced = ints(row.path("announced_in_order"));

    assertThat(LiteralGrouping.serve(announced, demand, row.path("l").asInt()))
        .isEqualTo(ints(row.path("executed")));
  }

  private static int[] signals(JsonNode oneBased) {
    return Arrays.stream(ints(oneBased)).map(signal -> signal - 1).toArray();
  }

  private static int[] ints(JsonNode list) {
    return IntStream.range(0, list.size()).map(i -> list.path(i).asInt()).toArray();
  }
}
