package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.randomgrouping.RandomGrouping;
import walras.testkit.Fields;

class BundleReaderTest {

  private final Map<String, Object> environment = new LinkedHashMap<>(Examples.complements());

  @Test
  void typesOfBundlesAreSound() {
    assertThat(problems()).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void bothUnitsAreWorthWhatEachIsUnlessGiven() {
    AgentType cheap = Examples.market(environment).tables().environment.sellers().get(0);

    assertThat(cheap.both()).isEqualTo(new BigDecimal("0.42"));
    assertThat(cheap.isSeparable()).isTrue();
  }

  @Test
  void lawsOfCostsDoNotGoWithTypes() {
    environment.put("cost", Map.of("law", "uniform", "lower", "0", "upper", "1"));
    environment.put("value", "0.5");

    assertThat(problems())
        .containsExactly(
            "environment.cost: does not go with sellers and buyers, which list what bundles cost"
                + " and are worth; leave out one or the other",
            "environment.value: does not go with sellers and buyers, which list what bundles cost"
                + " and are worth; leave out one or the other");
  }

  @Test
  void bothSidesAreNeeded() {
    environment.remove("buyers");

    assertThat(problems()).containsExactly("environment.buyers: is missing");
  }

  @Test
  void probabilitiesArePositiveAndSumToOne() {
    type("sellers", 1).put("probability", "0");
    type("buyers", 2).put("probability", "0.3");

    assertThat(problems())
        .containsExactly(
            "environment.sellers[1].probability: must be positive; leave out a type that never"
                + " occurs, got 0",
            "environment.buyers: probabilities must sum to 1 within 1e-9, but the sum is 1.05; they"
                + " are not rescaled");
  }

  @Test
  void moneyIsOneNumberForEachCommodity() {
    type("sellers", 0).put("costs", List.of("0.21"));
    type("buyers", 0).put("values", List.of("0.06", "0.06", "1.46"));
    type("buyers", 1).put("values", List.of("much", "1e4"));
    type("buyers", 2).put("both", "-1001");

    assertThat(problems())
        .containsExactly(
            "environment.sellers[0].costs: must list one number for each of the two commodities,"
                + " got 1",
            "environment.buyers[0].values: must list one number for each of the two commodities,"
                + " got 3",
            "environment.buyers[1].values[0]: must be a number, got much",
            "environment.buyers[1].values[1]: must lie in [-1000, 1000], where prices lie in [0,"
                + " 1], got 1e4",
            "environment.buyers[2].both: must lie in [-1000, 1000], where prices lie in [0, 1], got"
                + " -1001");
  }

  @Test
  void namesAreUniqueOnTheirSide() {
    type("sellers", 0).put("name", "low");
    type("buyers", 1).put("name", "low");

    assertThat(problems()).containsExactly("environment.buyers[3].name: name low is listed twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Low", "1st", "low-value", "low value", "_low", "lów"})
  void namesStandInMetrics(String name) {
    type("buyers", 0).put("name", name);

    assertThat(problems())
        .containsExactly(
            "environment.buyers[0].name: must be lower-case letters, digits and _, a letter first:"
                + " it stands in metrics, got "
                + name);
  }

  @Test
  void thereAreNotTooManyTypes() {
    List<Object> sellers = new ArrayList<>();
    for (int type = 0; type < 17; type++) {
      sellers.add(Examples.type("type_" + type, "0.05", "costs", "0.1", "0." + (11 + type)));
    }
    environment.put("sellers", sellers);
    environment.put("buyers", List.of());

    assertThat(problems())
        .containsExactly(
            "environment.sellers: must list from 1 to 16 types, got 17",
            "environment.buyers: must list from 1 to 16 types, got 0");
  }

  @Test
  void gridAndEpsAreReadAsElsewhere() {
    environment.put("T", "0");
    environment.put("rule", "mean");
    environment.put("eps", "0");

    assertThat(problems())
        .containsExactly(
            "environment.T: must be a whole number from 1 to 1000000000 (steps of the grid of"
                + " prices 0, 1/T, ..., 1), got 0",
            "environment.rule: must be one of lowest, middle, highest, got mean",
            "environment.eps: must be positive (loss of surplus per agent, and distance of prices,"
                + " allowed), got 0");
  }

  @Test
  void aTieRuleThatMattersButIsNotGivenIsAWarningWithBothAnswers() {
    environment.remove("tie");
    type("buyers", 0).put("both", "1.5");
    type("sellers", 1).put("costs", List.of("0.45", "0.71"));

    assertThat(problems()).isEmpty();
    assertThat(warnings())
        .containsExactly(
            "environment.tie: the tie rule matters, as types are indifferent at prices of the grid"
                + " (seller dear, buyer complements, buyer first, buyer second): with tie max"
                + " infinitely many agents trade 0.5 units per agent at (0.3, 0.45), with tie min"
                + " infinitely many agents trade 0.5 units per agent at (0.35, 0.45)");
    environment.put("tie", "max");
    assertThat(warnings()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> type(String side, int type) {
    return (Map<String, Object>)
        ((List<?>) Objects.requireNonNull(environment.get(side))).get(type);
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
