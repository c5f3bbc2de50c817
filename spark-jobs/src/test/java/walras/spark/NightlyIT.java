package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a scheduled study, in a folder with a space in its name. */
class NightlyIT {

  private static final Path SCRIPT =
      Path.of("../cluster-config/schedules/nightly").toAbsolutePath();
  private static final Path LAUNCHER = Path.of("../walras").toAbsolutePath();
  private static final Pattern MEAN = Pattern.compile("\"mean\" : [0-9.]+");

  @TempDir private Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void createFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("a folder"));
  }

  @Test
  void nightsAddUpAndATamperedBaselineIsDrift() throws IOException, InterruptedException {
    for (int night = 1; night <= 2; night++) {
      Night quiet = ended(night("1e4"));

      assertThat(quiet.exitCode()).as(quiet.err()).isZero();
      assertThat(quiet.out())
          .contains("2 in both (%d with equal replications)".formatted(night == 1 ? 2 : 0))
          .contains("common prefixes: 2 design points, up to 10000 replications, bit-equal")
          .endsWith("no drift\n");
      assertThat(Files.readString(folder.resolve("run/results.json")))
          .contains("\"replications\" : %d0000".formatted(night));
    }
    Path baseline = folder.resolve("kept/baseline");
    assertThat(baseline).isDirectoryContaining("glob:**/{results.json,study.yaml,checkpoint}");
    Path results = baseline.resolve("results.json");
    String honest = Files.readString(results);
    Files.writeString(results, MEAN.matcher(honest).replaceFirst("\"mean\" : 9.9"));

    Night alarm = ended(night("1e4"));

    assertThat(alarm.exitCode()).isEqualTo(3);
    assertThat(alarm.out()).contains(" 9.9 ").endsWith("drift: 1 moved\n");
    assertThat(folder.resolve("run/results.json")).content().contains("\"replications\" : 30000");
  }

  @Test
  void aNightAtWorkIsNotStartedTwiceAndHandsASignalOn() throws Exception {
    Process process = night("1e4", "--set", "replications=1e9").start();
    try (BufferedReader err = process.errorReader()) {
      Await.parts(folder.resolve("run"), process);
      Night second = ended(night("1e4"));
      assertThat(second.exitCode()).isEqualTo(6);
      assertThat(second.err()).endsWith("is in use by another run\n");

      process.toHandle().destroy(); // SIGTERM, streams stay open

      assertThat(process.waitFor(Await.SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(err.lines().collect(Collectors.joining("\n")))
          .contains("interrupted by SIGTERM: ", "continue with: walras run market-game --out ");
    } finally {
      process.destroyForcibly();
    }
    assertThat(folder.resolve("run/outcome.json")).content().contains("\"exit_code\" : 143");
    assertThat(folder.resolve("kept")).doesNotExist();
  }

  @Test
  void foldersOfOtherFileSystemsAreRefused() throws IOException, InterruptedException {
    Night refused = ended(script("hdfs:/run", "1e4"));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).isEqualTo("nightly: folders must be local, got hdfs:/run\n");
  }

  /** Returns a night of two small markets. */
  private ProcessBuilder night(String replications, String... options) {
    ProcessBuilder night = script("run", replications);
    String small = "--engine threads --set sizes=100,1000 --set replications=1e4 ";
    night.environment().put("WALRAS_OPTIONS", small + String.join(" ", options));
    return night;
  }

  private ProcessBuilder script(String directory, String replications) {
    ProcessBuilder script =
        new ProcessBuilder(
            SCRIPT.toString(), "market-game", directory, "kept/baseline", replications);
    script.environment().put("WALRAS", LAUNCHER.toString());
    return script.directory(folder.toFile());
  }

  private Night ended(ProcessBuilder night) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temporary, "night", ".out");
    Path err = Files.createTempFile(temporary, "night", ".err");
    Process process = night.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(Await.SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Night(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private record Night(int exitCode, String out, String err) {}
}
