package walras.mechanism.randomgrouping.ring;

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
import java.util.stream.StreamSupport;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.signals.Deal;
import walras.sampling.Streams;
import walras.testkit.Fields;

/** Counts against agents: the same agents, once by signal and once one by one. */
class LiteralAgreementTest {

  private static final double ROUNDING = 1e-12;

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  static Stream<JsonNode> trades() {
    return StreamSupport.stream(Reference.table("trades").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("trades")
  void tradesAreThoseOfTheReference(JsonNode row) {
    Map<String, Object> fields =
        new LinkedHashMap<>(Reference.environment(row.path("environment").asText()));
    fields.put("groups", row.path("r").asText());
    LiteralRing ring =
        new LiteralRing(
            Reference.world(Reference.market(fields).environment()),
            fromZero(row.path("seller_signals_1based")),
            fromZero(row.path("buyer_signals_1based")));

    for (int group = 0; group < row.path("r").asInt(); group++) {
      assertThat(ring.formed(group))
          .isEqualTo(row.path("price_index_by_group").path(group).asInt());
    }
    for (int branch = 1; branch <= 7; branch++) {
      JsonNode expected = row.path("branch_" + branch);
      LiteralRing.Allocation found =
          branch == 7 ? ring.main() : ring.pairs(branch, expected.path("p_index").asInt());
      assertThat(joined(found.sold(), found.bought())).isEqualTo(ints(expected.path("x")));
      assertThat(joined(found.price(), found.price())).isEqualTo(ints(expected.path("q_index")));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsDoWhatAgentsDo(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    RingMarket market = market(rng);
    RingEnvironment environment = market.environment();
    int perGroup = rng.nextInt(1, 5);
    int agents = environment.groups() * perGroup;
    int state = rng.nextInt(environment.states());
    int[] sellers = rng.ints(agents, 0, environment.sellers().signals()).toArray();
    int[] buyers = rng.ints(agents, 0, environment.buyers().signals()).toArray();

    assertAgreement(market, sellers, buyers, state);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsOfSeveralUnitsDoWhatAgentsDo(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    Map<String, Object> fields =
        rng.nextBoolean() ? Reference.fewUnits() : Reference.unitsThatBalance();
    fields.put("tie", rng.nextBoolean() ? "min" : "max");
    fields.put("rule", List.of(PriceRule.values()).get(rng.nextInt(3)).spelling());
    fields.put("groups", String.valueOf(rng.nextInt(3, 5)));
    RingMarket market = Reference.market(fields);
    int agents = market.environment().groups() * rng.nextInt(1, 4);
    int[] sellers = rng.ints(agents, 0, market.environment().sellers().signals()).toArray();
    int[] buyers = rng.ints(agents, 0, market.environment().buyers().signals()).toArray();

    assertAgreement(market, sellers, buyers, rng.nextInt(2));
  }

  private static void assertAgreement(RingMarket market, int[] sellers, int[] buyers, int state) {
    RingEnvironment environment = market.environment();
    int agents = sellers.length;
    int perGroup = agents / environment.groups();
    RingPlay play = play(environment, perGroup, sellers, buyers, state);
    LiteralRing literal = new LiteralRing(Reference.world(environment), sellers, buyers);
    assertTrades(play, literal, perGroup);
    assertBeliefs(play, literal, state);
    assertThat(play.maximum()).isEqualTo(literal.maximum(state), within(ROUNDING * agents));
    assertThat((double) play.misinformed() / agents).isEqualTo(literal.misinformed());
    assertBranches(market, play, literal, state);
  }

  private static RingPlay play(
      RingEnvironment environment, int perGroup, int[] sellers, int[] buyers, int state) {
    RingPlay play = new RingPlay(environment, perGroup);
    for (int place = 0; place < sellers.length; place++) {
      play.counts().sellers[place / perGroup][sellers[place]]++;
      play.counts().buyers[place / perGroup][buyers[place]]++;
    }
    play.counts().pool();
    play.setState(state);
    play.announce();
    return play;
  }

  private static void assertTrades(RingPlay play, LiteralRing literal, int perGroup) {
    LiteralRing.Allocation main = literal.main();
    for (int group = 0; group < play.groups(); group++) {
      Deal deal = play.deal(group);
      int from = group * perGroup;
      assertThat(play.formed(group)).isEqualTo(literal.formed(group));
      assertThat(deal.price()).isEqualTo(main.price()[from]);
      assertThat(deal.supply() - deal.demand()).isEqualTo(literal.excess(group));
      assertThat(deal.demand())
          .isEqualTo(Arrays.stream(main.bought(), from, from + perGroup).sum())
          .isEqualTo(Arrays.stream(main.sold(), from, from + perGroup).sum());
    }
    Deal pool = play.deal(play.groups());
    LiteralRing.Allocation pooled = literal.pooled();
    assertThat(play.formed(play.groups())).isEqualTo(literal.pooledPrice());
    assertThat(pool.demand()).isEqualTo(Arrays.stream(pooled.bought()).sum());
  }

  private static void assertBeliefs(RingPlay play, LiteralRing literal, int state) {
    double second = 0;
    double third = 0;
    for (int group = 0; group < play.groups(); group++) {
      second = Math.max(second, 1 - literal.secondBelief(group)[state]);
      third = Math.max(third, 1 - literal.thirdBelief(group)[state]);
    }
    assertThat(play.messages().secondError).isEqualTo(second, within(ROUNDING));
    assertThat(play.messages().thirdError).isEqualTo(third, within(ROUNDING));
    double all = 1 - literal.fullBelief()[state];
    assertThat(play.messages().fullError).isEqualTo(all, within(ROUNDING));
    assertThat(Math.exp(play.messages().fullLogError)).isEqualTo(all, within(ROUNDING));
  }

  /** Each partner is as probable as any other if the buyers of a group are turned around. */
  private static void assertBranches(
      RingMarket market, RingPlay play, LiteralRing literal, int state) {
    Outcome outcome = Outcome.create(market);
    new RingMetrics(market, literal.perGroup()).writeAnnounced(play, outcome);
    int steps = market.environment().grid().steps();
    double agents = 2.0 * play.groups() * literal.perGroup();
    for (Pairs branch : Pairs.values()) {
      double sum = 0;
      for (int price = 0; price <= steps; price++) {
        LiteralRing.Allocation pairs = literal.pairs(branch.number(), price);
        sum += literal.maximum(state) - turned(literal, branch, pairs, state);
      }
      assertThat(outcome.metric(Measures.lossOf(branch)))
          .as(branch.meaning())
          .isEqualTo(sum / (steps + 1) / agents, within(ROUNDING));
    }
  }

  private static double turned(
      LiteralRing literal, Pairs branch, LiteralRing.Allocation pairs, int state) {
    int n = literal.perGroup();
    double surplus = 0;
    for (int turn = 0; turn < n; turn++) {
      int[] followed = new int[pairs.sold().length];
      for (int place = 0; place < followed.length; place++) {
        followed[place] = pairs.sold()[place / n * n + (place + turn) % n];
      }
      surplus +=
          literal.surplus(
              state,
              branch.isLedBySeller()
                  ? new LiteralRing.Allocation(pairs.price(), pairs.sold(), followed)
                  : new LiteralRing.Allocation(pairs.price(), followed, pairs.bought()));
    }
    return surplus / n;
  }

  /** Returns a market with signals that reveal; most random ones do. */
  private static RingMarket market(UniformRandomProvider rng) {
    while (true) {
      Fields fields = Fields.of(environment(rng));
      var market = new RandomGroupingRing().market(fields);
      if (market.isPresent()) {
        return (RingMarket) market.get();
      }
    }
  }

  private static Map<String, Object> environment(UniformRandomProvider rng) {
    List<String> states = List.of("a", "b", "c").subList(0, rng.nextInt(1, 4));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("groups", String.valueOf(rng.nextInt(3, 6)));
    fields.put("T", String.valueOf(rng.nextInt(5, 30)));
    fields.put("eta", "0.05");
    fields.put("tie", rng.nextBoolean() ? "min" : "max");
    fields.put("rule", List.of(PriceRule.values()).get(rng.nextInt(3)).spelling());
    fields.put("states", states);
    fields.put("prior", law(rng, states.size()));
    fields.put("sellers", side(rng, states, "costs"));
    fields.put("buyers", side(rng, states, "values"));
    return fields;
  }

  private static Map<String, Object> side(
      UniformRandomProvider rng, List<String> states, String moneyName) {
    int signals = rng.nextInt(1, 5);
    Map<String, Object> laws = new LinkedHashMap<>();
    Map<String, Object> money = new LinkedHashMap<>();
    for (String state : states) {
      laws.put(state, law(rng, signals));
      money.put(
          state,
          IntStream.range(0, signals)
              .mapToObj(signal -> String.valueOf(rng.nextInt(-10, 111) / 100.0))
              .toList());
    }
    return Map.of("probabilities", laws, moneyName, money);
  }

  /** Returns positive hundredths that sum to one. */
  private static List<String> law(UniformRandomProvider rng, int size) {
    List<String> law = new ArrayList<>();
    int left = 100;
    for (int i = 0; i < size - 1; i++) {
      int share = rng.nextInt(1, left - (size - 1 - i));
      law.add(String.valueOf(share / 100.0));
      left -= share;
    }
    law.add(String.valueOf(left / 100.0));
    return law;
  }

  private static int[] joined(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  private static int[] fromZero(JsonNode list) {
    return Arrays.stream(ints(list)).map(signal -> signal - 1).toArray();
  }

  private static int[] ints(JsonNode list) {
    return IntStream.range(0, list.size()).map(i -> list.path(i).asInt()).toArray();
  }
}
