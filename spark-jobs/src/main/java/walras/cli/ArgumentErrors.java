package walras.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import walras.study.Spelling;

/** Explains command lines that fit no command: what is wrong first, then where to find help. */
final class ArgumentErrors {

  private ArgumentErrors() {}

  /** Explains an error on the error stream and returns the exit code. */
  static int show(ParameterException error) {
    CommandLine line = error.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(text(error, line.getCommandSpec()));
    if (line.getSubcommands().isEmpty() || error instanceof UnmatchedArgumentException) {
      err.println("see: %s --help".formatted(line.getCommandSpec().qualifiedName()));
    } else {
      line.usage(err);
    }
    err.flush();
    return ExitCodes.BAD_INPUT;
  }

  private static String text(ParameterException error, CommandSpec command) {
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return ErrorReport.line(error);
    }
    String found = unmatched.getUnmatched().get(0);
    if (found.startsWith("-")) {
      String name = found.replaceFirst("=.*", "");
      return "unknown option '%s'%s"
          .formatted(name, Spelling.choice(name, "options", options(command)));
    }
    List<String> commands = List.copyOf(command.subcommands().keySet());
    return commands.isEmpty()
        ? "unexpected argument '%s'".formatted(found)
        : "unknown command '%s'%s".formatted(found, Spelling.choice(found, "commands", commands));
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream().map(OptionSpec::longestName).sorted().toList();
  }
}
