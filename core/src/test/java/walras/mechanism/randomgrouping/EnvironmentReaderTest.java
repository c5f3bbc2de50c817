package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.testkit.Fields;

class EnvironmentReaderTest {

  private final Map<String, Object> environment = new LinkedHashMap<>(Reference.uniform(10));

  @Test
  void uniformCostsAndValuesAreSound() {
    assertThat(problems()).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "-4", "2.5", "1000000001", "1e30"})
  void stepsMustBeAPositiveWholeNumber(String steps) {
    environment.put("T", steps);

    assertThat(problems())
        .containsExactly(
            "environment.T: must be a whole number from 1 to 1000000000 (steps of the grid of"
                + " prices 0, 1/T, ..., 1), got "
                + steps);
  }

  @Test
  void allProblemsAreReportedTogether() {
    environment.put("T", "ten");
    environment.put("tie", "most");
    environment.put("rule", "mean");
    environment.put("cost", Map.of("law", "uniform", "lower", "-0.1", "upper", "1.5"));
    environment.put("value", Map.of("law", "normal"));
    environment.put("eps", "0");

    assertThat(problems())
        .containsExactly(
            "environment.T: must be a number, got ten",
            "environment.tie: must be one of max, min, got most",
            "environment.rule: must be one of lowest, middle, highest, got mean",
            "environment.eps: must be positive (loss of surplus per agent, and distance of prices,"
                + " allowed), got 0",
            "environment.cost.lower: must lie in [0, 1], where prices are, got -0.1",
            "environment.cost.upper: must lie in [0, 1], where prices are, got 1.5",
            "environment.value.law: must be one of uniform, beta, truncated_normal, discrete, got"
                + " normal");
  }

  @Test
  void anIntervalMustNotBeEmpty() {
    environment.put("cost", Map.of("law", "uniform", "lower", "0.5", "upper", "0.50"));

    assertThat(problems())
        .containsExactly(
            "environment.cost.upper: must exceed the lower end 0.5 by at least 1e-9, got 0.50");
  }

  @Test
  void parametersOfBetaLawsHaveARange() {
    environment.put("cost", Map.of("law", "beta", "alpha", "0", "beta", "1001"));
    environment.put("value", Map.of("law", "beta", "alpha", "2"));

    assertThat(problems())
        .containsExactly(
            "environment.cost.alpha: must lie in [0.1, 1000], got 0",
            "environment.cost.beta: must lie in [0.1, 1000], got 1001",
            "environment.value.beta: is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 0, 1, 'sd: must lie in [0.000001, 1000000], got 0'",
    "0.5, -1, 0, 1, 'sd: must lie in [0.000001, 1000000], got -1'",
    "0.5, 1, 0.7, 0.7, 'upper: must exceed the lower end 0.7 by at least 1e-9, got 0.7'",
    "0.5, 1, -0.1, 1, 'lower: must lie in [0, 1], where prices are, got -0.1'",
    "9, 0.2, 0, 1, 'mean: must be at most 30 standard deviations away from [0, 1], got 9'"
  })
  void parametersOfTruncatedNormalLawsHaveARange(
      String mean, String sd, String lower, String upper, String problem) {
    environment.put(
        "value",
        Map.of("law", "truncated_normal", "mean", mean, "sd", sd, "lower", lower, "upper", upper));

    assertThat(problems()).containsExactly("environment.value." + problem);
  }

  @ParameterizedTest
  @CsvSource({"0", "101", "-1"})
  void unitsHaveARange(String units) {
    environment.put("units", units);

    assertThat(problems())
        .containsExactly(
            "environment.units: must lie in [1, 100] (units of each commodity that an agent can"
                + " trade), got "
                + units);
  }

  @Test
  void commoditiesStandInsteadOfOneCostAndValue() {
    environment.put("commodities", List.of(commodity("first"), commodity("first")));

    assertThat(problems())
        .containsExactly(
            "environment.cost: stands in each of the commodities if these are listed",
            "environment.value: stands in each of the commodities if these are listed",
            "environment.commodities[1].name: commodity first is listed twice");
  }

  @Test
  void theNumberOfCommoditiesHasARange() {
    environment.remove("cost");
    environment.remove("value");
    environment.put("commodities", List.of());
    assertThat(problems())
        .containsExactly("environment.commodities: must list 1 to 20 commodities, got 0");

    environment.put(
        "commodities", IntStream.range(0, 21).mapToObj(i -> commodity(String.valueOf(i))).toList());
    assertThat(problems())
        .containsExactly("environment.commodities: must list 1 to 20 commodities, got 21");
  }

  @Test
  void problemsOfACommodityAreLocated() {
    environment.remove("cost");
    environment.remove("value");
    environment.put(
        "commodities",
        List.of(
            commodity("first"),
            Map.of(
                "name",
                "second",
                "cost",
                Map.of("law", "normal"),
                "value",
                Map.of("law", "beta", "alpha", "1", "beta", "1"))));

    assertThat(problems())
        .containsExactly(
            "environment.commodities[1].cost.law: must be one of uniform, beta, truncated_normal,"
                + " discrete, got normal");
  }

  /** One commodity in a list is the same market as one beside the grid. */
  @Test
  void oneCommodityMayBeListed() {
    Details plain = described();
    environment.remove("cost");
    environment.remove("value");
    environment.put("commodities", List.of(commodity("only")));

    assertThat(described().entries().keySet()).isEqualTo(plain.entries().keySet());
    assertThat(new RandomGrouping().market(Fields.of(environment)).orElseThrow())
        .isInstanceOf(RandomGroupingMarket.class);
  }

  private Details described() {
    Details details = new Details();
    new RandomGrouping().market(Fields.of(environment)).orElseThrow().describe(details);
    return details;
  }

  private static Map<String, Object> commodity(String name) {
    Map<String, Object> law = Map.of("law", "uniform", "lower", "0", "upper", "1");
    return Map.of("name", name, "cost", law, "value", law);
  }

  @Test
  void atomsAndProbabilitiesMustBelongTogether() {
    environment.put("cost", discrete(List.of("0.3", "0.30", "0.5"), List.of("0.5", "0", "0.4")));
    environment.put("value", discrete(List.of("0.3", "0.5"), List.of("1")));

    assertThat(problems())
        .containsExactly(
            "environment.cost.atoms[1]: atom 0.30 is listed twice",
            "environment.cost.probabilities[1]: must be positive; leave out a value that never"
                + " occurs, got 0",
            "environment.value.probabilities: has 1 entry, but there are 2 atoms");
  }

  @Test
  void probabilitiesMustSumToOne() {
    environment.put("cost", discrete(List.of("0.3", "0.5"), List.of("0.5", "0.4")));
    environment.put("value", discrete(List.of(), List.of()));

    assertThat(problems())
        .containsExactly(
            "environment.cost.probabilities: must sum to 1 within 1e-9, but the sum is 0.9;"
                + " probabilities are not rescaled",
            "environment.value.atoms: must list at least one value, got 0",
            "environment.value.probabilities: must sum to 1 within 1e-9, but the sum is 0;"
                + " probabilities are not rescaled");
  }

  @Test
  void endsThatAreTooCloseAndAtomsTooFarAreProblems() {
    environment.put("cost", Laws.uniform("0.5", "0.5000000009"));
    environment.put("value", Laws.uniform("0.5", "0.500000001"));

    assertThat(problems())
        .containsExactly(
            "environment.cost.upper: must exceed the lower end 0.5 by at least 1e-9, got"
                + " 0.5000000009");
    environment.put("cost", Laws.discrete("-1e9 0.1", "0.5 0.5"));
    environment.put("value", Laws.discrete("-1000000000.1 0.2 1e10", "0.2 0.3 0.5"));
    assertThat(problems())
        .containsExactly(
            "environment.value.atoms[0]: must lie in [-10^9, 10^9], got -1000000000.1",
            "environment.value.atoms[2]: must lie in [-10^9, 10^9], got 1e10");
  }

  @Test
  void discreteAndContinuousDoNotMix() {
    environment.put("cost", discrete(List.of("0.3"), List.of("1")));

    assertThat(problems())
        .containsExactly(
            "environment.value: costs and values must both be discrete or both be continuous, but"
                + " only the costs are discrete");
  }

  @Test
  void aTieRuleThatMattersButIsNotGivenIsAWarningWithBothAnswers() {
    environment.put("cost", discrete(List.of("0.3", "0.8"), List.of("0.5", "0.5")));
    environment.put("value", discrete(List.of("0.3", "0.1"), List.of("0.5", "0.5")));

    assertThat(problems()).isEmpty();
    assertThat(warnings())
        .containsExactly(
            "environment.tie: the tie rule matters, as some costs and values are prices of the grid"
                + " (0.3, 0.8, 0.1): with tie max infinitely many agents trade 0.25 units per agent"
                + " at 0.3, with tie min infinitely many agents trade 0.0 units per agent at 0.3");
    environment.put("tie", "max");
    assertThat(warnings()).isEmpty();
  }

  /** In doubles, 0.29 times 100 is below 29; a third of 34 digits, times 3, is below 1. */
  @ParameterizedTest
  @CsvSource({
    "0.3, 10, 4 3 3 4",
    "0.29, 10, 3 3 3 3",
    "0.29, 100, 30 29 29 30",
    "0, 10, 1 0 0 1",
    "1, 10, 11 10 10 11",
    "1.01, 10, 11 11 11 11",
    "-0.01, 10, 0 0 0 0",
    "0.3333333333333333333333333333333333, 3, 2 1 1 2",
    "0.6666666666666666666666666666666667, 3, 3 2 2 3",
    "0.333333333333333333, 3, 1 1 1 1",
    "0.7, 1000000000, 700000001 700000000 700000000 700000001"
  })
  void thresholdsAreExact(BigDecimal money, int steps, String thresholds) {
    List<Integer> found =
        List.of(
            TieRule.MAX.demand(money, steps),
            TieRule.MIN.demand(money, steps),
            TieRule.MAX.supply(money, steps),
            TieRule.MIN.supply(money, steps));

    assertThat(found.stream().map(String::valueOf)).containsExactly(thresholds.split(" "));
  }

  private static Map<String, Object> discrete(List<String> atoms, List<String> probabilities) {
    return Map.of("law", "discrete", "atoms", atoms, "probabilities", probabilities);
  }

  private List<String> problems() {
    Fields fields = Fields.of(environment);
    boolean sound = new RandomGrouping().market(fields).isPresent();
    assertThat(sound).isEqualTo(fields.problems().isEmpty());
    return fields.problems();
  }

  private List<String> warnings() {
    Fields fields = Fields.of(environment);
    assertThat(new RandomGrouping().market(fields)).isPresent();
    return fields.warnings();
  }
}
