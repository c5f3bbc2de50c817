package walras.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process whose log is read line by line, until it is closed with all processes it started. */
final class LoggedProcess implements AutoCloseable {

  private static final int SECONDS_TO_END = 10;

  private final Process process;
  private final Pattern awaited;
  private final CompletableFuture<Matcher> found = new CompletableFuture<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  private LoggedProcess(Process process, Pattern awaited) {
    this.process = process;
    this.awaited = awaited;
  }

  /**
   * Starts a process.
   *
   * @param builder the process, whose standard error is read with its standard output
   * @param awaited what a line of the log must contain once the process is ready
   */
  static LoggedProcess start(ProcessBuilder builder, Pattern awaited) throws IOException {
    LoggedProcess started = new LoggedProcess(builder.redirectErrorStream(true).start(), awaited);
    Thread reader = new Thread(started::read, "log of " + started.process.pid());
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  /** Waits until the process is ready and returns the match of the awaited line. */
  Matcher ready(int seconds) throws InterruptedException {
    try {
      return found.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "process did not log '%s':%n%s".formatted(awaited, String.join("\n", log)), e);
    }
  }

  /** Returns the handle of the process. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(handle()), handle().descendants()).toList();
    family.forEach(ProcessHandle::destroy);
    for (ProcessHandle member : family) {
      try {
        member.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        member.destroyForcibly();
      }
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        Matcher matcher = awaited.matcher(line);
        if (matcher.find()) {
          found.complete(matcher);
        }
      }
      found.completeExceptionally(new IllegalStateException("process ended"));
    } catch (IOException e) {
      found.completeExceptionally(new UncheckedIOException(e));
    }
  }
}
