package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, run through a link in a folder with a space in its name. */
class LauncherIT {

  private static final int SECONDS = 120;

  @TempDir private static Path temporary;
  private static Path folder;

  @BeforeAll
  static void link() throws IOException, InterruptedException {
    folder = Files.createDirectory(temporary.resolve("a folder"));
    Files.createSymbolicLink(folder.resolve("first"), Path.of("../walras").toAbsolutePath());
    Files.createSymbolicLink(folder.resolve("w"), Path.of("first"));
    assertThat(run(walras("--version")).exitCode()).isZero(); // prepares what is missing
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

  @Test
  void signalsReachTheProgram() throws IOException, InterruptedException {
    Process process =
        walras("run", "market-game", "--set", "replications=1e9", "--engine", "threads").start();
    try (BufferedReader progress = process.errorReader()) {
      assertThat(progress.read()).isPositive(); // it runs
      process.destroy();
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
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
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  private static Result run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temporary, "run", ".out");
    Path err = Files.createTempFile(temporary, "run", ".err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private record Result(int exitCode, String out, String err) {}
}
