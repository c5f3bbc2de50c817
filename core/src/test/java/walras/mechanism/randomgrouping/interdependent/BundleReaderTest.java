package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.mechanism.randomgrouping.interdependent.BundleExamples.pair;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.testkit.Fields;

class BundleReaderTest {

  private Map<String, Object> environment = BundleExamples.tiny();

  @Test
  void theStudyIsSound() {
    environment = BundleExamples.study();

    assertThat(problems()).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aTieRuleThatMattersButIsNotGivenIsAWarningWithBothAnswers() {
    assertThat(warnings())
        .containsExactly(
            "environment.tie: the tie rule matters, as signals leave agents indifferent at prices"
                + " of the grid (buyer 2): infinitely many agents trade with tie max 0.175 units"
                + " per agent at (0.25, 0.5) in state 'L' and 0.675 units per agent at (0.25, 0.5)"
                + " in state 'H', with tie min 0.175 units per agent at (0.25, 0.5) in state 'L'"
                + " and 0.675 units per agent at (0.25, 0.5) in state 'H'");
    environment.put("tie", "min");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void bothIsTheSumWhereItIsLeftOut() {
    environment = changed(Map.of("both", Map.of("L", List.of("0.2", "1.05"), "H", sums())));
    String written = described();
    ((Map<?, ?>) Objects.requireNonNull(environment.get("buyers"))).remove("both");

    assertThat(described()).isEqualTo(written);
    assertThat(BundleExamples.market(environment).environment().isSeparable()).isTrue();
  }

  @Test
  void bothDecidesTheDesignPoint() {
    String before = described();
    environment = changed(Map.of("both", Map.of("L", List.of("0.7", "0.81"), "H", sums())));

    assertThat(described()).isNotEqualTo(before);
  }

  private static List<String> sums() {
    return List.of("0.8", "1.65");
  }

  @Test
  void bothHasANumberForEachSignalAndState() {
    environment = changed(Map.of("both", Map.of("L", List.of("0.7"), "H", List.of("x", "1"))));
    assertThat(problems())
        .containsExactly(
            "environment.buyers.both.L: has 1 entry, but there are 2 signals: 1, 2",
            "environment.buyers.both.H[0]: must be a number, got x");

    environment = changed(Map.of("both", Map.of("L", List.of("0.7", "0.8"))));
    assertThat(problems()).containsExactly("environment.buyers.both.H: is missing");
  }

  @Test
  void bothNeedsTwoCommodities() {
    environment = Reference.environment("tiny_gss");
    environment = changed(Map.of("both", List.of("1", "2")));

    assertThat(problems())
        .containsExactly(
            "environment.buyers.both: says what two commodities are worth together, but values are"
                + " of one; write [[v1], [v2]] for a signal");
  }

  @Test
  void costsOfSellersAddUp() {
    environment.put(
        "sellers",
        Map.of(
            "probabilities",
            List.of("1"),
            "costs",
            List.of(pair("0.2", "0.6")),
            "both",
            List.of("0.7")));

    assertThat(problems())
        .containsExactly(
            "environment.sellers.both: does not go with sellers: they are rationed and forced"
                + " commodity by commodity, so their costs add up; leave it out");
  }

  @Test
  void unitsAndMoreCommoditiesAreNotSimulated() {
    List<List<String>> three = List.of(List.of("0.1"), List.of("0.2"), List.of("0.3"));
    environment.put("sellers", Map.of("probabilities", List.of("1"), "costs", List.of(three)));
    environment = changed(Map.of("values", List.of(three, three)));

    assertThat(problems())
        .containsExactly(
            "environment.buyers.values: gives 1 unit of each of 3 commodities, but this mechanism"
                + " simulates one unit of each of two commodities, written [[v1], [v2]] for a"
                + " signal, or one commodity");
  }

  @Test
  void gridsAreGoneThroughInEveryReplication() {
    environment.put("T", "10001");

    assertThat(problems())
        .containsExactly("environment.T: must be at most 10000 with two commodities, got 10001");
  }

  /** Both signals are worth the same alone, and so much together that it is never in question. */
  @Test
  void signalsMustShowInFirstMessages() {
    environment =
        changed(
            Map.of(
                "values", List.of(pair("0.1", "0.1"), pair("0.1", "0.1")),
                "both", List.of("2.3", "2.4")));

    assertThat(problems())
        .containsExactly(
            "environment.buyers.values: signals '1' and '2' cannot be told apart by what they make"
                + " an agent announce (expected alone and together (0.1, 0.1; 2.3) and (0.1, 0.1;"
                + " 2.4)): at every price pair of the grid with T = 4 some bundle is best for both;"
                + " make T larger");
  }

  @Test
  void signalsMayShowInBothAlone() {
    environment =
        changed(
            Map.of(
                "values", List.of(pair("0.1", "0.1"), pair("0.1", "0.1")),
                "both", List.of("0.3", "1.4")));

    assertThat(problems()).isEmpty();
  }

  /** One unit each is worth the same in all states, and both together are not. */
  @Test
  void whatBothAreWorthMayBreakConditionTwo() {
    environment =
        changed(
            Map.of(
                "values", List.of(pair("0.1", "0.1"), pair("0.7", "0.1")),
                "both", Map.of("L", List.of("0.3", "0.9"), "H", List.of("1.3", "1.4"))));
    environment.put(
        "sellers",
        Map.of(
            "probabilities",
            Map.of("L", List.of("0.3", "0.7"), "H", List.of("0.5", "0.5")),
            "costs",
            List.of(pair("0.15", "0.2"), pair("0.75", "0.3"))));

    assertThat(problems())
        .containsExactly(
            "environment.sellers.probabilities: sellers' signals tell about the state, on which"
                + " values depend (Condition 2): buyers do not learn all that prices know; to look"
                + " at it all the same, set condition-2: waived");
    environment.put("condition-2", "waived");
    assertThat(problems()).isEmpty();
    assertThat(warnings()).hasSize(1);
  }

  @Test
  void checksNameWhoseValuesDoNotAddUp() {
    environment = BundleExamples.study();

    assertThat(BundleExamples.market(environment).assumptions())
        .filteredOn(assumption -> assumption.name().startsWith("Condition 1"))
        .extracting(Assumption::finding)
        .singleElement()
        .asString()
        .contains("with signals 2, 3, 4, 5;");
  }

  private Map<String, Object> changed(Map<String, Object> buyers) {
    return BundleExamples.withBuyers(environment, buyers);
  }

  private String described() {
    Details details = new Details();
    BundleExamples.market(environment).describe(details);
    return flat(details);
  }

  private static String flat(Details details) {
    StringBuilder text = new StringBuilder();
    details
        .entries()
        .forEach(
            (name, value) ->
                text.append(name)
                    .append('=')
                    .append(value instanceof Details part ? flat(part) : value)
                    .append(';'));
    return text.toString();
  }

  private List<String> problems() {
    Fields fields = Fields.of(environment);
    assertThat(new InterdependentGrouping().market(fields).isPresent())
        .isEqualTo(fields.problems().isEmpty());
    return fields.problems();
  }

  private List<String> warnings() {
    Fields fields = Fields.of(environment);
    new InterdependentGrouping().market(fields);
    return fields.warnings();
  }
}
