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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.run.Looks;

/** The options {@code --add} and {@code --for}. */
class RunLengthTest {

  @TempDir private Path folder;

  private CommandLineRun run(String study, String out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", study, "--engine", "threads"));
    arguments.addAll(List.of("--out", folder.resolve(out).toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun game(String out, String... more) {
    List<String> all = new ArrayList<>(List.of("--set", "sizes=100,1000"));
    all.addAll(List.of(more));
    CommandLineRun run = run("market-game", out, all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private byte[] results(String out) throws IOException {
    return Files.readAllBytes(folder.resolve(out).resolve("results.json"));
  }

  private List<Long> counts(String out) throws IOException {
    JsonNode root = JsonMapper.builder().build().readTree(results(out));
    return StreamSupport.stream(root.path("points").spliterator(), false)
        .map(point -> point.path("replications").asLong())
        .toList();
  }

  /** Asserts that the study in a folder gives the results there, alone and on top of them. */
  private void assertStudyGivesResults(String out) throws IOException {
    Path copy = folder.resolve(out + ".yaml");
    Files.copy(folder.resolve(out).resolve("study.yaml"), copy);
    byte[] expected = results(out);
    assertThat(run(copy.toString(), out + "-again").exitCode()).isZero();
    assertThat(results(out + "-again")).isEqualTo(expected);
    assertThat(run(copy.toString(), out).exitCode()).isZero();
    assertThat(results(out)).isEqualTo(expected);
  }

  @Test
  void addingGivesTheBytesOfOneRun() throws IOException {
    game("sum", "--set", "replications=17000");

    game("added", "--set", "replications=12000", "--add", "5000");
    assertThat(counts("added")).containsExactly(12_000L, 12_000L);
    game("added", "--add", "5e3");

    assertThat(results("added")).isEqualTo(results("sum"));
    assertThat(Files.readString(folder.resolve("added/study.yaml")))
        .contains("replications: 17000");
    assertStudyGivesResults("added");
  }

  @Test
  void pointsThatAreNewGetWhatTheStudySays() throws IOException {
    game("out", "--set", "replications=3000");

    game("out", "--set", "replications=4000", "--set", "sizes=100,300,1000", "--add", "500");

    assertThat(counts("out")).containsExactly(3_500L, 4_000L, 3_500L);
    assertStudyGivesResults("out");
  }

  @Test
  void whatIsAddedToABudgetIsSpelledOutByPoint() throws IOException {
    String budget = "replications={agents: 1e6, min: 10, max: 1e5}";
    game("out", "--set", budget);

    game("out", "--set", budget, "--add", "1000");

    assertThat(counts("out")).containsExactly(11_000L, 2_000L);
    assertStudyGivesResults("out");
  }

  /** Which look it is depends on the machine: the first one where that takes longer already. */
  @Test
  void aRunForATimeGoesOnFromLookToLookAndEndsAtOne() throws IOException {
    long start = System.nanoTime();
    CommandLineRun run = game("timed", "--for", "1s", "--set", "replications=123");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000);

    long count = counts("timed").get(0);
    assertThat(Looks.isLook(count)).as("%d is a look", count).isTrue();
    assertThat(counts("timed")).containsOnly(count);
    List<String> log = Files.readAllLines(folder.resolve("timed/run.log"));
    assertThat(log).filteredOn(line -> line.contains(" wave: ")).hasSize(Looks.upTo(count));
    assertThat(run.err()).doesNotContain("held");
    assertStudyGivesResults("timed");
  }

  @Test
  void allDesignPointsOfARunForATimeEndAtTheSameLook() throws IOException {
    String most = "--set=sizes=100,300,1000,3000,10000,30000,100000,300000,1e6,3e6,1e7,3e7,1e8,3e8";

    CommandLineRun run = run("market-game", "timed", most, "--for", "1s");

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Long> counts = counts("timed");
    assertThat(counts).hasSize(14).containsOnly(counts.get(0)).allMatch(Looks::isLook);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--add=0 | --add must be a whole number from 1 to 100000000000000, got 0",
        "--add=many | --add must be a whole number, got many",
        "--for=6 | --for must be a time such as 6h, 90m, 30s or 1h30m, got 6",
        "--for=0s | --for must be a time such as 6h, 90m, 30s or 1h30m, got 0s",
        "--for=30m1h | --for must be a time such as 6h, 90m, 30s or 1h30m, got 30m1h",
        "--for=-1s | --for must be a time such as 6h, 90m, 30s or 1h30m, got -1s",
        "--for=1s --add=5 | --add cannot go with --for: one of them says how long the run is",
        "--add=5 --set=method=exact | --add needs a method that simulates, got method exact",
        "--for=1s --set=method=exact | --for needs a method that simulates, got method exact",
      })
  void whatMakesNoSenseIsRefused(String options, String message) {
    CommandLineRun run = run("market-game", "out", options.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).isEqualTo(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void moreThanThereMayBeCannotBeAdded() {
    game("out", "--set", "replications=10");

    CommandLineRun run = run("market-game", "out", "--set", "sizes=100,1000", "--add", "1e14");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo("--add must leave at most 100000000000000 replications, got 1e14 more");
  }
}
