package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of the command line: what they may look like, and what misspelt ones meant. */
class ArgumentsTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rn market-game | unknown command 'rn'; did you mean 'run'? commands: run, check, limits,"
            + " replay, report, compare, example, studies, mechanisms",
        "run market-game --egine spark | unknown option '--egine'; did you mean '--engine'?"
            + " options: --add, --debug, --engine, --fail-on, --for, --help, --out, --set,"
            + " --threads, --version",
        "run market-game again | unexpected argument 'again'",
        "run | Missing required parameter: 'STUDY'",
        "replay market-game --size 100 | Missing required option: '--replication=I'",
        "run market-game --engine theads | --engine must be one of spark, threads, got theads; did"
            + " you mean 'threads'?",
        "run market-game --threads 2 | --threads must go with --engine threads, got --engine spark",
        "run market-game --engine threads --threads 100000 | --threads must be a whole number from"
            + " 1 to 1024, got 100000",
        "run market-game --engine threads --threads many | --threads must be a whole number, got"
            + " many",
        "limits market-game --size 0 | --size must be a whole number from 2 to 1000000000000000,"
            + " got 0; the nearest that fits is 2",
        "limits market-game --size 1 | --size must be a whole number from 2 to 1000000000000000,"
            + " got 1; the nearest that fits is 2",
        "limits market-game --size 1e16 | --size must be a whole number from 2 to"
            + " 1000000000000000, got 1e16; the nearest that fits is 1000000000000000",
        "limits market-game --size 1e30 | --size must be a whole number from 2 to"
            + " 1000000000000000, got 1e30; the nearest that fits is 1000000000000000",
        "limits market-game --size 2.5 | --size must be a whole number, got 2.5",
        "limits market-game --size many | --size must be a whole number, got many",
        "replay market-game --size 100 --replication -1 | --replication must be a whole number"
            + " from 0 to 9223372036854775807, got -1",
        "replay market-game --size 100 --replication 1.5 | --replication must be a whole number,"
            + " got 1.5",
        "limits market-game --set environment.types=A | --set environment.types: environment.types"
            + " must be a list, got A",
      })
  void theFirstLineSaysWhatIsWrong(String arguments, String message) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).isEqualTo(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().count()).isLessThanOrEqualTo(2);
  }

  @Test
  void anEmptyNameOfAStateIsShownInQuotes() {
    CommandLineRun run =
        CommandLineRun.of("limits", "market-game", "--set", "environment.states=[\"\", high]");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "--set environment.states: environment.states[0] must be the name of a state, got"
                + " ''%n".formatted());
  }

  @Test
  void numbersOfOptionsAreNumbersOfStudies() {
    CommandLineRun run =
        CommandLineRun.of("replay", "market-game", "--size", "1e9", "--replication", "1e3");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("N=1000000000").contains("replication 1000");
  }

  @Test
  void threadsAreANumberToo() {
    CommandLineRun run =
        CommandLineRun.of(
            "run market-game --engine threads --threads 2e0 --set sizes=100 --set replications=10"
                .concat(" --out ")
                .concat(folder.resolve("out").toString())
                .split(" "));

    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "limits", "replay", "example", "studies", "mechanisms"})
  void everyCommandHasHelp(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: walras " + command);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void noCommandAtAllShowsHelp() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("Missing required subcommand")
        .contains("Commands:", "Exit codes:");
  }
}
