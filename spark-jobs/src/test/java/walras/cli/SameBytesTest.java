package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The promise: one study, one {@code results.json}, whatever runs it and however it is cut. */
class SameBytesTest {

  /** Logarithmic utility and, beside it, elasticities that need powers and exponentials. */
  private static final String STUDY =
      """
      study: same-bytes
      markets:
        - name: logarithmic
          mechanism: market-game
      """
          + TwoStates.ENVIRONMENT.indent(4)
          + """
        - name: mixed
          mechanism: market-game
          environment:
            states: [bust, normal, boom]
            prior: [0.3, 0.45, 0.25]
            types: [t1, t2, t3, t4]
            signals:
              bust: [0.40, 0.30, 0.20, 0.10]
              normal: [0.22, 0.33, 0.26, 0.19]
              boom: [0.12, 0.17, 0.32, 0.39]
            utility:
              rho: [0.5, 0, -0.5, -1]
              weights:
                bust: [0.25, 0.40, 0.54, 0.66]
                normal: [0.31, 0.47, 0.60, 0.74]
                boom: [0.38, 0.52, 0.69, 0.81]
            endowment: {q: 2, r: 1}
            inactive-share: 0.02
            kappa: {q: 0.20, r: 0.10}
      sizes: [100, 100000, 1e9]
      replications: 12001
      seed: 20261120
      """;

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1");

  @TempDir private static Path folder;

  private static Path study;
  private static byte[] expected;

  @BeforeAll
  static void runOnOneThread() throws IOException {
    study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    expected = results("one-thread", "--engine", "threads", "--threads", "1");
  }

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
    System.clearProperty("spark.master");
    System.clearProperty("spark.walras.tasks");
  }

  @Test
  void twoThreads() throws IOException {
    assertThat(results("threads", "--engine", "threads", "--threads", "2")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} with {1} partitions")
  @CsvSource({
    "local[1], 1",
    "local[1], 7",
    "local[1], 64",
    "local[1], 1000",
    "local[2], 1",
    "local[2], 7",
    "local[2], 64",
    "local[2], 1000"
  })
  void spark(String master, String partitions) throws IOException {
    LOOPBACK.forEach(System::setProperty);
    System.setProperty("spark.master", master);
    System.setProperty("spark.walras.tasks", partitions);
    assertThat(results(master + "-" + partitions)).isEqualTo(expected);
  }

  @Test
  void withoutIntrinsicsOfElementaryFunctions() throws IOException, InterruptedException {
    byte[] results =
        process("no-intrinsics", "-XX:+UnlockDiagnosticVMOptions", "-XX:-UseLibmIntrinsic");

    assertThat(results).isEqualTo(expected);
  }

  @Test
  void inAForeignLocale() throws IOException, InterruptedException {
    byte[] results =
        process(
            "foreign",
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.extensions=u-nu-arab",
            "-Dfile.encoding=ISO-8859-6");

    assertThat(results).isEqualTo(expected);
    for (String file : List.of("study.yaml", "summary.csv")) {
      assertThat(folder.resolve("foreign").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one-thread").resolve(file));
    }
  }

  /** Runs the study in a virtual machine of its own and returns the results. */
  private static byte[] process(String name, String... options)
      throws IOException, InterruptedException {
    Path out = folder.resolve(name);
    Path log = folder.resolve(name + ".log");
    List<String> virtualMachine = new ArrayList<>(List.of(options));
    virtualMachine.addAll(List.of("-cp", Jvm.classPath()));
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--engine", "threads", "--out", out.toString()));

    int exitCode = Jvm.run(log, virtualMachine, arguments);

    assertThat(exitCode).as(Files.readString(log)).isZero();
    return Files.readAllBytes(out.resolve("results.json"));
  }

  private static byte[] results(String name, String... options) throws IOException {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return Files.readAllBytes(out.resolve("results.json"));
  }
}
