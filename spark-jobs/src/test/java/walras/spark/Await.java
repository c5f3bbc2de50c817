package walras.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Waits for what other processes do. */
public final class Await {

  /** How long a condition may take on the busiest machine; only a test that fails waits so long. */
  public static final int SECONDS = 300;

  private Await() {}

  /**
   * Waits for a condition.
   *
   * @param what names it where it never comes
   */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** Waits until a run, unless it has ended, has a part of its checkpoint in a local folder. */
  static void parts(Path folder, Process run) throws Exception {
    until("parts of a checkpoint", () -> hasParts(folder.resolve("checkpoint")) || !run.isAlive());
  }

  private static boolean hasParts(Path checkpoint) throws IOException {
    if (!Files.isDirectory(checkpoint)) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files.anyMatch(file -> file.toString().endsWith(".part"));
    }
  }
}
