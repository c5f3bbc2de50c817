package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Assumption;
import walras.testkit.Fields;

class EconomyReaderTest {

  private final Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E2"));

  @Test
  void theDefaultEnvironmentIsSound() {
    assertThat(problems()).isEmpty();
    assertThat(warnings()).isEmpty();
    assertThat(assumptions())
        .extracting(Assumption::name)
        .containsExactly(
            "full support",
            "informative signals",
            "separation",
            "A1 (no uninformative pool)",
            "monotone demand",
            "theorem 3 region");
    assertThat(assumptions()).allMatch(Assumption::holds);
  }

  @Test
  void listsOfTheWrongLengthNameWhatTheyShouldMatch() {
    put("prior", List.of("0.2", "0.3", "0.5"));
    put("signals", Map.of("low", List.of("0.6", "0.3", "0.1"), "high", List.of("0.5", "0.5")));

    assertThat(problems())
        .containsExactly(
            "environment.prior: has 3 entries, but there are 2 states: low, high",
            "environment.signals.low: has 3 entries, but there are 2 types: A, B");
  }

  @Test
  void weightsOfTheWrongLengthNameTheTypes() {
    put("utility", utility("0", List.of("0.25"), List.of("0.58", "0.72")));

    assertThat(problems())
        .containsExactly(
            "environment.utility.weights.low: has 1 entry, but there are 2 types: A, B");
  }

  @Test
  void aListOfRhoMustHaveOnePerType() {
    put("utility", utility(List.of("0"), List.of("0.25", "0.37"), List.of("0.58", "0.72")));

    assertThat(problems())
        .containsExactly(
            "environment.utility.rho: has 1 entry, but there are 2 types: A, B; one number"
                + " serves all types");
  }

  @Test
  void probabilitiesMustBePositiveAndSumToOne() {
    put("prior", List.of("0", "1"));
    put("signals", Map.of("low", List.of("0.65", "0.3"), "high", List.of("0.4", "0.6")));

    assertThat(problems())
        .containsExactly(
            "environment.prior[0]: must be positive (prior probability of state 'low'; leave out a"
                + " state that never occurs), got 0",
            "environment.signals.low: must sum to 1 within 1e-9, but the sum is 0.95;"
                + " probabilities are not rescaled");
  }

  @Test
  void signalsNeedFullSupport() {
    put("signals", Map.of("low", List.of("1", "0"), "high", List.of("0.4", "0.6")));

    assertThat(problems())
        .containsExactly(
            "environment.signals.low[1]: must be positive (probability of type 'B' in state 'low'):"
                + " beliefs need every type to be possible in every state, got 0");
  }

  @Test
  void statesThatLookAlikeShouldBeMerged() {
    put("signals", Map.of("low", List.of("0.4", "0.6"), "high", List.of("0.4", "0.6")));

    assertThat(problems())
        .containsExactly(
            "environment.signals: states 'low' and 'high' have identical signals, so nothing can"
                + " tell them apart; merge them into one state with prior 1 and, per type, weight"
                + " (0.4 a['low'] + 0.6 a['high']) / 1");
  }

  @Test
  void typesWithTheSameFirstOfferAreNamed() {
    put("utility", utility("0", List.of("0.5", "0.5"), List.of("0.5", "0.5")));

    assertThat(problems())
        .containsExactly(
            "environment.utility: types 'A' and 'B' would make the same first-stage offer (both"
                + " consume 1.0 of q), so offers would not reveal types; change a weight or merge"
                + " the types");
  }

  @Test
  void numbersOutsideTheirRangesAreReportedTogether() {
    put("utility", utility("1", List.of("0", "0.37"), List.of("0.58", "1.2")));
    put("endowment", Map.of("q", "0", "r", "-2"));
    put("kappa", Map.of("q", "0.1", "r", "0"));
    put("kappa-scale", "0");
    put("eta", "1");

    assertThat(problems())
        .containsExactly(
            "environment.endowment.q: must be positive (endowment of every agent), got 0",
            "environment.endowment.r: must be positive (endowment of every agent), got -2",
            "environment.kappa.r: must be positive (exogenous offer per active agent; without it no"
                + " trade is an equilibrium), got 0",
            "environment.kappa-scale: must be positive (factor on both parts of kappa), got 0",
            "environment.eta: must lie in (0, 1) (share of inactive agents), got 1",
            "environment.utility.weights.low[0]: must lie in (0, 1) (weight of good q for type 'A'"
                + " in state 'low'), got 0",
            "environment.utility.weights.high[1]: must lie in (0, 1) (weight of good q for type 'B'"
                + " in state 'high'), got 1.2",
            "environment.utility.rho: must be below 1 (substitution parameter; 0 is logarithmic"
                + " utility), got 1");
  }

  @Test
  void missingFieldsAreReported() {
    environment.clear();

    assertThat(problems())
        .contains(
            "environment.states: is missing",
            "environment.types: is missing",
            "environment.prior: is missing",
            "environment.kappa.q: is missing",
            "environment.eta: is missing",
            "environment.utility.rho: is missing");
  }

  @Test
  void aStateListedTwiceIsReported() {
    put("states", List.of("low", "low"));

    assertThat(problems()).contains("environment.states[1]: state 'low' is listed twice");
  }

  @Test
  void etaHasAnotherName() {
    String eta = "0.02";
    environment.remove("eta");
    put("inactive-share", eta);
    assertThat(problems()).isEmpty();
    assertThat(Reference.market(environment).economy().eta()).isEqualTo(0.02);

    put("eta", eta);
    assertThat(problems())
        .containsExactly(
            "environment.inactive-share: is another name of eta, give only one of them");
  }

