package walras.spark;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do. */
public final class Await {

  /** How long a condition may take on the busiest machine. */
  public static final int SECONDS = 120;

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
}
