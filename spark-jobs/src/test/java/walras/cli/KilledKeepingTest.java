package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.replications.RowsOnDisk;

/** Runs that keep rows, ended in mid-round: the next run leaves the rows of an undisturbed one. */
class KilledKeepingTest {

  private static final String ENDLESS = "replications=1e9";
  private static final String COUNT = "replications=60001";
  private static final String STUDY =
      """
      study: kept
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
          sizes: [100, 1000]
          seed: 20261120
          keep-replications: true
          """;

  @TempDir private static Path folder;
  private static String study = "";
  private static Path expected;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    study = Files.writeString(folder.resolve("kept.yaml"), STUDY).toString();
    expected = folder.resolve("undisturbed");
    assertThat(run(expected, COUNT).exitCode()).isZero();
  }

  private static List<String> arguments(Path out, String override) {
    return List.of("run", study, "--engine", "threads", "--set", override, "--out", out.toString());
  }

  private static CommandLineRun run(Path out, String override) {
    return CommandLineRun.of(arguments(out, override).toArray(String[]::new));
  }

  @Test
  void aKilledRunIsContinuedWithoutHoleOrDuplicate() throws IOException, InterruptedException {
    Path out = folder.resolve("killed");
    Path log = folder.resolve("killed.log");
    StartedRun.until(
            log,
            arguments(out, ENDLESS),
            () -> RowsOnDisk.files(out).size() >= 6 && !StartedRun.parts(out).isEmpty())
        .kill();
    assertThat(out.resolve("replications/_SUCCESS")).doesNotExist();

    CommandLineRun run = run(out, COUNT);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.firstError())
        .matches("\\d+ replications of \\d design points? are held and not run again");
    RowsOnDisk.assertSame(out, expected);
    assertThat(out.resolve("results.json"))
        .hasSameBinaryContentAs(expected.resolve("results.json"));
  }

  @Test
  void aFullDiskEndsTheRunAndKeepsWhatWasThere() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    SmallDisk.mount(disk, "3m");
    try {
      assertThat(run(disk, "replications=2e4").exitCode()).isZero();
      byte[] results = Files.readAllBytes(disk.resolve("results.json"));

      CommandLineRun run = run(disk, ENDLESS);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains(
              "walras failed: folder %s cannot be written: No space left on device"
                  .formatted(disk));
      assertThat(Files.readAllBytes(disk.resolve("results.json"))).isEqualTo(results);
      for (Path file : RowsOnDisk.files(disk).values()) {
        assertThat(Files.size(file)).isPositive();
      }
      assertThat(run(disk, "replications=2e4").exitCode()).isZero();
      RowsOnDisk.assertSame(disk, twoLooks());
    } finally {
      SmallDisk.unmount(disk);
    }
  }

  private static Path twoLooks() {
    Path out = folder.resolve("two-looks");
    assertThat(run(out, "replications=2e4").exitCode()).isZero();
    return out;
  }
}
