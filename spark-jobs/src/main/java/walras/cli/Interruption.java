package walras.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import walras.checkpoint.CheckpointFolder;
import walras.study.Counted;

/**
 * Has a simulation that a signal ends abandon its rounds and keep what it folded.
 *
 * <p>The signal comes on a thread of its own and ends the process. It interrupts the thread that
 * folds, which then hands its folds to the checkpoint and waits for the end: nothing is closed
 * under the tasks that still run, so none of them complains.
 */
final class Interruption {

  private static final long SECONDS = 10;

  private final String command;
  private final CountDownLatch kept = new CountDownLatch(1);
  private @Nullable CheckpointFolder checkpoint;
  private @Nullable Thread folding;
  private boolean isRequested;

  /**
   * Prepares for a signal.
   *
   * @param command the command that continues the run
   */
  Interruption(String command) {
    this.command = command;
  }

  /** Something that folds, and that an interruption ends. */
  @FunctionalInterface
  interface Work<T> {

    /** Does the work on the calling thread. */
    T run() throws InterruptedException, ExecutionException;
  }

  /** Does work whose folds a checkpoint hears of; never returns once a signal came. */
  <T> T during(CheckpointFolder keeper, Work<T> work)
      throws InterruptedException, ExecutionException {
    begin(keeper);
    try {
      return work.run();
    } finally {
      if (end()) {
        keepAndWait(keeper);
      }
    }
  }

  private synchronized void begin(CheckpointFolder keeper) {
    checkpoint = keeper;
    folding = Thread.currentThread();
  }

  /** Tells whether a signal came. */
  private synchronized boolean end() {
    folding = null;
    return isRequested;
  }

  private void keepAndWait(CheckpointFolder keeper) {
    try {
      keeper.keepAll();
    } catch (UncheckedIOException e) {
      kept.countDown(); // said by the thread of the signal, which fails likewise
    }
    kept.countDown();
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // the process ends, not this thread
      }
    }
  }

  /** Ends the work and returns what is to be said of it, from the thread of a signal. */
  String stop() {
    CheckpointFolder keeper = request();
    if (keeper == null) {
      return "; begin again with: " + command;
    }
    try {
      keeper.flush();
    } catch (IOException e) {
      return "; " + ErrorReport.line(e);
    }
    CheckpointFolder.Held held = keeper.held();
    return ": %s of %s %s held; continue with: %s"
        .formatted(
            Counted.of(held.replications(), "replication"),
            Counted.of(held.points(), "design point"),
            held.replications() == 1 ? "is" : "are",
            command);
  }

  /** Interrupts the work and waits until it gave away what it folded. */
  private @Nullable CheckpointFolder request() {
    boolean isAwaited;
    CheckpointFolder keeper;
    synchronized (this) {
      keeper = checkpoint;
      isAwaited = folding != null;
      if (folding != null && !isRequested) {
        folding.interrupt();
      }
      isRequested = true;
    }
    try {
      boolean unused = !isAwaited || kept.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return keeper;
  }
}
