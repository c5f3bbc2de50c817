package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.testkit.Fields;

/** What is wrong with an environment is said where it stands. */
class ThreeBidsReaderTest {

  private static List<String> problems(Map<String, Object> fields) {
    Fields read = Fields.of(fields);
    assertThat(new ThreeBids().market(read).isEmpty()).isEqualTo(!read.problems().isEmpty());
    return read.problems();
  }

  private static List<String> warnings(String field, String value) {
    Map<String, Object> fields = Reference.environment("two-by-three");
    fields.put(field, value);
    Fields read = Fields.of(fields);
    assertThat(new ThreeBids().market(read)).isPresent();
    return read.warnings();
  }

  static Stream<JsonNode> rejected() {
    return Reference.rows("rejected_environments");
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void environmentsThatBreakOneRuleAreRejectedForIt(JsonNode row) {
    String what = row.path("what").asText();
    String wanted =
        what.startsWith("assumption")
            ? what + " violated"
            : what.startsWith("v ") ? "must lie in (0, 1]" : "must sum to 1";
    assertThat(problems(Reference.environment(row))).singleElement().asString().contains(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups | 2 | environment.groups: must be a whole number from 3 to 10000",
        "groups | 3.5 | environment.groups: must be a whole number",
        "sellers-per-n | 0 | environment.sellers-per-n: must be a whole number from 1 to 1000",
        "buyers-per-n | many | environment.buyers-per-n: must be a number",
        "epsilon | 1 | environment.epsilon: must lie in [0, 1)",
        "epsilon | -0.1 | environment.epsilon: must lie in [0, 1)",
        "state | k2 | environment.state: must be one of k0, k1, random",
        "tie-tolerance | -1 | environment.tie-tolerance: must lie in [0, 1]",
        "price-tolerance | 2 | environment.price-tolerance: must lie in [0, 1]",
        "transfer-tolerance | x | environment.transfer-tolerance: must be a number",
        "selection | none | environment.selection: must be one of bounded, canonical"
      })
  void parametersOutOfRangeAreLocated(String field, String value, String problem) {
    Map<String, Object> fields = Reference.environment("two-by-three");
    fields.put(field, value);
    assertThat(problems(fields)).singleElement().asString().startsWith(problem);
  }

  @Test
  void aSignalThatCannotOccurIsLocated() {
    Map<String, Object> fields = Reference.environment("two-by-three");
    fields.put("probabilities", List.of("0.4", "0", "0.6"));
    assertThat(problems(fields))
        .singleElement()
        .asString()
        .contains("probabilities[1]")
        .contains("must be positive");
  }

  @Test
  void aStateMayNotBeNamedRandom() {
    Map<String, Object> fields = Reference.environment("two-by-three");
    fields.put("states", List.of("k0", "random"));
    assertThat(problems(fields)).anyMatch(problem -> problem.contains("'random'"));
  }

  @Test
  void whatThePaperDoesNotCoverIsAWarning() {
    assertThat(warnings("epsilon", "0")).singleElement().asString().contains("dominant");
    assertThat(warnings("epsilon", "0.5")).singleElement().asString().contains("below 1/6");
    assertThat(warnings("epsilon", "0.1")).isEmpty();
    assertThat(warnings("tie-tolerance", "0.15")).hasSize(2);
    assertThat(warnings("tie-tolerance", "0.02")).isEmpty();
  }

  @Test
  void aFixedStateIsTheOnlyOneOfTheMarket() {
    Map<String, Object> fields = Reference.environment("two-by-three");
    fields.put("state", "k1");
    ThreeBidsMarket market = Reference.market(fields);
    assertThat(market.states()).containsExactly("k1");
    assertThat(market.prior()).containsExactly(1.0);
    assertThat(market.benchmark(0).price()).isEqualTo(0.6);
  }
}
