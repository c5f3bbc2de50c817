package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void theFirstSizeIsThatAtWhichASlopeExists() {
    Map<String, Object> environment =
        Reference.environment("fundamental", UNIFORM, Map.of("rule", "critical"));

    assertThat(Reference.market(environment).granularity().smallest()).isEqualTo(3);
    assertThat(Reference.market(fundamental()).granularity().smallest()).isEqualTo(2);
  }
}
