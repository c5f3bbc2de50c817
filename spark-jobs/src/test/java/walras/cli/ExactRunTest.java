package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Studies whose expectations are enumerated. */
class ExactRunTest {

  /** The chance that any of a few hundred comparisons is farther off is below 1e-5. */
  private static final double LARGEST_DISTANCE = 5.5;

  @TempDir private Path folder;

  @Test
  void theBundledStudySeesTheExponential() throws IOException {
    CommandLineRun run = run("market-game-exact", "a");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("market-game: exact means")
        .contains("1.27206e-15")
        .doesNotContain("replications");
    JsonNode results = results("a");
    assertThat(results.path("method").asText()).isEqualTo("exact");
    List<JsonNode> rates =
        StreamSupport.stream(results.path("rates").spliterator(), false)
            .filter(rate -> rate.path("metric").asText().equals("posterior_error"))
            .filter(rate -> rate.has("theory"))
            .toList();
    assertThat(rates).hasSize(3);
    assertThat(rates)
        .allSatisfy(
            rate -> {
              assertThat(rate.path("model").asText()).isEqualTo("exponential");
              assertThat(rate.path("method").asText()).isEqualTo("exact");
              assertThat(rate.path("rate").asDouble()).isBetween(0.0314, 0.0320);
              assertThat(rate.path("verdict").path("is").asText()).isEqualTo("consistent");
            });
    assertThat(run.out()).doesNotContain("faster").doesNotContain("slower");
    assertThat(Files.readString(folder.resolve("a/outcome.json"))).contains("done, everything");
  }

  @Test
  void bytesDependOnNoEngine() throws IOException {
    run("market-game-exact", "one", "--set", "sizes=100,200,1000", "--engine", "threads");
    run("market-game-exact", "two", "--set", "sizes=100,200,1000", "--set", "seed=7");
    run("market-game-exact", "three", "--set", "sizes=100,200,1000");

    assertThat(Files.readString(folder.resolve("three/results.json")))
        .isEqualTo(Files.readString(folder.resolve("one/results.json")));
    assertThat(Files.readString(folder.resolve("two/results.json")).replace("7,", "20261120,"))
        .contains("\"seed\" : 20261120");
  }

  @Test
  void simulationsAgreeWithTheEnumeration() throws IOException {
    CommandLineRun run =
        run(
            "market-game",
            "both",
            "--set",
            "method=both",
            "--set",
            "sizes=100,1000",
            "--set",
            "replications=2e4",
            "--engine",
            "threads");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("largest distance from an exact mean: ");
    List<JsonNode> distances = results("both").path("points").findValues("exact_z");
    // 24 metrics, over all states and in two, at two sizes
    assertThat(distances).hasSize(144);
    assertThat(distances)
        .filteredOn(JsonNode::isNumber)
        .allMatch(z -> Math.abs(z.asDouble()) < LARGEST_DISTANCE);
    List<String> rows = Files.readAllLines(folder.resolve("both/summary.csv"));
    assertThat(rows).filteredOn(row -> row.contains(",exact,")).hasSize(144);
    // and a row for each of the four that are undefined
    assertThat(rows).filteredOn(row -> row.contains(",monte-carlo,")).hasSize(152);
  }

  /** Intervals at 1 - 1e-6 would need other results; five standard errors are as improbable. */
  @Test
  void exceedancesAgreeWithTheEnumeration() throws IOException {
    assertThat(exceedances().exitCode()).isZero();
    int compared = 0;
    for (JsonNode estimate : results("exceed").path("points").findParents("exceed")) {
      for (int i = 0; i < estimate.path("exact").path("exceed").size(); i++) {
        JsonNode counted = estimate.path("exceed").path(i);
        double p = estimate.path("exact").path("exceed").path(i).path("probability").asDouble();
        double replications = estimate.path("replications").asDouble();
        double error = Math.sqrt(p * (1 - p) / replications);
        double share = counted.path("probability").asDouble();
        assertThat(counted.path("count").asDouble()).isEqualTo(Math.rint(share * replications));
        assertThat(share).isBetween(p - 5 * error - 1e-15, p + 5 * error + 1e-15);
        assertThat(counted.path("low").asDouble()).isLessThanOrEqualTo(share);
        assertThat(counted.path("high").asDouble()).isGreaterThanOrEqualTo(share);
        compared++;
      }
    }
    // three thresholds, over all states and in two, at two sizes
    assertThat(compared).isEqualTo(18);
  }

