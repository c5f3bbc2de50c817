package walras.checkpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts on a thread of its own, many at once: a while after the first of them came, or as
 * soon as somebody waits for them. What waits is bounded by its bytes. Safe for use by several
 * threads.
 */
final class PartWriter implements AutoCloseable {

  private static final long MOST_BYTES = 1L << 26;

  private final Destination destination;
  private final long delay;
  private final Thread thread = new Thread(this::work, "walras-checkpoint");
  private Map<PartName, byte[]> waiting = new LinkedHashMap<>();
  private long waitingBytes;
  private long firstCame;
  private boolean isUrgent;
  private boolean isWriting;
  private boolean isClosed;
  private @Nullable IOException failure;

  private PartWriter(Destination destination, Duration delay) {
    this.destination = destination;
    this.delay = delay.toNanos();
  }

  /** Where parts go. */
  @FunctionalInterface
  interface Destination {

    /** Writes parts, and returns when nothing undoes that. */
    void write(Map<PartName, byte[]> parts) throws IOException;
  }

  /** Starts a writer. */
  static PartWriter start(Destination destination, Duration delay) {
    PartWriter writer = new PartWriter(destination, delay);
    writer.thread.setDaemon(true);
    writer.thread.start();
    return writer;
  }

  /**
   * Has a part written some time; waits only if very much is to be written before.
   *
   * @throws IOException if an earlier part could not be written
   */
  synchronized void put(PartName name, byte[] content) throws IOException {
    while (waitingBytes > MOST_BYTES && failure == null) {
      isUrgent = true;
      notifyAll();
      if (!pause()) {
        return; // the run is being interrupted, and goes without this part
      }
    }
    check();
    if (waiting.isEmpty()) {
      firstCame = System.nanoTime();
    }
    if (waiting.putIfAbsent(name, content) == null) {
      waitingBytes += content.length;
    }
    notifyAll();
  }

  /**
   * Waits until all parts are written.
   *
   * @throws IOException if one could not be written
   */
  synchronized void flush() throws IOException {
    boolean isInterrupted = false;
    while ((!waiting.isEmpty() || isWriting) && failure == null) {
      isUrgent = true;
      notifyAll();
      isInterrupted |= !pause();
      if (isInterrupted) {
        Thread.interrupted();
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    check();
  }

  @Override
  public void close() throws IOException {
    try {
      flush();
    } finally {
      synchronized (this) {
        isClosed = true;
        notifyAll();
      }
    }
  }

  private void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Waits for news; tells whether no interruption came, which stays pending otherwise. */
  @SuppressWarnings("WaitNotInLoop") // callers loop
  private synchronized boolean pause() {
    try {
      wait();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void work() {
    try {
      Map<PartName, byte[]> batch = next();
      while (!batch.isEmpty()) {
        destination.write(batch);
        batch = next();
      }
    } catch (IOException e) {
      end(e);
    } catch (RuntimeException e) {
      end(new IOException("parts cannot be written: " + e.getMessage(), e));
    } finally {
      end(new IOException("parts are no longer written")); // an error of the virtual machine
    }
  }

  /** Returns what is to be written next; nothing once this writer is closed. */
  private synchronized Map<PartName, byte[]> next() {
    isWriting = false;
    notifyAll();
    while (!isClosed && !isDue()) {
      try {
        wait(untilDue());
      } catch (InterruptedException e) {
        return Map.of(); // nobody interrupts this thread
      }
    }
    Map<PartName, byte[]> batch = waiting;
    waiting = new LinkedHashMap<>();
    waitingBytes = 0;
    isUrgent = false;
    isWriting = !batch.isEmpty();
    return batch;
  }

  private boolean isDue() {
    return !waiting.isEmpty() && (isUrgent || System.nanoTime() - firstCame >= delay);
  }

  /** Returns milliseconds, at least 1; 0 means for ever. */
  private long untilDue() {
    return waiting.isEmpty() ? 0 : Math.max(1, (firstCame + delay - System.nanoTime()) / 1_000_000);
  }

  private synchronized void end(IOException reason) {
    if (failure == null && !isClosed) {
      failure = reason;
    }
    isWriting = false;
    notifyAll();
  }
}
