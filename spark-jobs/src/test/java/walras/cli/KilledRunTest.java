package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that were meant to be endless, ended in mid-round: what they leave is continued to the bytes
 * of a run that was never disturbed.
 */
class KilledRunTest {

  private static final String ENDLESS = "replications=1e9";
  private static final String COUNT = "replications=150001";
  private static final String TARGET =
      "precision={metric: price_error, relative: 0.006, at-most: 50001}";
  private static final String NO_TARGET =
      "precision={metric: price_error, relative: 1e-9, at-most: 1e9}";

  private static final String STUDY =
      """
      study: durable
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
          sizes: [100, 1000]
          seed: 20261120
          """;

  @TempDir private static Path folder;
  private static String study = "";
  private static Path expected;
  private static Path expectedPrecise;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    study = Files.writeString(folder.resolve("durable.yaml"), STUDY).toString();
    expected = folder.resolve("undisturbed");
    expectedPrecise = folder.resolve("precise");
    assertThat(run(expected, COUNT).exitCode()).isZero();
    assertThat(run(expectedPrecise, TARGET).exitCode()).isZero();
  }

  private static List<String> arguments(Path out, String override) {
    return List.of("run", study, "--engine", "threads", "--set", override, "--out", out.toString());
  }

  private static CommandLineRun run(Path out, String override) {
    return CommandLineRun.of(arguments(out, override).toArray(String[]::new));
  }

  /** Starts a run of its own and waits until some parts are safe. */
  private static StartedRun start(Path out, String override, int parts)
      throws IOException, InterruptedException {
    Path log = folder.resolve(out.getFileName() + ".log");
    return StartedRun.until(
        log, arguments(out, override), () -> StartedRun.parts(out).size() >= parts);
  }

  private static void assertContinued(Path out, String override, Path undisturbed) {
    CommandLineRun run = run(out, override);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.firstError())
        .matches("\\d+ replications of \\d design points? are held and not run again");
    assertThat(out.resolve("results.json"))
        .hasSameBinaryContentAs(undisturbed.resolve("results.json"));
  }

  @ParameterizedTest(name = "after {0} parts")
  @ValueSource(ints = {1, 4, 7})
  void aKilledRunIsContinued(int parts) throws IOException, InterruptedException {
    Path out = folder.resolve("killed-" + parts);
    start(out, ENDLESS, parts).kill();

    assertThat(out.resolve("outcome.json")).doesNotExist();
    assertThat(out.resolve("study.yaml")).exists();
    assertContinued(out, COUNT, expected);
  }

  @Test
  void aKilledPrecisionRunComesToTheSameLooks() throws IOException, InterruptedException {
    Path out = folder.resolve("killed-precise");
    start(out, NO_TARGET, 5).kill();

    assertContinued(out, TARGET, expectedPrecise);
  }

  @Test
  void aTerminatedRunKeepsWhatItFoldedAndSaysHowToContinue()
      throws IOException, InterruptedException {
    Path out = folder.resolve("terminated");
    StartedRun run = start(out, ENDLESS, 3);

    assertThat(run.terminate()).isEqualTo(143);
    String message =
        "interrupted by SIGTERM: \\d+ replications of \\d design points? are held; continue with: "
            + "walras run %s --engine threads --set %s --out %s".formatted(study, ENDLESS, out);
    assertThat(Files.readAllLines(run.log())).last().asString().matches(message);
    assertThat(Files.readString(out.resolve("outcome.json")))
        .contains("\"exit_code\" : 143")
        .containsPattern(message);
    assertContinued(out, COUNT, expected);
  }

  @Test
  void aFolderThatVanishesEndsTheRun() throws IOException, InterruptedException {
    Path out = folder.resolve("vanished");
    StartedRun run = start(out, ENDLESS, 1);

    Files.move(out, folder.resolve("elsewhere")); // all of it at once, whatever is being written

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(Files.readString(run.log()))
        .contains("walras failed: folder %s cannot be written: it is gone".formatted(out));
    assertThat(out).doesNotExist();
  }

  @Test
  void aFullDiskEndsTheRunAndKeepsWhatWasThere() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    SmallDisk.mount(disk, "1m");
    Path out = folder.resolve("rescued");
    try {
      StartedRun run = start(disk, ENDLESS, 3);

      SmallDisk.fill(disk);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(Files.readString(run.log()))
          .contains(
              "walras failed: folder %s cannot be written: No space left on device"
                  .formatted(disk));
      Files.createDirectories(out.resolve("checkpoint"));
      for (Path part : StartedRun.parts(disk)) {
        Files.copy(part, out.resolve("checkpoint").resolve(part.getFileName()));
      }
      Files.copy(disk.resolve("run.log"), out.resolve("run.log"));
    } finally {
      SmallDisk.unmount(disk);
    }
    assertContinued(out, COUNT, expected);
  }
}
