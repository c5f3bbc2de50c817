package walras;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: hands its arguments to the command line and maps the outcome to an exit code. */
@Command(
    name = "walras",
    description = "Measures how fast large markets reach the competitive outcome.",
    mixinStandardHelpOptions = true,
    versionProvider = Walras.Version.class)
public final class Walras {

  private Walras() {}

  /**
   * Runs one command.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    int code = new CommandLine(new Walras()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Reads the version from the manifest of the deployable jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Walras.class.getPackage().getImplementationVersion();
      return new String[] {"walras " + (version == null ? "development" : version)};
    }
  }
}
