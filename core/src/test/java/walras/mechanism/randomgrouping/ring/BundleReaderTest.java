package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.mechanism.randomgrouping.ring.BundleExamples.pair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import walras.testkit.Fields;

class BundleReaderTest {

  private final Map<String, Object> environment = BundleExamples.tiny();

  @Test
  void costsMayDependOnTheState() {
    assertThat(problems()).isEmpty();
    assertThat(BundleExamples.market(environment).areCostsPrivate()).isFalse();
  }

  @Test
  void aTieRuleThatMattersButIsNotGivenIsAWarningWithBothAnswers() {
    assertThat(warnings())
        .containsExactly(
            "environment.tie: the tie rule matters, as signals leave agents indifferent at prices"
                + " of the grid (buyer 2): infinitely many agents trade with tie max 0.175 units"
                + " per agent at (0.25, 0.5) in state 'L' and 0.625 units per agent at (0.5, 0.5)"
                + " in state 'H', with tie min 0.175 units per agent at (0.25, 0.5) in state 'L'"
                + " and 0.625 units per agent at (0.5, 0.5) in state 'H'");
    environment.put("tie", "max");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void theRingNeedsThreeGroups() {
    environment.put("groups", "2");

    assertThat(problems())
        .containsExactly(
            "environment.groups: must be a whole number from 3 to 10000 (groups in the ring): with"
                + " two groups, the price at which a group trades would depend on its own messages,"
                + " got 2");
  }

  @Test
  void costsOfSellersAddUp() {
    change("sellers", Map.of("both", List.of("0.7", "0.9")));

    assertThat(problems())
        .containsExactly(
            "environment.sellers.both: does not go with sellers: they are rationed and forced"
                + " commodity by commodity, so their costs add up; leave it out");
  }

  @Test
  void bothHasANumberForEachSignalAndState() {
    change("buyers", Map.of("both", Map.of("L", List.of("0.7"), "H", List.of("1", "2"))));

    assertThat(problems())
        .containsExactly("environment.buyers.both.L: has 1 entry, but there are 2 signals: 1, 2");
  }

  /** In one commodity, or in the other: both signals of a seller must show somewhere. */
  @Test
  void signalsOfSellersMustShowInFirstMessages() {
    List<Object> costs = List.of(pair("0.3", "0.31"), pair("0.3", "0.32"));
    change("sellers", Map.of("costs", costs));

    assertThat(problems())
        .containsExactly(
            "environment.sellers.costs: signals '1' and '2' cannot be told apart by what they make"
                + " an agent announce (expected (0.3, 0.31) and (0.3, 0.32)): no price of the grid"
                + " with T = 4 lies between; make T larger");

    change("sellers", Map.of("costs", List.of(pair("0.3", "0.31"), pair("0.3", "0.62"))));
    assertThat(problems()).isEmpty();
  }

  @Test
  void signalsOfBuyersMustShowInFirstMessages() {
    List<Object> values = List.of(pair("0.1", "0.1"), pair("0.1", "0.1"));
    change("buyers", Map.of("values", values, "both", List.of("2.3", "2.4")));

    assertThat(problems())
        .containsExactly(
            "environment.buyers.values: signals '1' and '2' cannot be told apart by what they make"
                + " an agent announce (expected alone and together (0.1, 0.1; 2.3) and (0.1, 0.1;"
                + " 2.4)): at every price pair of the grid with T = 4 some bundle is best for both;"
                + " make T larger");
  }

  @Test
  void someSignalTellsStatesApart() {
    change("sellers", Map.of("probabilities", List.of("0.5", "0.5")));
    assertThat(problems()).isEmpty();

    change("buyers", Map.of("probabilities", List.of("0.5", "0.5")));
    assertThat(problems())
        .contains(
            "environment.buyers.probabilities: states 'L' and 'H' give every signal of buyers and"
                + " of sellers the same probability, so nobody can tell them apart; merge them or"
                + " change their signals");
  }

  @Test
  void gridsAreGoneThroughInEveryReplication() {
    environment.put("T", "10001");

    assertThat(problems())
        .containsExactly("environment.T: must be at most 10000 with two commodities, got 10001");
  }

  @Test
  void exactIsRefusedWithAReason() {
    assertThat(BundleExamples.sized(environment, 1).enumerations()).isEmpty();
    assertThat(BundleExamples.sized(environment, 1).notEnumerated())
        .startsWith("which only simulates rings with bundles");
  }

  private void change(String side, Map<String, Object> changes) {
    Map<String, Object> fields = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(environment.get(side)))
        .forEach((key, value) -> fields.put((String) key, value));
    fields.putAll(changes);
    environment.put(side, fields);
  }

  private List<String> problems() {
    Fields fields = Fields.of(environment);
    assertThat(new RandomGroupingRing().market(fields).isPresent())
        .isEqualTo(fields.problems().isEmpty());
    return fields.problems();
  }

  private List<String> warnings() {
    Fields fields = Fields.of(environment);
    new RandomGroupingRing().market(fields);
    return fields.warnings();
  }
}
