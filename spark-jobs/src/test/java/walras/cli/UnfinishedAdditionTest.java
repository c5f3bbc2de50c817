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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with {@code --add} that end between their results and their end: nothing adds up twice. */
class UnfinishedAdditionTest {

  private static final String CONTINUED = "continues --add 500, which did not come to its end";

  @TempDir private Path folder;
  private Path out;
  private Path addition;

  @BeforeEach
  void runFirst() {
    out = folder.resolve("out");
    addition = out.resolve("checkpoint/addition.json");
    assertThat(run("--set", "replications=1000").exitCode()).isZero();
  }

  private List<String> arguments(String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", "market-game", "--engine", "threads"));
    arguments.addAll(List.of("--set", "sizes=100,1000", "--out", out.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private CommandLineRun run(String... more) {
    return CommandLineRun.of(arguments(more).toArray(String[]::new));
  }

  private List<Long> counts() throws IOException {
    JsonNode root =
        JsonMapper.builder().build().readTree(Files.readAllBytes(out.resolve("results.json")));
    return StreamSupport.stream(root.path("points").spliterator(), false)
        .map(point -> point.path("replications").asLong())
        .toList();
  }

  /** Asserts that a run ends well, with so many replications of each design point. */
  private CommandLineRun assertRun(long replications, String... more) throws IOException {
    CommandLineRun run = run(more);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(counts()).containsOnly(replications);
    assertThat(addition).doesNotExist();
    return run;
  }

  /** Has a run write its results and fail at what derives from them. */
  private void failAfterResults(long replications, String... more) throws IOException {
    Path blocked = out.resolve("summary.csv");
    Files.delete(blocked);
    Files.createDirectories(blocked.resolve("folder"));
    CommandLineRun run = run(more);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(counts()).containsOnly(replications);
    Files.delete(blocked.resolve("folder"));
    Files.delete(blocked);
  }

  @Test
  void aRunThatIsKilledAfterItsResultsIsContinuedToItsTarget()
      throws IOException, InterruptedException {
    Path pipe = out.resolve(".summary.csv.new"); // holds up whoever writes to it
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    StartedRun.until(
            folder.resolve("log"), arguments("--add", "500"), () -> counts().contains(1_500L))
        .kill();
    Files.delete(pipe);
    assertThat(out.resolve("outcome.json")).doesNotExist();

    CommandLineRun continued = assertRun(1_500, "--add", "500");
    assertThat(continued.err()).contains(CONTINUED);
    assertThat(Files.readString(out.resolve("run.log"))).contains(CONTINUED);
    assertThat(Files.readString(out.resolve("summary.csv"))).contains(",1500,");

    assertThat(assertRun(2_000, "--add", "500").err()).doesNotContain("continues");
  }

  @Test
  void aRunThatFailedAfterItsResultsIsContinuedWithNewPointsAsTheyWere() throws IOException {
    String[] wider = {"--set", "sizes=[100, 300]", "--set", "replications=1500", "--add", "500"};
    failAfterResults(1_500, wider);

    assertRun(1_500, wider);
    assertRun(2_000, wider);
  }

  @Test
  void anotherNumberAddsToTheResults() throws IOException {
    failAfterResults(1_500, "--add", "500");

    assertRun(2_100, "--add", "600");
  }

  @Test
  void aRunThatAddsNothingEndsWhatWasUnfinished() throws IOException {
    failAfterResults(1_500, "--add", "500");

    assertRun(1_600, "--set", "replications=1600");
    assertRun(2_100, "--add", "500");
  }

  @Test
  void aRunThatIsRefusedEndsNothing() throws IOException {
    failAfterResults(1_500, "--add", "500");

    assertThat(run("--set", "replications=3").exitCode()).isEqualTo(2);
    assertRun(1_500, "--add", "500");
  }

  /** A verdict that a schedule watches for is an end: what is added next is more. */
  @Test
  void aVerdictThatFailsTheRunEndsIt() throws IOException {
    String[] wider = {"--set", "sizes=[100, 300, 1000, 3000]", "--set", "replications=1500"};
    List<String> options = new ArrayList<>(List.of(wider));
    options.addAll(List.of("--add", "500"));
    List<String> failing = new ArrayList<>(options);
    failing.addAll(List.of("--fail-on", "consistent,inconclusive"));

    CommandLineRun failed = run(failing.toArray(String[]::new));

    assertThat(failed.exitCode()).as(failed.err()).isEqualTo(3);
    assertRun(2_000, options.toArray(String[]::new));
  }

  /** The run died after it had said how it ended and before it forgot what it added. */
  @Test
  void whatAnEndedRunLeftIsForgotten() throws IOException {
    failAfterResults(1_500, "--add", "500");
    Files.writeString(out.resolve("outcome.json"), "{\"exit_code\" : 0}");

    assertRun(2_000, "--add", "500");
  }

  @Test
  void aDamagedFileIsNamedAndNotUsed() throws IOException {
    for (String damaged : List.of("{\"added\" : 500", "{}", "{\"added\" : 500.5}")) {
      Files.writeString(addition, damaged);
      Files.deleteIfExists(out.resolve("outcome.json"));

      CommandLineRun run = run("--add", "500");

      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.firstError())
          .startsWith(out + " cannot be continued: checkpoint/addition.json is damaged: it ")
          .contains("; delete it to add to what results.json holds; ");
      assertThat(counts()).containsOnly(1_000L);
    }
  }

  @Test
  void whatIsInterruptedBeforeItsResultsAddsOnce() throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    StartedRun run =
        StartedRun.until(log, arguments("--add", "1000000000"), () -> Files.exists(addition));
    assertThat(run.terminate()).isEqualTo(143);
    assertThat(counts()).containsOnly(1_000L);

    assertRun(1_500, "--add", "500");
  }
}
