package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of studies with one of everything. */
class CountedMessagesTest {

  private static final String ONE_OF_SEVERAL =
      "\\b1 (replications|design"
          + " points|points|blocks|tasks|numbers|estimates|means|configurations)\\b";

  @TempDir private Path folder;

  @Test
  void oneOfAThingIsNamedInTheSingular() throws IOException {
    Path out = folder.resolve("out");
    String[] one = {"market-game", "--set", "sizes=100", "--set", "replications=1"};
    CommandLineRun check = run(List.of("check"), one);
    CommandLineRun first = run(List.of("run", "--engine", "threads", "--out", out.toString()), one);
    CommandLineRun same = CommandLineRun.of("compare", out.toString(), out.toString());

    assertThat(check.out())
        .contains(" for 1 replication of 1 point, ", ": 1 replication in 1 block");
    assertThat(Files.readString(out.resolve("run.log")))
        .contains("1 design point, 1 replication, 1 block, method")
        .doesNotContainPattern(ONE_OF_SEVERAL);
    for (CommandLineRun said : List.of(check, first, same)) {
      assertThat(said.exitCode()).as(said.err()).isZero();
      assertThat(said.out() + said.err()).doesNotContainPattern(ONE_OF_SEVERAL);
    }
  }

  @Test
  void whatIsHeldIsToo() {
    String[] one = {"market-game", "--set", "sizes=100", "--set", "replications=2e4"};
    List<String> command =
        List.of("run", "--engine", "threads", "--out", folder.resolve("out").toString());

    run(command, one);

    assertThat(run(command, one).firstError())
        .isEqualTo("20000 replications of 1 design point are held and not run again");
  }

  @Test
  void soIsTheSpeedOfARun() {
    assertThat(RunLog.speed(1, 0.8)).isEqualTo("0.8 s, 1 replication per second");
    assertThat(RunLog.speed(1, 0.2)).isEqualTo("0.2 s, 5 replications per second");
    assertThat(RunLog.speed(0, 0)).isEqualTo("0.0 s, 0 replications per second");
  }

  private static CommandLineRun run(List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }
}
