package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.run.NumbersVersion;

/** The commands that users type, on the bundled market game. */
class CommandsTest {

  private static final String FEW = "replications=2e4";

  @TempDir private Path folder;

  @Test
  void aRunWritesItsDirectory() throws IOException {
    CommandLineRun run = run("run", "--threads", "2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("price_error").contains("1000000000");
    JsonNode results = json(Files.readString(folder.resolve("run/results.json")));
    assertThat(results.path("schema").asInt()).isEqualTo(1);
    assertThat(results.path("numbers").asInt()).isEqualTo(NumbersVersion.CURRENT);
    assertThat(results.path("points")).hasSize(15);
    assertThat(json(Files.readString(folder.resolve("run/outcome.json"))).path("exit_code").asInt())
        .isZero();
    assertThat(Files.readString(folder.resolve("run/run.log"))).contains("engine threads");
    List<String> summary = Files.readAllLines(folder.resolve("run/summary.csv"));
    // A row for all states together and for each of two, for 16 metrics at 15 sizes.
    assertThat(summary).hasSize(1 + 15 * (24 * 3 + 4)); // of 28 metrics 4 are undefined
    assertThat(summary.get(0))
        .startsWith("mechanism,size,metric,given,unit,replications,failures,");
    List<String> rates = Files.readAllLines(folder.resolve("run/rates.csv"));
    assertThat(rates.get(0)).startsWith("mechanism,metric,given,statistic,model,constant,rate,");
    assertThat(rates)
        .anyMatch(row -> row.startsWith("market-game,price_error,low,mean,power,"))
        .allMatch(row -> !row.contains(",faster,") && !row.contains(",slower,"));
    assertThat(run.out()).contains("rates, 95 % intervals, verdicts on theory");
  }

  @Test
  void theStudyWrittenRunsToTheSameResults() throws IOException {
    run("run");
    Path written = folder.resolve("run/study.yaml");
    Path again = folder.resolve("again");

    CommandLineRun run =
        CommandLineRun.of(
            "run", written.toString(), "--engine", "threads", "--out", again.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(again.resolve("results.json"))
        .hasSameBinaryContentAs(folder.resolve("run/results.json"));
  }

  @Test
  void resultsOfAnotherSeedAreNotReplaced() throws IOException {
    run("run");
    byte[] held = Files.readAllBytes(folder.resolve("run/results.json"));

    CommandLineRun run = run("run", "--set", "seed=7");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.firstError())
        .endsWith(
            "cannot be continued: results of seed 20261120, the study has 7; choose another folder"
                + " with --out");
    assertThat(Files.readAllBytes(folder.resolve("run/results.json"))).isEqualTo(held);
  }

  @Test
  void damagedResultsAreNoticed() throws IOException {
    run("run");
    Files.writeString(folder.resolve("run/results.json"), "{\"schema\": 1, \"po");
    CommandLineRun run = run("run");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.firstError()).contains("results.json is damaged");
  }

  @Test
  void limitsAreJsonUnderTheNamesOfTheMechanism() throws IOException {
    CommandLineRun run = CommandLineRun.of("limits", "market-game", "--size", "1000", "--json");
    JsonNode point = json(run.out()).path("points").path(0);
    assertThat(run.exitCode()).isZero();
    assertThat(point.path("size").asLong()).isEqualTo(1000);
    assertThat(run.out()).contains("0.9207920792079209");
  }

  @Test
  void limitsAreTextToo() {
    CommandLineRun run = CommandLineRun.of("limits", "market-game", "--size", "1000");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("N=1000").contains("3.41284403669724");
  }

  @Test
  void aReplayShowsTheReplicationThatRan() throws IOException {
    run("run");
    JsonNode price =
        json(Files.readString(folder.resolve("run/results.json")))
            .path("points")
            .path(0)
            .path("metrics")
            .path(0)
            .path("estimates")
            .path(0)
            .path("max");

    CommandLineRun replay =
        CommandLineRun.of(
            "replay",
            "market-game",
            "--size",
            "100",
            "--replication",
            price.path("replication").asText(),
            "--json");

    assertThat(replay.exitCode()).isZero();
    assertThat(json(replay.out()).path("details").path("metrics").path("price").asDouble())
        .isEqualTo(price.path("value").asDouble());
  }

  @Test
  void aReplayOfASizeThatTheMarketDoesNotAdmitIsRefused() {
    CommandLineRun run =
        CommandLineRun.of("replay", "market-game", "--size", "1", "--replication", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo(
            "--size must be a whole number from 2 to 1000000000000000, got 1; the nearest that fits"
                + " is 2");
  }

  @Test
  void checkSaysWhatARunWouldDo() {
    CommandLineRun run = CommandLineRun.of("check", "market-game");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("study market-game: valid, seed 20261120")
        .contains("N=1000000000")
        .contains("100 blocks of 10000")
        .contains("Assumptions")
        .contains("Expected rates")
        .contains("core seconds");
  }

  @Test
  void theExampleIsAStudyThatIsValid() throws IOException {
    CommandLineRun example = CommandLineRun.of("example", "market-game");
    Path file = Files.writeString(folder.resolve("example.yaml"), example.out());
    assertThat(CommandLineRun.of("limits", file.toString()).exitCode()).isZero();
  }

  @Test
  void studiesAndMechanismsAreListed() {
    assertThat(CommandLineRun.of("studies").out()).contains("market-game");
    assertThat(CommandLineRun.of("mechanisms").out())
        .contains("market-game")
        .contains("log_posterior_error");
  }

  @Test
  void anUnknownMechanismIsNamed() {
    CommandLineRun run = CommandLineRun.of("example", "market-gme");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .startsWith(
            "no mechanism is named 'market-gme'; did you mean 'market-game'? there are:"
                + " market-game, market-game-incentives, random-grouping, ")
        .contains("three-bids");
  }

  private CommandLineRun run(String command, String... more) {
    String[] arguments = new String[8 + more.length];
    List<String> first =
        List.of(
            command,
            "market-game",
            "--set",
            FEW,
            "--engine",
            "threads",
            "--out",
            folder.resolve("run").toString());
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < first.size() ? first.get(i) : more[i - first.size()];
    }
    return CommandLineRun.of(arguments);
  }

  private static JsonNode json(String text) throws IOException {
    return JsonMapper.builder().build().readTree(text);
  }
}
