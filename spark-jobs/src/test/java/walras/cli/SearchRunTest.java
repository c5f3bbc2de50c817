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
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From how many agents on truth is an equilibrium, from the study to the files. */
class SearchRunTest {

  private static final String STUDY =
      """
      study: incentives
      mechanism: market-game-incentives
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
      sizes: [20, 60, 72, 80, 200, 1000]
      method: exact
      seed: 20261120
      """;

  /** Four types, so that gains are simulated, around the threshold. */
  private static final String FOUR_TYPES =
      """
      study: four-types
      mechanism: market-game-incentives
      environment:
        states: [bust, normal, boom]
        prior: [0.3, 0.45, 0.25]
        types: [t1, t2, t3, t4]
        signals:
          bust: [0.4, 0.3, 0.2, 0.1]
          normal: [0.22, 0.33, 0.26, 0.19]
          boom: [0.12, 0.17, 0.32, 0.39]
        utility:
          rho: 0.5
          weights:
            bust: [0.25, 0.4, 0.54, 0.66]
            normal: [0.31, 0.47, 0.6, 0.74]
            boom: [0.38, 0.52, 0.69, 0.81]
        endowment: {q: 2, r: 1}
        eta: 0.02
        kappa: {q: 0.2, r: 0.1}
        scan: {from: 748, to: 752}
      sizes: [100, 1000]
      replications: 4e3
      seed: 20261120
      """;

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.master", "local[2]",
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1");

