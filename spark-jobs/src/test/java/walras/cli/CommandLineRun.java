package walras.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One call of the command line within this process.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err its progress, warnings and errors
 */
record CommandLineRun(int exitCode, String out, String err) {

  static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = WalrasCommand.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  /** Returns the first line of the errors. */
  String firstError() {
    return err.lines().findFirst().orElse("");
  }
}
