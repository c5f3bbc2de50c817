package walras.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import walras.study.InvalidStudyException;

/** The program's command line: its commands, and how their errors are shown. */
@Command(
    name = "walras",
    description = "Measures how fast large markets reach the competitive outcome.",
    mixinStandardHelpOptions = true,
    versionProvider = WalrasCommand.Version.class,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      LimitsCommand.class,
      ReplayCommand.class,
      ExampleCommand.class,
      StudiesCommand.class,
      MechanismsCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:bad input",
      "4:more replications failed than the study allows",
      "5:the run directory is damaged, or of another seed or numbers version",
      "6:the run directory is in use",
      "130, 143:interrupted",
      "1:anything else"
    })
public final class WalrasCommand {

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Shows stack traces of errors.")
  private boolean debug;

  private WalrasCommand() {}

  /** Runs one command and returns its exit code. */
  public static int execute(String... arguments) {
    return commandLine().execute(arguments);
  }

  /** Returns the command line, for tests to redirect its streams. */
  static CommandLine commandLine() {
    WalrasCommand top = new WalrasCommand();
    CommandLine commandLine = new CommandLine(top);
    commandLine.setExecutionExceptionHandler((error, line, result) -> top.show(error, line));
    return commandLine;
  }

  private int show(Exception error, CommandLine line) {
    PrintWriter err = line.getErr();
    err.println(message(error));
    if (debug) {
      error.printStackTrace(err);
    }
    err.flush();
    return exitCode(error);
  }

  private static String message(Exception error) {
    boolean expected = error instanceof UserError || error instanceof InvalidStudyException;
    String text = error.getMessage() == null ? error.toString() : error.getMessage();
    return expected ? text : "walras failed: " + text + " (--debug shows where)";
  }

  private static int exitCode(Exception error) {
    if (error instanceof UserError mendable) {
      return mendable.exitCode();
    }
    return error instanceof InvalidStudyException ? ExitCodes.BAD_INPUT : ExitCodes.FAILED;
  }

  /** Reads the version from the manifest of the deployable jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"walras " + ProductVersion.text()};
    }
  }
}
