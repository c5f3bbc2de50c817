package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.testkit.Fields;

/** Mistakes in environments: each is one problem. */
class SigmaReaderTest {

  private static final Map<String, Object> UNIFORM = Map.of("law", "uniform");
  private static final Map<String, Object> SLOPE = Map.of("rule", "influence", "c", "4");

  private static Map<String, Object> fundamental() {
    return Reference.environment("fundamental", UNIFORM, SLOPE);
  }

  private static List<String> problems(Map<String, Object> environment) {
    Fields fields = Fields.of(environment);
    assertThat(new SigmaWalras().market(fields)).isEmpty();
    return fields.problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "eta; 1; environment.eta: must lie in (-1, 1), got 1",
        "rho; -1; environment.rho: must exceed -1, got -1",
        "own-signal; both; environment.own-signal: must be one of inclusive, exclusive, got both",
        "boundary; free; environment.boundary: must be one of walrasian, extract, got free"
      })
  void aWrongScalarIsOneProblem(String field, String value, String problem) {
    Map<String, Object> environment = fundamental();
    environment.put(field, value);
    assertThat(problems(environment)).containsExactly(problem);
  }

  @Test
  void aSlopeNeedsItsOwnNumbers() {
    Map<String, Object> environment = fundamental();
    environment.put("slope", Map.of("rule", "influence", "c", "-1"));
    assertThat(problems(environment))
        .containsExactly("environment.slope.c: must be at least 0, got -1");
  }

  @Test
  void theCriticalSlopeIsKnownForLinearQuadraticUtilitiesOnly() {
    Map<String, Object> environment =
        Reference.environment("nonlinear", UNIFORM, Map.of("rule", "critical"));
    assertThat(problems(environment))
        .singleElement()
        .asString()
        .startsWith("environment.slope.rule: 'critical' is known for linear-quadratic utilities");
  }

  @Test
  void signalsLieInTheUnitInterval() {
    Map<String, Object> environment = fundamental();
    environment.put(
        "signals",
        Map.of(
            "law",
            "discrete",
            "values",
            List.of("0", "1.5"),
            "probabilities",
            List.of("0.5", "0.5")));
    assertThat(problems(environment))
        .containsExactly("environment.signals.values: has a signal outside [0, 1]: 1.5");
  }

  /** What follows from a problem is no second one, and the value at fault is named. */
  @Test
  void aWrongListIsOneProblem() {
    assertThat(problemsOf("classes", List.of()))
        .containsExactly("environment.classes: must list 1 to 50 classes, got 0");
    assertThat(problemsOf("cross", List.of("1")))
        .singleElement()
        .asString()
        .startsWith("environment.cross[0]: must be a list");
    assertThat(problemsOf("signals", discrete(List.of(), List.of())))
        .containsExactly("environment.signals.values: must list at least one signal per class");
    assertThat(problemsOf("signals", discrete(List.of("0", "0.5", "0.5"), List.of("1"))))
        .containsExactly("environment.signals.values: lists the signal 0.5 twice");
    assertThat(problemsOf("signals", discrete(List.of("0", "1"), List.of("-0.5", "1.5"))))
        .containsExactly("environment.signals.probabilities: has a probability below 0: -0.5");
  }

  @Test
  void statesThatAreNoMappingAreOneProblem() {
    Map<String, Object> states = new LinkedHashMap<>(discrete(List.of("0", "1"), List.of()));
    states.put("law", "discrete_factor");
    states.put("scope", "common");
    states.put("prior", List.of("0.5", "0.5"));
    states.put("probabilities", List.of(List.of("0.5", "0.5"), List.of("0.2", "0.8")));

    assertThat(problemsOf("signals", states))
        .singleElement()
        .asString()
        .startsWith("environment.signals.probabilities: must be a mapping");
  }

  private static Map<String, Object> discrete(List<String> values, List<String> probabilities) {
    return Map.of("law", "discrete", "values", values, "probabilities", probabilities);
  }

  private static List<String> problemsOf(String field, Object value) {
    Map<String, Object> environment = fundamental();
    environment.put(field, value);
    return problems(environment);
  }

  @Test
  void theFirstSizeIsThatAtWhichASlopeExists() {
    Map<String, Object> environment =
        Reference.environment("fundamental", UNIFORM, Map.of("rule", "critical"));

    assertThat(Reference.market(environment).granularity().smallest()).isEqualTo(3);
    assertThat(Reference.market(fundamental()).granularity().smallest()).isEqualTo(2);
  }
}
