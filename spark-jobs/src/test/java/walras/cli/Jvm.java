package walras.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program in a virtual machine of its own, with the classes of this one. */
final class Jvm {

  private Jvm() {}

  /**
   * Runs the program to its end.
   *
   * @param log receives what it prints
   * @param options options of the virtual machine
   * @param arguments arguments of the program
   * @return the exit code
   */
  static int run(Path log, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    Process process = start(log, options, arguments);
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("program did not end: " + Files.readString(log));
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts the program; the caller ends it. */
  static Process start(Path log, List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("walras.Walras");
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Returns the class path of the tests. */
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