  @Test
  void exactProbabilitiesOfExceedanceStandBesideTheCounts() throws IOException {
    assertThat(exceedances().out())
        .containsPattern("N +event +probability +interval +exact\n")
        .containsPattern("1000 +P\\[price_error > 0\\.02\\] +0\\.\\d+ +\\[.*\\] +0\\.\\d+\n")
        .containsPattern("1000 +P\\[price > 2\\] +0\\.\\d+ +\\[.*\\] +0\\.\\d+\n");
    assertThat(Files.readAllLines(folder.resolve("exceed/derived.csv")))
        .filteredOn(row -> row.startsWith("price_error,exceedance,market-game,"))
        .hasSize(24)
        .filteredOn(row -> row.contains(",exact,P[price_error > 0.02],"))
        .hasSize(6);
  }

  private CommandLineRun exceedances() {
    return run(
        "market-game",
        "exceed",
        "--set",
        "method=both",
        "--set",
        "sizes=100,1000",
        "--set",
        "replications=2e4",
        "--set",
        "exceed={price_error: [0.02, 0.1], price: 2}",
        "--engine",
        "threads");
  }

  @Test
  void sizesThatWereOnlySimulatedAreFittedByThemselves() throws IOException {
    CommandLineRun run =
        run(
            "market-game",
            "window",
            "--set",
            "method=both",
            "--set",
            "sizes=[10, 20, 30, 40, 4e5, 5e5, 6e5, 8e5]",
            "--set",
            "replications=1e3",
            "--set",
            "rates={welfare: {from: 4e5}}",
            "--engine",
            "threads");

    assertThat(run.exitCode()).isZero();
    assertThat(StreamSupport.stream(results("window").path("rates").spliterator(), false))
        .filteredOn(rate -> rate.path("metric").asText().equals("welfare"))
        .hasSize(4)
        .allMatch(rate -> rate.path("method").asText().equals("monte-carlo"))
        .allMatch(rate -> rate.path("from").asLong() == 400_000)
        .allMatch(rate -> rate.path("sizes_used").asInt() == 4);
  }

  @Test
  void whatIsTooLargeIsNotComputed() throws IOException {
    CommandLineRun run = run("market-game", "large", "--set", "method=exact", "--set", "sizes=1e6");

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readAllLines(folder.resolve("large/summary.csv")))
        .anyMatch(row -> row.contains("welfare") && row.contains("undefined: not computed: it"))
        .anyMatch(row -> row.contains(",price_error,") && !row.contains("undefined"));
  }

  @Test
  void checkCountsConfigurations() {
    CommandLineRun run = CommandLineRun.of("check", "market-game", "--set", "method=exact");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("at most 1192 configurations")
        .contains("delta_needed, welfare, welfare_gap, efficiency_gap, efficiency_gap_excess,")
        .contains("resource_waste, welfare_gain_vs_one_stage: not computed: it needs")
        .contains("Cost: at most")
        .doesNotContain("replications in");
  }

  @Test
  void simulatedResultsAreNotReplaced() {
    List<String> size = List.of("--set", "sizes=100", "--engine", "threads");
    run("market-game", "held", append(size, "--set", "replications=1e3"));

    CommandLineRun run = run("market-game", "held", append(size, "--set", "method=exact"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .contains("1000 replications held at N=100, the study has method exact");
  }

  @Test
  void anUnknownMethodIsNamed() {
    CommandLineRun run = run("market-game", "wrong", "--set", "method=exactly");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo(
            "--set method: method must be one of monte-carlo, exact, both, got exactly; did you"
                + " mean 'exact'?");
  }

  private static String[] append(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private CommandLineRun run(String study, String name, String... more) {
    List<String> arguments = List.of("run", study, "--out", folder.resolve(name).toString());
    return CommandLineRun.of(append(arguments, more));
  }

  private JsonNode results(String name) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(folder.resolve(name + "/results.json")));
  }
}
