package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script at the root, run through a link in a folder with a space in its name. */
class LauncherIT {

  /** Variables with options that Java says it found, on standard error. */
  private static final Set<String> NOTED_BY_JAVA =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  @TempDir private static Path temporary;
  private static Path folder;

  @BeforeAll
  static void link() throws IOException, InterruptedException {
    folder = Files.createDirectory(temporary.resolve("a folder"));
    Files.createSymbolicLink(folder.resolve("first"), Path.of("../walras").toAbsolutePath());
    Files.createSymbolicLink(folder.resolve("w"), Path.of("first"));
    assertThat(run(walras("--version")).exitCode()).isZero(); // prepares what is missing
  }

  @AfterAll
  static void unlink() throws IOException {
    Files.delete(folder.resolve("first"));
  }

  @Test
  void startsFromAnywhereWithNothingOnStandardError() throws IOException, InterruptedException {
    Result result = run(walras("studies"));

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("market-game");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void sparkRunsInProcessAndQuietly() throws IOException, InterruptedException {
    List<String> study = List.of("--set", "sizes=100", "--set", "replications=1e4");
    List<String> spark = new ArrayList<>(List.of("run", "market-game", "--out", "by spark"));
    List<String> threads = new ArrayList<>(List.of("run", "market-game", "--out", "by threads"));
    spark.addAll(study);
    threads.addAll(study);
    threads.addAll(List.of("--engine", "threads"));

    Result result = run(walras(spark.toArray(String[]::new)));

    assertThat(result.err()).doesNotContain("WARN", "ERROR", "INFO");
    assertThat(result.exitCode()).isZero();
    assertThat(run(walras(threads.toArray(String[]::new))).exitCode()).isZero();
    assertThat(folder.resolve("by spark/results.json"))
        .hasSameBinaryContentAs(folder.resolve("by threads/results.json"));
  }

  @Test
  void exitCodeIsPassedOn() throws IOException, InterruptedException {
    assertThat(run(walras("run", "no-such-study")).exitCode()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"threads, TERM, 143", "threads, INT, 130", "spark, TERM, 143", "spark, INT, 130"})
  void signalsEndTheProgramWithoutNoise(String engine, String signal, int exitCode)
      throws Exception {
    Path out = folder.resolve(engine + signal);
    ProcessBuilder walras =
        walras("run", "market-game", "--set", "replications=1e8", "--out", out.toString());
    walras.command().addAll(List.of("--engine", engine));
    walras.command().addAll(0, List.of("env", "--default-signal=" + signal));
    Process process = walras.start();
    try (BufferedReader err = process.errorReader()) {
      Await.parts(out, process);
      String pid = Long.toString(process.pid());
      assertThat(run(new ProcessBuilder("kill", "-" + signal, pid)).exitCode()).isZero();
      assertThat(process.waitFor(Await.SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(exitCode);
      assertThat(err.lines()).isNotEmpty().allMatch(line -> line.contains("design point"));
    } finally {
      process.destroyForcibly();
    }
    assertThat(out.resolve("outcome.json"))
        .content()
        .contains("\"exit_code\" : " + exitCode, "interrupted by SIG" + signal)
        .contains(" are held; continue with: walras run market-game ");
  }

  @Test
  void aTerminalSeesABar() throws IOException, InterruptedException {
    ProcessBuilder walras =
        walras("run", "market-game", "--engine", "threads", "--set", "replications=2e4");
    walras.environment().put("JDK_JAVA_OPTIONS", "-Dwalras.progress=bar");

    Result result = run(walras);

    assertThat(result.err())
        .contains("replications 100% [", "15/15 points")
        .doesNotContain("\tat ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void missingJavaIsSaidInOneLine() throws IOException, InterruptedException {
    ProcessBuilder builder = walras("studies");
    builder.environment().put("JAVA_HOME", folder.toString());

    Result result = run(builder);

    assertThat(result.err())
        .isEqualTo("walras: needs Java 17: install a JDK 17 or set JAVA_HOME to one\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  private static ProcessBuilder walras(String... arguments) {
    List<String> command = new ArrayList<>(List.of(folder.resolve("w").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder walras = new ProcessBuilder(command).directory(folder.toFile());
    walras.environment().keySet().removeAll(NOTED_BY_JAVA);
    return walras;
  }

  private static Result run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temporary, "run", ".out");
    Path err = Files.createTempFile(temporary, "run", ".err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(Await.SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private record Result(int exitCode, String out, String err) {}
}