  @Test
  void kappaCanBeScaled() {
    put("kappa-scale", "0.5");

    assertThat(Reference.market(environment).economy().kappa()).isEqualTo(new Goods(0.05, 0.08));
  }

  @Test
  void negativeRhoIsAWarningAndAnAssumptionThatFails() {
    put("utility", utility("-1", List.of("0.25", "0.37"), List.of("0.58", "0.72")));

    assertThat(warnings())
        .containsExactly(
            "environment: some rho is negative: demand of single agents need not be monotone; the"
                + " competitive price is unique all the same, that of stage 2 is not proved to be");
    assertThat(assumptions())
        .filteredOn(assumption -> !assumption.holds())
        .extracting(Assumption::finding)
        .containsExactly("the lowest substitution parameter rho is -1.0");
  }

  @Test
  void anUninformativePoolIsNamed() {
    Map<String, Object> three = new LinkedHashMap<>(Reference.environment("E3"));
    three.put(
        "signals",
        Map.of("low", List.of("0.5", "0.3", "0.2"), "high", List.of("0.4", "0.3", "0.3")));
    Fields fields = Fields.of(three);
    new MarketGame().market(fields);

    assertThat(fields.warnings())
        .containsExactly(
            "environment: types {m} together have the same probability in states 'low' and 'high',"
                + " so semi-pooling is not excluded");
  }

  @Test
  void aNarrowSeparationIsAWarning() {
    put("utility", utility("0", List.of("0.5", "0.5"), List.of("0.5", "0.5005")));

    assertThat(warnings())
        .hasSize(1)
        .allMatch(warning -> warning.contains("the number of agents from which the equilibrium"));
  }

  @Test
  void oneStateIsAWarningAndLeavesTheLogarithmUndefined() {
    put("states", List.of("only"));
    put("prior", List.of("1"));
    put("signals", Map.of("only", List.of("0.4", "0.6")));
    put("utility", Map.of("rho", "0", "weights", Map.of("only", List.of("0.3", "0.6"))));

    assertThat(warnings())
        .containsExactly(
            "environment: with one state there is nothing to learn: the posterior error is zero");
    MarketGameMarket market = Reference.market(environment);
    assertThat(market.at(100).undefined(Measures.LOG_POSTERIOR_ERROR))
        .contains("with one state the posterior error is zero and has no logarithm");
    assertThat(market.at(100).undefined(Measures.POSTERIOR_ERROR)).isEmpty();
  }

  @Test
  void etaOutsideTheRegionOfTheoremThreeIsAnAssumptionThatFails() {
    put("eta", "0.1");

    assertThat(warnings()).isEmpty();
    assertThat(assumptions())
        .filteredOn(assumption -> !assumption.holds())
        .extracting(Assumption::finding)
        .containsExactly("eta is 0.1, and min(kappa_q/(4 qbar), kappa_r/(4 rbar)) is 0.02");
  }

  private void put(String key, Object value) {
    environment.put(key, value);
  }

  private static Map<String, Object> utility(Object rho, List<String> low, List<String> high) {
    return Map.of("rho", rho, "weights", Map.of("low", low, "high", high));
  }

  @Test
  void tolerancesMustBePositive() {
    put("eps", "0");
    put("delta", "-0.1");

    assertThat(problems())
        .containsExactly(
            "environment.eps: must lie in (0, 1) (gain of utility that may be left to everybody,"
                + " and probability with which more may), got 0",
            "environment.delta: must be positive (amount of each good per agent that may be"
                + " added), got -0.1");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1", "1.5", "0.99999999999999999999"})
  void aToleranceOfTheGapIsAProbabilityToo(String eps) {
    put("eps", eps);

    assertThat(problems())
        .containsExactly(
            "environment.eps: must lie in (0, 1) (gain of utility that may be left to everybody,"
                + " and probability with which more may), got "
                + eps);
  }

  @Test
  void tolerancesAtTheEndsOfTheirRangesAreSound() {
    put("eps", "4.9e-324");
    put("delta", "1.7e308");

    assertThat(problems()).isEmpty();
  }

  @Test
  void anEntryFeeThatEatsTheEndowmentIsAProblem() {
    put("entry-fee", "twice-kappa");
    put("kappa", Map.of("q", "0.5", "r", "1.25"));

    assertThat(problems())
        .containsExactly(
            "environment.entry-fee: takes 2 kappa.q = 1.0 of an endowment of"
                + " 1.0 and leaves nothing to trade; choose kappa.q below 0.5",
            "environment.entry-fee: takes 2 kappa.r = 2.5 of an endowment of"
                + " 2.0 and leaves nothing to trade; choose kappa.r below 1.0");
  }

  @Test
  void anotherEntryFeeThanTwiceKappaIsAProblem() {
    put("entry-fee", "thrice-kappa");

    assertThat(problems())
        .containsExactly(
            "environment.entry-fee: must be one of none, twice-kappa, got thrice-kappa");
  }

  @Test
  void anotherRuleOfOneStageOffersIsAProblem() {
    put("one-stage-offers", "finite");

    assertThat(problems())
        .containsExactly(
            "environment.one-stage-offers: must be one of continuum, exact, got finite");
  }

  private List<String> problems() {
    Fields fields = Fields.of(environment);
    assertThat(new MarketGame().market(fields).isPresent()).isEqualTo(fields.problems().isEmpty());
    return fields.problems();
  }

  private List<String> warnings() {
    Fields fields = Fields.of(environment);
    new MarketGame().market(fields);
    return fields.warnings();
  }

  private List<Assumption> assumptions() {
    return Reference.market(environment).assumptions();
  }
}
