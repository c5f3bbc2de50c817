package walras.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * One call of the command line within this process.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err its warnings and errors, without the lines of its progress: whether there are any
 *     depends on the speed of the machine
 */
record CommandLineRun(int exitCode, String out, String err) {

  private static final Pattern PROGRESS =
      Pattern.compile(
          "(?m)^(\\d+ of \\d+ design points?, .* left|one market on all cores: pass .*)\\R");

  static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = WalrasCommand.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), withoutProgress(err.toString()));
  }

  /** Returns what a run printed beside the lines of its progress. */
  static String withoutProgress(String err) {
    return PROGRESS.matcher(err).replaceAll("");
  }

  /** Returns the first line of the errors. */
  String firstError() {
    return err.lines().findFirst().orElse("");
  }
}
