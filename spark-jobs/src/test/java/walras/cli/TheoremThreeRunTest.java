package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether an outcome is ex post efficient in the sense of theorem 3, from study to files. */
class TheoremThreeRunTest {

  private static final String STUDY =
      """
      study: theorem-three
      mechanism: market-game
      environment:
        states: [low, high]
        prior: [0.4, 0.6]
        types: [A, B]
        signals: {low: [0.65, 0.35], high: [0.40, 0.60]}
        utility: {rho: 0, weights: {low: [0.25, 0.37], high: [0.58, 0.72]}}
        endowment: {q: 1, r: 2}
        eta: 0.02
        kappa: {q: 0.10, r: 0.16}
        scan: {from: 2, to: 600}
      sizes: [100]
      method: exact
      seed: 20261120
      """;

  @TempDir private Path folder;

  private void run(String text, String... more) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--engine", "threads", "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private List<JsonNode> derived(String name) throws IOException {
    JsonNode results =
        JsonMapper.builder().build().readTree(Files.readString(folder.resolve("out/results.json")));
    return StreamSupport.stream(results.path("derived").spliterator(), false)
        .filter(row -> row.path("name").asText().equals(name))
        .toList();
  }

  /** Bounds of the reference are 0.0738 and 0.1007, its probabilities 0.997 and 0.998 at 0.035. */
  @ParameterizedTest(name = "{0} agents, eps {1}, delta {2}: {3}, {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | 0.035 | 0.11 | holds |",
        "100 | 0.002 | 0.11 | fails | P[gap <= 0.002] >= 0.998",
        "100 | 0.035 | 0.1 | fails | delta_bound <= 0.1",
        "60 | 0.035 | 0.11 | fails | N >= nbar",
        "100 | 0.02 | 0.1 | fails | delta_bound <= 0.1, P[gap <= 0.02] >= 0.98"
      })
  void verdictsOfTheoremThree(
      String size, String eps, String delta, String outcome, String deciding) throws IOException {
    run(
        STUDY,
        "--set",
        "sizes=" + size,
        "--set",
        "environment.eps=" + eps,
        "--set",
        "environment.delta=" + delta);

    List<JsonNode> rows = derived("theorem_3");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("outcome").asText()).isEqualTo(outcome);
    assertThat(rows.get(0).path("at").asText()).isEqualTo(deciding == null ? "" : deciding);
    assertThat(rows.get(0).path("method").asText()).isEqualTo("exact");
    assertThat(derived("nbar").get(0).path("value").asInt()).isEqualTo(71);
  }

  /** Reference probabilities of a gap of at most 0.01, at 100 agents. */
  @Test
  void verdictsRestOnTheProbabilitiesInEveryState() throws IOException {
    run(
        STUDY,
        "--set",
        "sizes=100",
        "--set",
        "environment.kappa-scale=1/4",
        "--set",
        "environment.eta=0.005",
        "--set",
        "environment.eps=0.01",
        "--set",
        "environment.delta=0.03");

    JsonNode row = derived("theorem_3").get(0);
    assertThat(row.path("outcome").asText()).isEqualTo("holds");
    assertThat(row.path("details").path("N >= nbar").path("value").asInt()).isEqualTo(53);
    JsonNode given = row.path("details").path("P[gap <= 0.01] >= 0.99").path("given");
    assertThat(given.path("low").path("mean").asDouble())
        .isCloseTo(0.9972517540752549, within(1e-8));
    assertThat(given.path("high").path("mean").asDouble())
        .isCloseTo(0.9906856584923631, within(1e-8));
    assertThat(row.path("note").asText())
        .isEqualTo(
            "delta_bound <= 0.03 holds: 0.018442 of q, 0.025165 of r; P[gap <= 0.01] >= 0.99"
                + " holds: low 0.99725, high 0.99069; N >= nbar holds: 53");
  }

  /**
   * With 60 replications even hits alone leave room for less than 0.965; five misses in a state,
   * which decide against, have a probability below 1e-6.
   */
  @Test
  void fewReplicationsLeaveTheVerdictOpen() throws IOException {
    run(
        STUDY,
        "--set",
        "sizes=100",
        "--set",
        "method=monte-carlo",
        "--set",
        "replications=60",
        "--set",
        "environment.eps=0.035",
        "--set",
        "environment.delta=0.11");

    JsonNode row = derived("theorem_3").get(0);
    assertThat(row.path("outcome").asText()).isEqualTo("undecided");
    assertThat(row.path("at").asText()).isEqualTo("P[gap <= 0.035] >= 0.965");
    JsonNode given = row.path("details").path("P[gap <= 0.035] >= 0.965").path("given");
    assertThat(given.path("high").path("low").asDouble()).isLessThan(0.965);
    assertThat(given.path("high").path("high").asDouble()).isGreaterThanOrEqualTo(0.965);
  }

  @Test
  void withoutAScanTheThresholdIsUnknown() throws IOException {
    String study = STUDY.replaceAll("(?m)^ *scan:.*\n", "");
    run(
        study,
        "--set",
        "sizes=100",
        "--set",
        "environment.eps=0.035",
        "--set",
        "environment.delta=0.11");

    assertThat(derived("nbar")).isEmpty();
    assertThat(derived("theorem_3").get(0).path("outcome").asText()).isEqualTo("undecided");
    assertThat(derived("theorem_3").get(0).path("note").asText())
        .endsWith("N >= nbar undecided: no scan says where to look for it");
  }
}
