package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailOnTest {

  @TempDir private Path folder;

  @Test
  void aVerdictNamedEndsTheRunWithExitCode3AfterEverythingIsWritten() throws IOException {
    CommandLineRun run = run("slower, inconclusive");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .containsPattern(
            "([0-9]+) of \\1 verdicts named by --fail-on slower,inconclusive: inconclusive: mean"
                + " of [a-z_]+");
    assertThat(run.out()).contains("summary.csv");
    assertThat(folder.resolve("out/rates.csv")).exists();
    assertThat(Files.readString(folder.resolve("out/outcome.json")))
        .contains("\"exit_code\" : 3", "named by --fail-on");
  }

  @Test
  void otherVerdictsDoNotEndIt() {
    assertThat(run("slower").exitCode()).isZero();
  }

  @Test
  void verdictsThatDoNotExistAreRefusedBeforeAnythingIsWritten() {
    CommandLineRun run = run("slower,of limit");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo(
            "--fail-on must list verdicts of consistent, faster, slower, at limit, off limit,"
                + " inconclusive, got 'of limit'; did you mean 'off limit'?");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private CommandLineRun run(String verdicts) {
    return CommandLineRun.of(
        "run",
        "market-game",
        "--engine",
        "threads",
        "--set",
        "replications=100",
        "--set",
        "sizes=100,300,1000,3000",
        "--out",
        folder.resolve("out").toString(),
        "--fail-on",
        verdicts);
  }
}
