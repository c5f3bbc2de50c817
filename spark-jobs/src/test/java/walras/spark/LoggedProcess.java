package walras.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process whose log is read line by line, until it is closed with all processes it started. */
public final class LoggedProcess implements AutoCloseable {

  private static final int SECONDS_TO_END = 10;

  private final Process process;
  private final List<String> log = new ArrayList<>();
  private boolean hasEnded;

  private LoggedProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @param builder the process, whose standard error is read with its standard output
   */
  public static LoggedProcess start(ProcessBuilder builder) throws IOException {
    LoggedProcess started = new LoggedProcess(builder.redirectErrorStream(true).start());
    Thread reader = new Thread(started::read, "log of " + started.process.pid());
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  /** Waits for a line that contains a pattern, and returns the match of the first. */
  public synchronized Matcher logged(Pattern pattern, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Optional<Matcher> found = find(pattern);
    while (found.isEmpty() && !hasEnded && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      found = find(pattern);
    }
    return found.orElseThrow(
        () -> new IllegalStateException("process did not log '%s':%n%s".formatted(pattern, log())));
  }

  private Optional<Matcher> find(Pattern pattern) {
    return log.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
  }

  /** Returns what the process logged so far. */
  public synchronized String log() {
    return String.join("\n", log);
  }

  /** Says a line to the process. */
  public void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits for the end of the process and of its log, and returns its exit code. */
  public synchronized int exitCode(int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!hasEnded && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
    if (!hasEnded || !process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process did not end:%n%s".formatted(log()));
    }
    return process.exitValue();
  }

  /** Returns the handle of the process. */
  public ProcessHandle handle() {
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
        add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    log.add(line);
    notifyAll();
  }

  private synchronized void end() {
    hasEnded = true;
    notifyAll();
  }
}
