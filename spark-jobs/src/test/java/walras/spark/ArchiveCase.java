package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of a release, unpacked in an empty folder on a machine whose Maven and git refuse to
 * work. Run by the profile that makes the archive.
 */
class ArchiveCase {

  private static final int SECONDS = 300;

  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Result unpacked = run("tar", "-xzf", System.getProperty("walras.archive"));
    assertThat(unpacked.exitCode()).as(unpacked.text()).isZero();
    try (var entries = Files.list(folder)) {
      home = entries.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    Path refusing = Files.createDirectory(folder.resolve("refusing"));
    for (String tool : List.of("mvn", "git", "javac")) {
      Path script = Files.writeString(refusing.resolve(tool), "#!/bin/sh\nexit 99\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void bothEnginesRunABundledStudyWithTheSameBytes() throws IOException, InterruptedException {
    for (String engine : List.of("spark", "threads")) {
      Result result =
          run(
              home.resolve("walras").toString(),
              "run",
              "market-game",
              "--engine",
              engine,
              "--out",
              "by-" + engine,
              "--set",
              "sizes=100,1000",
              "--set",
              "replications=2e4");
      assertThat(result.exitCode()).as(result.text()).isZero();
    }
    assertThat(folder.resolve("by-spark/results.json"))
        .hasSameBinaryContentAs(folder.resolve("by-threads/results.json"));
  }

  @Test
  void itCarriesWhatAClusterNeedsAndTheLicencesOfWhatItCarries() throws IOException {
    assertThat(home.resolve("cluster-config/kubernetes/Dockerfile")).exists();
    assertThat(home.resolve("cluster-config/schedules/nightly")).isExecutable();
    assertThat(home.resolve("LICENSE")).exists();
    String thirdParty = Files.readString(home.resolve("THIRD-PARTY.txt"));
    assertThat(thirdParty).contains("spark-core_2.13", "picocli").doesNotContain("Unknown license");
    try (var texts = Files.list(home.resolve("licenses"))) {
      assertThat(texts).isNotEmpty();
    }
  }

  private static Result run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    Path output = Files.createTempFile(folder, "run", ".txt");
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    String path = builder.environment().get("PATH");
    builder.environment().put("PATH", folder.resolve("refusing") + File.pathSeparator + path);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Result(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private record Result(int exitCode, String text) {}
}