  @TempDir private Path folder;

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
  }

  private CommandLineRun walras(String command, String text, String... more) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    List<String> arguments = new ArrayList<>(List.of(command, study.toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun run(String text, String... more) throws IOException {
    return runInto("out", text, more);
  }

  private CommandLineRun runInto(String out, String text, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--out", folder.resolve(out).toString()));
    if (!List.of(more).contains("--engine")) {
      arguments.addAll(List.of("--engine", "threads"));
    }
    arguments.addAll(List.of(more));
    CommandLineRun run = walras("run", text, arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private byte[] bytes(String out) throws IOException {
    return Files.readAllBytes(folder.resolve(out).resolve("results.json"));
  }

  private List<JsonNode> derived(String name) throws IOException {
    JsonNode results = JsonMapper.builder().build().readTree(bytes("out"));
    return StreamSupport.stream(results.path("derived").spliterator(), false)
        .filter(row -> row.path("name").asText().equals(name))
        .toList();
  }

  /** Reference values of an independent program. */
  @Test
  void theLargestNetGainIsDerived() throws IOException {
    CommandLineRun run = run(STUDY);

    Map<Long, Double> expected =
        Map.of(
            20L, 0.004641379244110112,
            60L, 0.00035056258290696473,
            72L, -3.2001064000367107e-05,
            80L, -0.00020125239687730572,
            200L, -0.0007671743020843156,
            1000L, -0.0005251127439635061);
    List<JsonNode> rows = derived("max_net");
    assertThat(rows).hasSize(6).noneMatch(row -> row.has("given"));
    for (JsonNode row : rows) {
      double value = expected.getOrDefault(row.path("size").asLong(), Double.NaN);
      assertThat(row.path("value").asDouble())
          .isCloseTo(value, within(1e-8 * Math.abs(value) + 1e-13));
      assertThat(row.path("low")).isEqualTo(row.path("high")).isEqualTo(row.path("value"));
    }
    assertThat(rows.get(0).path("at").asText()).isEqualTo("net:B>A");
    assertThat(rows.get(5).path("at").asText()).isEqualTo("net:A>B");
    assertThat(run.out()).contains("max_net");
  }

  @Test
  void theThresholdIsDerivedOnceAndShown() throws IOException {
    CommandLineRun run = run(STUDY);

    List<JsonNode> rows = derived("nbar");
    assertThat(rows).hasSize(1);
    JsonNode row = rows.get(0);
    assertThat(row.has("size")).isFalse();
    assertThat(row.path("outcome").asText()).isEqualTo("located");
    assertThat(row.path("method").asText()).isEqualTo("exact");
    assertThat(List.of(row.path("value"), row.path("low"), row.path("high")))
        .allMatch(value -> value.asDouble() == 71);
    JsonNode details = row.path("details");
    assertThat(details.path("certified").path("to").asLong()).isEqualTo(600);
    assertThat(details.path("max_net_at").asDouble())
        .isCloseTo(-6.583461931941538e-06, within(1e-12));
    assertThat(Files.readString(folder.resolve("out/derived.csv")))
        .contains(
            "nbar,search,market-game-incentives,market-game-incentives,,,,located,71.0,,71.0");
    assertThat(run.out()).containsPattern("nbar +71 +\\[71, 71] +exact; sizes 2 to 600 searched");
    assertThat(run.err()).contains("searching: market-game-incentives: N from which truth is");

    CommandLineRun limits = walras("limits", STUDY, "--size", "100", "--json");
    JsonNode shown =
        JsonMapper.builder()
            .build()
            .readTree(limits.out())
            .path("points")
            .get(0)
            .path("limits")
            .path("nbar");
    assertThat(shown).isEqualTo(details);
  }

  /** Reference values of an independent program; each market of a study is searched apart. */
  @Test
  void everyMarketOfAStudyHasItsThreshold() throws IOException {
    run(STUDY, "--set", "vary.environment.eta=0.01,0.05,0.1,0.2", "--set", "sizes=20,60");

    assertThat(derived("nbar"))
        .extracting(row -> row.path("parameters").path("eta").asText())
        .containsExactly("0.01", "0.05", "0.1", "0.2");
    assertThat(derived("nbar"))
        .extracting(row -> row.path("value").asInt())
        .containsExactly(84, 60, 40, 25);

    run(STUDY, "--set", "vary.environment.kappa-scale=1/2,1/4", "--set", "sizes=20,60");

    assertThat(derived("nbar"))
        .extracting(row -> row.path("parameters").path("kappa-scale").asText())
        .containsExactly("1/2", "1/4");
    assertThat(derived("nbar"))
        .extracting(row -> row.path("value").asInt())
        .containsExactly(57, 50);
    assertThat(derived("nbar").get(1).path("note").asText())
        .isEqualTo("sizes 2 to 600 searched; truth is an equilibrium before at 2-8");
  }

  @Test
  void simulatedSearchesAreTheSameWhateverRunsThem() throws IOException {
    runInto("out", FOUR_TYPES, "--threads", "2");
    assertThat(derived("nbar").get(0).path("value").asInt()).isEqualTo(750);
    assertThat(derived("nbar").get(0).path("method").asText()).isEqualTo("monte-carlo");
    assertThat(derived("max_net"))
        .allMatch(row -> row.path("low").asDouble() < row.path("value").asDouble())
        .allMatch(row -> row.path("value").asDouble() < row.path("high").asDouble());

    LOOPBACK.forEach(System::setProperty);
    String half = "replications=2e3";
    runInto("extended", FOUR_TYPES, "--set", half, "--threads", "1");
    runInto("extended", FOUR_TYPES, "--set", half, "--add", "2e3", "--engine", "spark");
    assertThat(bytes("extended")).isEqualTo(bytes("out"));
  }

  @Test
  void drawsOfASearchFollowTheSeedOfTheStudy() throws IOException {
    run(FOUR_TYPES, "--set", "replications=100");
    JsonNode first = derived("nbar").get(0).path("details").path("max_net_at");
    run(FOUR_TYPES, "--set", "replications=1000");
    assertThat(derived("nbar").get(0).path("details").path("max_net_at")).isEqualTo(first);
    runInto("other", FOUR_TYPES, "--set", "replications=100", "--set", "seed=1");
    JsonNode other =
        JsonMapper.builder()
            .build()
            .readTree(bytes("other"))
            .path("derived")
            .findParents("details")
            .get(0)
            .path("details");
    assertThat(other.path("agents").asInt()).isEqualTo(750);
    assertThat(other.path("max_net_at")).isNotEqualTo(first);
  }

  @Test
  void checkTellsWhatWillBeSearchedWithoutSearching() throws IOException {
    CommandLineRun check = walras("check", FOUR_TYPES, "--set", "replications=10");

    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out())
        .contains("Searches: each is done once")
        .contains("N from which truth is an equilibrium, sizes 748 to 752; by 8000 draws, up to")
        .containsPattern("about [0-9.]+ core seconds")
        .doesNotContain("max_net_at");
  }

  @Test
  void aFailedSearchFailsTheRun() throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("trouble.yaml"),
            new Trouble().example().replace("kernel: fails", "kernel: searches"));
    try (UserMechanisms user = UserMechanisms.of(folder.resolve("user"), Trouble.class.getName())) {
      CommandLineRun run =
          user.run("run", study.toString(), "--engine", "threads", "--out", folder + "/out");

      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.TOO_MANY_FAILURES);
      assertThat(run.err()).contains("found of trouble: the search failed: nothing is there");
    }
    assertThat(derived("found").get(0).path("outcome").asText()).isEqualTo("failed");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "scan.to | 60 | environment.scan.to must reach a size at which truth is",
        "scan.from | 90 | environment.scan.from must be 2, or a size at which truth is no",
        "eps | 0 | environment.eps must lie in (0, 1)",
        "delta | -1 | environment.delta must be positive"
      })
  void badInputIsRefused(String field, String value, String message) throws IOException {
    CommandLineRun run =
        walras(
            "check",
            STUDY.replace("market-game-incentives", "market-game"),
            "--set",
            "environment.%s=%s".formatted(field, value));

    assertThat(run.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(run.err()).contains(message);
  }

  @Test
  void sizesWithNobodyInactiveAreWarnedOf() throws IOException {
    CommandLineRun run = walras("check", STUDY, "--set", "sizes=20");

    assertThat(run.out())
        .contains("nobody is inactive at 20 agents")
        .contains("the first size with an inactive agent is 50");
  }
}
