package walras;

import java.util.Locale;
import walras.cli.WalrasCommand;

/** The program: hands its arguments to the command line and maps the outcome to an exit code. */
public final class Walras {

  private Walras() {}

  /**
   * Runs one command. Returns normally on success: on some clusters, an explicit exit with 0 counts
   * as a failure.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // numbers in messages look the same everywhere
    int code = WalrasCommand.execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
