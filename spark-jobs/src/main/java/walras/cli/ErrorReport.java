package walras.cli;

import java.util.List;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import walras.study.InvalidStudyException;

/**
 * What a user is told of an error.
 *
 * @param exitCode the exit code it calls for
 * @param firstLine what happened, in one line
 * @param details further lines, such as the other problems of a study
 */
record ErrorReport(int exitCode, String firstLine, List<String> details) {

  /** Returns the report of whatever was thrown. */
  static ErrorReport of(Throwable thrown) {
    Throwable error = thrown;
    while (isWrapping(error) && error.getCause() != null) {
      error = error.getCause();
    }
    if (error instanceof UserError mendable) {
      return of(mendable.exitCode(), text(error));
    }
    if (error instanceof InvalidStudyException) {
      return of(ExitCodes.BAD_INPUT, text(error));
    }
    return new ErrorReport(
        ExitCodes.FAILED,
        "walras failed: %s (--debug shows where)".formatted(line(error)),
        List.of());
  }

  /** Returns one line that says what an error is. */
  static String line(Throwable error) {
    if (error instanceof OutOfMemoryError) {
      return "out of memory (%s); give Java more, as in JDK_JAVA_OPTIONS=-Xmx8g"
          .formatted(error.getMessage());
    }
    return text(error).lines().findFirst().orElse("");
  }

  private static ErrorReport of(int exitCode, String text) {
    List<String> lines = text.lines().toList();
    return new ErrorReport(exitCode, lines.get(0), lines.subList(1, lines.size()));
  }

  private static String text(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() || error instanceof Error
        ? error.toString()
        : message;
  }

  private static boolean isWrapping(Throwable error) {
    return error instanceof ExecutionException || error instanceof CommandLine.ExecutionException;
  }
}
