package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/** Mechanisms of users, good and bad. */
class KnownMechanismsTest {

  @TempDir private Path folder;

  @Test
  void mechanismsOfUsersAreListed() throws IOException {
    try (UserMechanisms added = UserMechanisms.of(folder, Trouble.class.getName())) {
      assertThat(added.run("mechanisms").out()).contains("market-game", "Goes wrong.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "walras.cli.KnownMechanismsTest$Clashing | two mechanisms are named 'market-game':"
            + " walras.mechanism.marketgame.MarketGame and"
            + " walras.cli.KnownMechanismsTest$Clashing; leave one out of the class path",
        "walras.cli.Missing | a mechanism on the class path cannot be loaded:"
            + " walras.kernel.Mechanism: Provider walras.cli.Missing not found",
        "walras.cli.KnownMechanismsTest$Broken | a mechanism on the class path cannot be loaded:"
            + " walras.kernel.Mechanism: Provider walras.cli.KnownMechanismsTest$Broken could not"
            + " be instantiated: java.lang.IllegalStateException: no data file",
      })
  void badOnesAreNamedInOneLine(String className, String message) throws IOException {
    try (UserMechanisms added = UserMechanisms.of(folder, className)) {
      for (List<String> command :
          List.of(List.of("mechanisms"), List.of("limits", "market-game"))) {
        CommandLineRun run = added.run(command.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(message + System.lineSeparator());
      }
    }
  }

  /** A mechanism that takes a name that is taken. */
  public static final class Clashing implements Mechanism {

    @Override
    public String name() {
      return "market-game";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public String example() {
      return "";
    }

    @Override
    public Optional<Market> market(Field environment) {
      return Optional.empty();
    }
  }

  /** A mechanism that cannot be created. */
  public static final class Broken implements Mechanism {

    /** Fails. */
    public Broken() {
      throw new IllegalStateException("no data file");
    }

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public String example() {
      return "";
    }

    @Override
    public Optional<Market> market(Field environment) {
      return Optional.empty();
    }
  }
}
