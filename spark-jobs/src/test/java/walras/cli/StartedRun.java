package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import walras.spark.Await;

/**
 * A run in a process of its own, which a test disturbs.
 *
 * @param process the process
 * @param log receives what it prints
 */
record StartedRun(Process process, Path log) {

  /** What a test waits for. */
  @FunctionalInterface
  interface Condition {

    /** Tells whether it has come. */
    boolean holds() throws IOException;
  }

  /**
   * Starts a run and waits for something that it does.
   *
   * @param log receives what it prints
   * @param arguments arguments of the program
   * @param awaited what it is to do before its end
   */
  static StartedRun until(Path log, List<String> arguments, Condition awaited)
      throws IOException, InterruptedException {
    Process process = Jvm.start(log, List.of("-cp", Jvm.classPath()), arguments);
    long start = System.nanoTime();
    try {
      while (!awaited.holds()) {
        boolean isLate = System.nanoTime() - start > TimeUnit.SECONDS.toNanos(Await.SECONDS);
        if (isLate || !process.isAlive()) {
          throw new IllegalStateException("run did too little: " + Files.readString(log));
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
      return new StartedRun(process, log);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Returns the parts of the checkpoint in a run folder, where the run may be writing more. */
  static List<Path> parts(Path out) throws IOException {
    Path checkpoint = out.resolve("checkpoint");
    if (!Files.isDirectory(checkpoint)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  /** Ends the run as no program can see. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(exitCode()).isEqualTo(137);
  }

  /** Asks the run to end, and returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Waits for the end of the run and returns its exit code. */
  int exitCode() throws InterruptedException {
    try {
      assertThat(process.waitFor(Await.SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
