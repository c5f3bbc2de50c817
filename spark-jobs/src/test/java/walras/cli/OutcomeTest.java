package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs end: exit code, first line, and the same in {@code outcome.json}. */
class OutcomeTest {

  private static final String REPLAY = "walras replay %s --set environment.kernel=%s --size 10";

  @TempDir private Path folder;
  private Path study;
  private UserMechanisms mechanisms;

  @BeforeEach
  void announceMechanism() throws IOException {
    mechanisms = UserMechanisms.of(folder.resolve("user"), Trouble.class.getName());
    study = Files.writeString(folder.resolve("trouble.yaml"), new Trouble().example());
  }

  @AfterEach
  void forgetMechanism() throws IOException {
    mechanisms.close();
    System.clearProperty("spark.master");
  }

  @Test
  void aRunThatWorksIsDone() throws IOException {
    CommandLineRun run = run("works", "threads");

    assertThat(run.exitCode()).isZero();
    assertOutcome(0, "done, no replication failed");
  }

  @Test
  void failuresAboveTheShareAreExitCode4WithResults() throws IOException {
    CommandLineRun run = run("fails", "threads");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.firstError())
        .matches(
            "\\d+ of 1000 replications failed at N=10, more than failures.at-most=0.0 allows; the"
                + " first is replication \\d+: no price clears the market; see it with: "
                + REPLAY.formatted(study, "fails")
                + " --replication \\d+");
    assertThat(folder.resolve("out/results.json")).exists();
    assertOutcome(4, run.firstError());
  }

  @Test
  void failuresWithinTheShareAreCounted() throws IOException {
    CommandLineRun run = run("fails", "threads", "--set", "failures.at-most=0.5");

    assertThat(run.exitCode()).isZero();
    assertThat(outcome().path("message").asText()).matches("done, \\d+ replications failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads", "spark"})
  void anErrorOfAKernelNamesItsReplication(String engine) throws IOException {
    assertThat(run("works", "threads").exitCode()).isZero();

    CommandLineRun run = run("throws", engine);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.firstError())
        .matches(
            "walras failed: replication \\d+ at N=10 failed: java.lang.IllegalStateException: no"
                + " such village; see it with: "
                + REPLAY.formatted(study, "throws")
                + " --replication \\d+ \\(--debug shows where\\)");
    assertOutcome(1, run.firstError());
  }

  @Test
  void theCommandOfAnErrorReproducesIt() {
    String[] replay =
        run("throws", "threads")
            .firstError()
            .replaceFirst(".*see it with: walras ", "")
            .replaceFirst(" \\(--debug.*", "")
            .split(" ");

    CommandLineRun run = CommandLineRun.of(replay);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("walras failed: no such village (--debug shows where)%n".formatted());
  }

  @Test
  void checkNamesTheReplicationToo() {
    CommandLineRun run = CommandLineRun.of("check", study.toString(), "--set", kernel("throws"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.firstError()).contains("replication ", "see it with: walras replay ");
  }

  @ParameterizedTest
  @CsvSource({"overflows, threads", "overflows, spark"})
  void anErrorOfTheVirtualMachineIsOneLine(String kernel, String engine) throws IOException {
    CommandLineRun run = run(kernel, engine);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.firstError()).contains("at N=10 failed: java.lang.StackOverflowError; see");
    assertOutcome(1, run.firstError());
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads", "spark"})
  void memoryThatRunsOutIsOneLine(String engine) throws IOException {
    CommandLineRun run = run("memory", engine);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "walras failed: the engine failed: out of memory (Java heap space); give Java more, as"
                + " in JDK_JAVA_OPTIONS=-Xmx8g (--debug shows where)%n".formatted());
    assertOutcome(1, run.firstError());
  }

  @Test
  void anEndOfTheProcessIsRecorded() throws IOException, InterruptedException {
    assertThat(run("works", "threads").exitCode()).isZero();
    Path log = folder.resolve("log");
    String classPath = folder.resolve("user") + File.pathSeparator + Jvm.classPath();

    int exitCode = Jvm.run(log, List.of("-cp", classPath), arguments("exits", "threads"));

    assertThat(exitCode).as(Files.readString(log)).isEqualTo(3);
    assertOutcome(1, "the process ended before the run");
  }

  @Test
  void outputIsUtf8WhateverTheLocaleSays() throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    List<String> options =
        List.of("-Dfile.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII", "-cp", Jvm.classPath());
    Path named = folder.resolve("named.yaml");
    Files.writeString(
        named, CommandLineRun.of("example", "market-game").out().replaceAll("\\blow\\b", "größe"));

    int exitCode = Jvm.run(log, options, List.of("limits", named.toString()));

    assertThat(exitCode).as(Files.readString(log)).isZero();
    assertThat(log).content().contains("größe");
  }

  @Test
  void theCommandOfAnErrorNamesThePointAndIsQuoted() throws IOException {
    Path spaced = folder.resolve("it's a study.yaml");
    Files.copy(study, spaced);
    CommandLineRun run =
        CommandLineRun.of(
            "run",
            spaced.toString(),
            "--engine",
            "threads",
            "--set",
            "vary.environment.kernel=[throws, works]",
            "--out",
            folder.resolve("out").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.firstError())
        .matches(
            ".*see it with: walras replay '\\S+/it'\\\\''s a study.yaml' --set"
                + " 'vary.environment.kernel=\\[throws, works\\]' --size 10 --replication \\d+"
                + " --point [0-9a-f]{16} .*");
  }

  @Test
  void detailsComeWithDebug() {
    assertThat(run("throws", "threads", "--debug").err())
        .contains("but a second line", "\tat walras.cli.TroubleMarket");
  }

  @Test
  void anEndThatLeavesResultsAloneIsRecorded() throws IOException {
    assertThat(run("works", "threads").exitCode()).isZero();

    CommandLineRun run = run("works", "threads", "--set", "seed=2");

    assertThat(run.exitCode()).isEqualTo(5);
    assertOutcome(5, run.firstError());
  }

  private void assertOutcome(int exitCode, String message) throws IOException {
    assertThat(outcome().path("exit_code").asInt()).isEqualTo(exitCode);
    assertThat(outcome().path("message").asText()).isEqualTo(message);
  }

  private JsonNode outcome() throws IOException {
    Path file = folder.resolve("out/outcome.json");
    return JsonMapper.builder().build().readTree(Files.readString(file));
  }

  private CommandLineRun run(String kernel, String engine, String... more) {
    List<String> arguments = arguments(kernel, engine);
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private List<String> arguments(String kernel, String engine) {
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--set", kernel(kernel), "--engine", engine));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    return arguments;
  }

  private static String kernel(String name) {
    return "environment.kernel=" + name;
  }
}
