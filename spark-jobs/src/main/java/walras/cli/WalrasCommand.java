package walras.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The program's command line: its commands, and how their errors are shown. */
@Command(
    name = "walras",
    description = "Measures how fast large markets reach the competitive outcome.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = WalrasCommand.Version.class,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      LimitsCommand.class,
      ReplayCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      ExampleCommand.class,
      StudiesCommand.class,
      MechanismsCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:bad input",
      "3:two runs drifted apart, or a verdict that --fail-on names",
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
    CommandLine commandLine = commandLine();
    commandLine.setOut(utf8(FileDescriptor.out));
    commandLine.setErr(utf8(FileDescriptor.err));
    int exitCode = commandLine.execute(arguments);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    return exitCode;
  }

  /** Returns the command line, for tests to redirect its streams. */
  static CommandLine commandLine() {
    WalrasCommand top = new WalrasCommand();
    CommandLine commandLine = new CommandLine(top);
    commandLine.setParameterExceptionHandler((error, arguments) -> ArgumentErrors.show(error));
    commandLine.setExecutionStrategy(result -> run(result, commandLine));
    commandLine.setExecutionExceptionHandler((error, line, result) -> top.show(error, line));
    return commandLine;
  }

  /** Runs the command of a parse and has errors of the virtual machine handled as exceptions. */
  private static int run(ParseResult parsed, CommandLine commandLine) {
    try {
      return Attempt.at(() -> new CommandLine.RunLast().execute(parsed));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new CommandLine.ExecutionException(commandLine, "command failed", e.getCause());
    } catch (InterruptedException e) {
      throw new CommandLine.ExecutionException(commandLine, "command was interrupted", e);
    }
  }

  private int show(Exception error, CommandLine line) {
    ErrorReport report = ErrorReport.of(error);
    PrintWriter err = line.getErr();
    err.println(report.firstLine());
    report.details().forEach(err::println);
    if (debug) {
      error.printStackTrace(err);
    }
    err.flush();
    return report.exitCode();
  }

  /** Returns a stream in the encoding of all files, whatever that of the terminal is said to be. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }

  /** Reads the version from the manifest of the deployable jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"walras " + ProductVersion.text()};
    }
  }
}
