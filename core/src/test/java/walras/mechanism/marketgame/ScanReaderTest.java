package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import walras.testkit.Fields;

class ScanReaderTest {

  private final Map<String, Object> environment = new LinkedHashMap<>(Reference.environment("E2"));

  @Test
  void aScanIsOptional() {
    assertThat(problems()).isEmpty();
    environment.put("scan", Map.of("to", "600"));
    assertThat(problems()).isEmpty();
  }

  @Test
  void aScanThatEndsBelowTheThresholdIsAProblem() {
    environment.put("scan", Map.of("to", "60"));

    assertThat(problems())
        .containsExactly(
            "environment.scan.to: must reach a size at which truth is an equilibrium, so that the"
                + " largest net gain changes its sign, as it does by 120, got 60");
  }

  @Test
  void aScanThatStartsAboveTheThresholdIsAProblem() {
    environment.put("scan", Map.of("from", "100", "to", "600"));

    assertThat(problems())
        .containsExactly(
            "environment.scan.from: must be 2, or a size at which truth is no equilibrium, so that"
                + " the largest net gain changes its sign, got 100");
  }

  @Test
  void theEndsOfAScanMustBeInOrder() {
    environment.put("scan", Map.of("from", "1", "to", "600"));
    assertThat(problems())
        .containsExactly("environment.scan.from: must be at least 2 (agents), got 1");
    environment.put("scan", Map.of("from", "70", "to", "60"));
    assertThat(problems())
        .containsExactly(
            "environment.scan.to: must be a number of agents above scan.from = 70, at most"
                + " 1000000, got 60");
  }

  /** With four types the limits of gains tell, as enumeration would take too long. */
  @Test
  void limitsOfGainsTellWhereConfigurationsAreMany() {
    environment.clear();
    environment.putAll(Reference.environment("E4"));
    environment.put("scan", Map.of("to", "600"));
    assertThat(problems()).singleElement().asString().contains("as it does by 1200, got 600");
    environment.put("scan", Map.of("to", "900"));
    assertThat(problems()).isEmpty();
  }

  /** Thirty agents of four types are enumerated; sizes that the message tries are not. */
  @Test
  void aProblemIsReportedWithoutEnumeratingManyAgents() {
    environment.clear();
    environment.putAll(Reference.environment("E4"));
    environment.put("scan", Map.of("to", "30"));
    assertThat(problems()).singleElement().asString().endsWith("as it does by 960, got 30");
  }

  private List<String> problems() {
    Fields fields = Fields.of(environment);
    boolean found = new MarketGameIncentives().market(fields).isPresent();
    assertThat(found).isEqualTo(fields.problems().isEmpty());
    return fields.problems();
  }
}
