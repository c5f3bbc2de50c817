package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in a folder that holds results: of 30000 replications at N=100 and N=1000. */
class HeldResultsTest {

  @TempDir private Path folder;
  private Path results;
  private byte[] held = {};

  @BeforeEach
  void holdResults() throws IOException {
    assertThat(run("replications=3e4", "sizes=100,1000").exitCode()).isZero();
    results = folder.resolve("results.json");
    held = Files.readAllBytes(results);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "9999", "10001", "15000", "29999"})
  void fewerReplicationsThatAreNoLookAreRefused(String replications) throws IOException {
    CommandLineRun run = run("replications=" + replications, "sizes=100,1000");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo(
            "%s cannot be continued: replications must be at least the 30000 held at N=100, or a"
                + " look (10000, doubled any number of times), got %s; choose another folder with"
                + " --out",
            folder, replications);
    assertThat(Files.readAllBytes(results)).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e4", "2e4", "3e4", "30001", "4e4"})
  void looksAndMoreReplicationsAreReached(String replications) throws IOException {
    CommandLineRun run = run("replications=" + replications, "sizes=100,1000");

    assertThat(run.exitCode()).isZero();
    assertThat(log()).doesNotContain("no longer in results.json");
  }

  @Test
  void aLookThatReplacesMoreSaysSo() throws IOException {
    String message =
        "results.json held 30000 replications per design point; this run keeps a look at 20000";

    CommandLineRun run = run("replications=2e4", "sizes=100,1000");

    assertThat(run.err()).contains(message);
    assertThat(log()).contains(message);
    assertThat(run("replications=2e4", "sizes=100,1000").err()).doesNotContain("results.json held");
  }

  @Test
  void aRefusalLeavesTheOutcomeOfTheRunThatIsHeld() throws IOException {
    byte[] outcome = Files.readAllBytes(folder.resolve("outcome.json"));

    assertThat(run("replications=1", "sizes=100,1000").exitCode()).isEqualTo(2);

    assertThat(Files.readAllBytes(folder.resolve("outcome.json"))).isEqualTo(outcome);
  }

  @Test
  void pointsThatAreDroppedAreLogged() throws IOException {
    CommandLineRun run = run("replications=3e4", "sizes=100,300");

    assertThat(run.exitCode()).isZero();
    assertThat(log())
        .containsPattern(
            "no longer in results.json: market-game, N=1000, point [0-9a-f]{16}, 30000"
                + " replications\n")
        .doesNotContain("json: market-game, N=100,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schema\":1,\"points\":[]} | numbers cannot be missing",
        "{} | schema must be 1, it is missing",
        "{\"schema\":2} | schema must be 1, it is 2",
        "[] | schema must be 1, it is missing",
        "{\"schema\":1,\"numbers\":1,\"study\":\"a\",\"seed\":\"b\"} | seed cannot be \"b\"",
        "{\"schema\": 1, \"po | no JSON at line 1, column 18",
        "nonsense | no JSON at line 1, column 9",
      })
  void damagedResultsAreNamedAndKept(String content, String damage) throws IOException {
    Files.writeString(results, content);

    CommandLineRun run = run("replications=3e4", "sizes=100,1000");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err())
        .isEqualTo(
            "%s cannot be continued: results.json is damaged: %s; choose another folder with"
                + " --out%n",
            folder, damage);
    assertThat(results).hasContent(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "replications", "metrics", "states", "seed", "failures_at_most"})
  void resultsWithoutAFieldAreDamaged(String field) throws IOException {
    Files.writeString(results, Files.readString(results).replace('"' + field + '"', "\"other\""));

    CommandLineRun run = run("replications=3e4", "sizes=100,1000");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.firstError())
        .contains("results.json is damaged: ", field + " cannot be missing");
  }

  @Test
  void aFolderInPlaceOfResultsIsDamage() throws IOException {
    Files.delete(results);
    Files.createDirectory(results);

    CommandLineRun run = run("replications=3e4", "sizes=100,1000");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.firstError())
        .isEqualTo(
            "%s cannot be continued: results.json cannot be read: Is a directory; choose another"
                + " folder with --out",
            folder);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("run.log"));
  }

  private CommandLineRun run(String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", "market-game"));
    arguments.addAll(List.of("--engine", "threads", "--out", folder.toString()));
    for (String override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }
}
