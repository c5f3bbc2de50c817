package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.testkit.Fields;

class RingReaderTest {

  private static final List<List<String>> SELLER_LAWS =
      List.of(List.of("0.3", "0.3", "0.2", "0.2"), List.of("0.2", "0.2", "0.3", "0.3"));
  private static final List<List<String>> COSTS =
      List.of(List.of("0.15", "0.25", "0.35", "0.55"), List.of("0.45", "0.55", "0.65", "0.85"));

  private final Map<String, Object> environment = new LinkedHashMap<>(Reference.gap());

  @Test
  void theExampleIsSound() {
    assertThat(problems()).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2", "1", "-3", "3.5", "10001"})
  void fewerThanThreeGroupsAreRefused(String groups) {
    environment.put("groups", groups);

    assertThat(problems())
        .containsExactly(
            "environment.groups: must be a whole number from 3 to 10000 (groups in the ring): with"
                + " two groups, the price at which a group trades would depend on its own messages,"
                + " got "
                + groups);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.16666666666666666666667", "0.2", "-0.01"})
  void theLotteryNeedsRoomForTheMainBranch(String eta) {
    environment.put("eta", eta);

    assertThat(problems())
        .containsExactly(
            "environment.eta: must lie in (0, 1/6): each of 6 branches with one price for all has"
                + " this probability, and the branch that matters needs the rest, got "
                + eta);
  }

  @Test
  void groupsAndEtaAreMissed() {
    environment.remove("groups");
    environment.remove("eta");

    assertThat(problems())
        .containsExactly("environment.groups: is missing", "environment.eta: is missing");
  }

  @Test
  void signalsMustRevealThemselvesOnBothSides() {
    environment.put("T", "3");

    assertThat(problems()).hasSize(2);
    assertThat(problems().get(0))
        .startsWith(
            "environment.sellers.costs: signals '2' and '3' cannot be told apart by what they make"
                + " an agent announce")
        .endsWith("no price of the grid with T = 3 lies between; make T larger");
    assertThat(problems().get(1))
        .startsWith("environment.buyers.values: signals '1' and '2' cannot be told apart");
  }

  @Test
  void statesThatNoSignalTellsApartAreRefused() {
    List<String> flat = List.of("0.25", "0.25", "0.25", "0.25");
    environment.put("sellers", Reference.side(List.of(flat, flat), "costs", COSTS));
    assertThat(problems()).isEmpty();

    environment.put(
        "buyers",
        Reference.side(
            List.of(flat, flat),
            "values",
            List.of(
                List.of("0.01", "0.11", "0.31", "0.41"), List.of("0.51", "0.61", "0.81", "0.91"))));
    assertThat(problems())
        .containsExactly(
            "environment.buyers.probabilities: states 'low' and 'high' give every signal of buyers"
                + " and of sellers the same probability, so nobody can tell them apart; merge them"
                + " or change their signals");
  }

  @Test
  void agentsMayHaveSeveralUnitsButNotOfTwoCommodities() {
    List<List<String>> costs = List.of(List.of("0.1", "0.2"), List.of("0.3", "0.4"));
    Map<String, Object> law = Map.of("low", List.of("0.5", "0.5"), "high", List.of("0.4", "0.6"));
    environment.put("sellers", Map.of("probabilities", law, "costs", costs));
    environment.put(
        "buyers",
        Map.of(
            "probabilities", law, "values", List.of(List.of("0.5", "0.4"), List.of("0.9", "0.8"))));
    assertThat(problems()).isEmpty();

    List<List<String>> values = List.of(List.of("0.5", "0.4"), List.of("0.9", "0.8"));
    environment.put("sellers", Map.of("probabilities", law, "costs", twice(costs)));
    environment.put("buyers", Map.of("probabilities", law, "values", twice(values)));
    assertThat(problems())
        .containsExactly(
            "environment.buyers.values: gives 2 units of each of 2 commodities, but this mechanism"
                + " simulates one unit of each of two commodities, written [[v1], [v2]] for a"
                + " signal, or one commodity");
  }

  /** Returns the same units of two commodities. */
  private static List<List<List<String>>> twice(List<List<String>> money) {
    return money.stream().map(signal -> List.of(signal, signal)).toList();
  }

  @Test
  void aTieRuleThatMattersButIsNotGivenIsAWarningWithBothAnswers() {
    environment.put(
        "sellers",
        Reference.side(
            SELLER_LAWS,
            "costs",
            List.of(
                List.of("0.15", "0.25", "0.35", "0.56"), List.of("0.45", "0.55", "0.65", "0.85"))));

    assertThat(problems()).isEmpty();
    assertThat(warnings())
        .containsExactly(
            "environment.tie: the tie rule matters, as some costs and values are prices of the grid"
                + " (0.56): infinitely many agents trade with tie max 0.15 units per"
                + " agent at 0.2 in state 'low' and 0.35 units per agent at 0.72 in state 'high',"
                + " with tie min 0.15 units per agent at 0.2 in state 'low' and 0.35"
                + " units per agent at 0.72 in state 'high'");
    environment.put("tie", "max");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void oneStateIsAnEnvironmentToo() {
    environment.put("states", List.of("only"));
    environment.put("prior", List.of("1"));
    environment.put(
        "sellers",
        Map.of("probabilities", SELLER_LAWS.subList(0, 1).get(0), "costs", COSTS.get(0)));
    environment.put(
        "buyers",
        Map.of(
            "probabilities",
            List.of("0.4", "0.3", "0.2", "0.1"),
            "values",
            List.of("0.01", "0.11", "0.31", "0.41")));
    RingMarket market = Reference.market(environment);

    assertThat(market.isPrivate()).isTrue();
    assertThat(market.at(6).undefined(Measures.LOG_POSTERIOR_ERROR_ALL))
        .contains("with one state the posterior error is zero and has no logarithm");
    assertThat(market.assumptions().get(3).holds()).isTrue();
  }

  private List<String> problems() {
    Fields fields = Fields.of(environment);
    boolean sound = new RandomGroupingRing().market(fields).isPresent();
    assertThat(sound).isEqualTo(fields.problems().isEmpty());
    return fields.problems();
  }

  private List<String> warnings() {
    Fields fields = Fields.of(environment);
    assertThat(new RandomGroupingRing().market(fields)).isPresent();
    return fields.warnings();
  }
}
