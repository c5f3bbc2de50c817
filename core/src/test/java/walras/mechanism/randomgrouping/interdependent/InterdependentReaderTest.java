package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Assumption;
import walras.testkit.Fields;

class InterdependentReaderTest {

  private static final List<String> TEN_PERCENT =
      List.of("0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1");

  private final Map<String, Object> environment = Reference.environment("gss_gap");

  @Test
  void theDefaultIsSound() {
    assertThat(problems()).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "0.3333333333333333333333333333333333334", "0.5"})
  void etaMustLeaveRoomForTheMainBranch(String eta) {
    environment.put("eta", eta);

    assertThat(problems())
        .containsExactly(
            "environment.eta: must lie in (0, 1/3): each of 3 branches with one price for all has"
                + " this probability, and the branch that matters needs the rest, got "
                + eta);
  }

  @Test
  void etaLeavesRoomForTheBranchThatMatters() {
    environment.put("eta", "0.333333333");
    assertThat(problems()).isEmpty();

    environment.put("eta", "0.3333333333333333333333333333333333");
    assertThat(problems())
        .containsExactly(
            "environment.eta: must lie in (0, 1/3): each of 3 branches with one price for all has"
                + " this probability, and the branch that matters needs the rest, got"
                + " 0.3333333333333333333333333333333333");
  }

  @Test
  void signalsMustShowInFirstMessages() {
    environment.put("T", "2");

    assertThat(problems())
        .containsExactly(
            "environment.buyers.values: signals '1' and '2' cannot be told apart by what they make"
                + " an agent announce (expected 0.19 and 0.37): no price of the grid with T = 2"
                + " lies between; make T larger");
  }

  @Test
  void statesThatSignalsDoNotTellApartAreRejected() {
    List<String> same = List.of("0.4", "0.3", "0.2", "0.1");
    environment.put(
        "buyers",
        Map.of(
            "probabilities",
            Map.of("L", same, "H", same),
            "values",
            Map.of(
                "L", List.of("0.11", "0.21", "0.41", "0.51"), "H", List.of("1", "2", "3", "4"))));

    assertThat(problems())
        .containsExactly(
            "environment.buyers.probabilities: states 'L' and 'H' give buyers' signals the same"
                + " probabilities, so nobody can tell them apart (12); merge them into one state"
                + " with their mean values");
  }

  @Test
  void costsThatDependOnTheStateNeedAWaiver() {
    List<String> other =
        List.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1");
    environment.put(
        "sellers", Map.of("probabilities", TEN_PERCENT, "costs", Map.of("L", costs(), "H", other)));
    String violation =
        "environment.sellers.costs: costs depend on the state, which sellers do not know (Condition"
            + " 2): they would supply at expected costs, and efficiency is not reached";

    assertThat(problems())
        .containsExactly(violation + "; to look at it all the same, set condition-2: waived");
    environment.put("condition-2", "waived");
    assertThat(problems()).isEmpty();
    assertThat(warnings()).containsExactly(violation);
    assertThat(Reference.market(environment).assumptions())
        .filteredOn(assumption -> "Condition 2".equals(assumption.name()))
        .extracting(Assumption::holds)
        .containsExactly(false);
  }

  @Test
  void sellersWhoKnowAboutValuesNeedAWaiver() {
    environment.put(
        "sellers",
        Map.of(
            "probabilities",
            Map.of("L", List.of("0.3", "0.7"), "H", List.of("0.5", "0.5")),
            "costs",
            List.of("0.15", "0.75")));

    assertThat(problems())
        .containsExactly(
            "environment.sellers.probabilities: sellers' signals tell about the state, on which"
                + " values depend (Condition 2): buyers do not learn all that prices know; to look"
                + " at it all the same, set condition-2: waived");
  }

  @Test
  void bothSidesTradeTheSameNumberOfUnits() {
    environment.put(
        "sellers",
        Map.of("probabilities", List.of("1"), "costs", List.of(List.of("0.15", "0.35"))));

    assertThat(problems())
        .containsExactly(
            "environment.sellers.costs: has 2 units of each of 1 commodity, but buyers have"
                + " values for 1 of each of 1; sellers can only be forced to serve all demand if"
                + " both sides are equal");
  }

  @Test
  void severalUnitsMayBeDeclared() {
    severalUnits();
    assertThat(problems()).isEmpty();

    environment.put("units", "2");
    assertThat(problems()).isEmpty();
    assertThat(Reference.market(environment).environment().units()).isEqualTo(2);
  }

  @Test
  void declaredUnitsAreThoseListed() {
    severalUnits();
    environment.put("units", "3");
    assertThat(problems())
        .containsExactly(
            "environment.units: must be 2, as many as costs and values list for each signal, or be"
                + " left out, got 3");
  }

  @Test
  void whatIsNoNumberHasNoOrder() {
    severalUnits();
    environment.put(
        "sellers", Map.of("probabilities", List.of("1"), "costs", List.of(List.of("x", "-0.35"))));

    assertThat(problems())
        .containsExactly("environment.sellers.costs[0][0]: must be a number, got x");
  }

  @Test
  void aTieRuleThatMattersButIsNotGivenIsAWarningWithBothAnswers() {
    severalUnits();
    assertThat(warnings()).isEmpty();

    environment.put("T", "20");
    assertThat(warnings())
        .containsExactly(
            "environment.tie: the tie rule matters, as some costs and values are prices of the grid"
                + " (0.15, 0.35, 0.95, 0.75, ...): infinitely many agents trade with tie max 0.7"
                + " units per agent at 0.3 in state 'L' and 0.8 units per agent at 0.35 in state"
                + " 'H', with tie min 0.5 units per agent at 0.35 in state 'L' and 0.5 units per"
                + " agent at 0.35 in state 'H'");
    environment.put("tie", "min");
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101"})
  void unitsAreFromOneToAHundred(String units) {
    environment.put("units", units);

    assertThat(problems())
        .contains(
            "environment.units: must lie in [1, 100] (units that an agent can trade), got "
                + units);
  }

  /** At no price of the grid do the two signals make up their minds apart, unit by unit. */
  @Test
  void severalUnitsMustShowInFirstMessages() {
    severalUnits();
    environment.put("T", "2");

    assertThat(problems())
        .containsExactly(
            "environment.buyers.values: signals '1' and '2' cannot be told apart by what they make"
                + " an agent announce (expected [0.95, 0.35] and [0.75, 0.25]): no price of the"
                + " grid with T = 2 lies between; make T larger");
  }

  private void severalUnits() {
    environment.put(
        "sellers",
        Map.of("probabilities", List.of("1"), "costs", List.of(List.of("0.15", "0.35"))));
    environment.put(
        "buyers",
        Map.of(
            "probabilities",
            Map.of("L", List.of("0.4", "0.6"), "H", List.of("0.6", "0.4")),
            "values",
            List.of(List.of("0.95", "0.35"), List.of("0.75", "0.25"))));
  }

  @Test
  void unitsMustBeInOrder() {
    environment.put(
        "sellers",
        Map.of("probabilities", List.of("1"), "costs", List.of(List.of("0.35", "0.15"))));
    environment.put(
        "buyers",
        Map.of("probabilities", List.of("1"), "values", List.of(List.of(List.of("0.4", "0.9")))));

    assertThat(problems())
        .containsExactly(
            "environment.sellers.costs[0][1]: must be at least the entry before it, 0.35"
                + " (Condition 1: costs do not decrease), got 0.15",
            "environment.buyers.values[0][0][1]: must be at most the entry before it, 0.4"
                + " (Condition 1: values do not increase), got 0.9");
  }

  @Test
  void allProblemsAreReportedTogether() {
    environment.put("T", "0");
    environment.put("eta", "much");
    environment.put("condition-2", "ignored");
    environment.put("prior", List.of("0.5", "0.4"));
    environment.put(
        "sellers", Map.of("probabilities", List.of("0.5", "0"), "costs", List.of("0.1")));
    environment.put("buyers", Map.of("probabilities", "0.5", "signals", List.of("a", "a")));

    assertThat(problems())
        .containsExactly(
            "environment.condition-2: must be one of required, waived, got ignored",
            "environment.T: must be a whole number from 1 to 1000000000 (steps of the grid of"
                + " prices 0, 1/T, ..., 1), got 0",
            "environment.eta: must be a number, got much",
            "environment.prior: must sum to 1 within 1e-9, but the sum is 0.9; probabilities are"
                + " not rescaled",
            "environment.sellers.probabilities[1]: must be positive (probability of signal '2' in"
                + " state 'L'): beliefs need every signal to be possible in every state, got 0",
            "environment.sellers.costs: has 1 entry, but there are 2 signals: 1, 2",
            "environment.buyers.probabilities: must be a list with one entry per signal, or map"
                + " each state to such a list",
            "environment.buyers.values: must be a list with one entry per signal, or map each state"
                + " to such a list",
            "environment.buyers.signals[1]: signal 'a' is listed twice");
  }

  private static List<String> costs() {
    return List.of("0.05", "0.15", "0.25", "0.35", "0.45", "0.55", "0.65", "0.75", "0.85", "0.95");
  }

  private List<String> problems() {
    Fields fields = Fields.of(environment);
    assertThat(new InterdependentGrouping().market(fields).isEmpty())
        .isEqualTo(!fields.problems().isEmpty());
    return fields.problems();
  }

  private List<String> warnings() {
    Fields fields = Fields.of(environment);
    new InterdependentGrouping().market(fields);
    return fields.warnings();
  }
}
