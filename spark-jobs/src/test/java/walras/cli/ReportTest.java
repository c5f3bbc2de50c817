package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.store.RunFolder;

class ReportTest {

  @TempDir private Path folder;

  @BeforeEach
  void aRun() {
    assertThat(
            CommandLineRun.of(
                    "run",
                    "market-game",
                    "--engine",
                    "threads",
                    "--set",
                    "replications=1e4",
                    "--out",
                    folder.toString())
                .exitCode())
        .isZero();
  }

  private CommandLineRun report(String... options) {
    String[] arguments = new String[2 + options.length];
    arguments[0] = "report";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void tablesAreRebuiltFromTheResults() throws IOException {
    byte[] summary = Files.readAllBytes(folder.resolve("summary.csv"));
    byte[] rates = Files.readAllBytes(folder.resolve("rates.csv"));
    Files.delete(folder.resolve("summary.csv"));
    Files.writeString(folder.resolve("rates.csv"), "of other results");

    CommandLineRun run = report();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("price_error").contains("verdicts on theory");
    assertThat(Files.readAllBytes(folder.resolve("summary.csv"))).isEqualTo(summary);
    assertThat(Files.readAllBytes(folder.resolve("rates.csv"))).isEqualTo(rates);
    assertThat(folder.resolve("rates.tex")).doesNotExist();
  }

  @Test
  void tablesForLatexEscapeAndCutAtTheError() throws IOException {
    assertThat(report("--tex").exitCode()).isZero();

    String summary = Files.readString(folder.resolve("summary.tex"));
    assertThat(summary)
        .contains("\\toprule", "\\midrule", "\\bottomrule", "price\\_error")
        .containsPattern("1000 & \\$-?[0-9.]+\\([0-9]{2}\\)\\$ &")
        .containsPattern("\\\\times 10\\^\\{-[0-9]+\\}\\$");
    String rates = Files.readString(folder.resolve("rates.tex"));
    assertThat(rates)
        .contains("95 \\% intervals")
        .containsPattern("price\\\\_error & mean & low & \\$-0\\.[0-9]+\\$ & ");
    for (String table : new String[] {summary, rates}) {
      assertThat(table.lines().filter(line -> line.contains("\\begin{")).count())
          .isEqualTo(table.lines().filter(line -> line.contains("\\end{")).count());
    }
  }

  @Test
  void aFolderWithoutResultsIsBadInput() {
    CommandLineRun run = CommandLineRun.of("report", folder.resolve("none").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).contains("holds no results.json of a run");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void damagedResultsAreExitCode5() throws IOException {
    Files.writeString(folder.resolve("results.json"), "{");

    CommandLineRun run = report();

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.firstError()).contains("results.json is damaged");
  }

  @Test
  void aFolderInUseIsExitCode6() throws IOException {
    try (RunFolder held = RunFolder.claim(folder.toString())) {
      assertThat(held.location()).isEqualTo(folder.toString());
      assertThat(report().exitCode()).isEqualTo(6);
    }
  }
}
