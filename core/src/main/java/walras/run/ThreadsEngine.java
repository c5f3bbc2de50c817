package walras.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs tasks on threads of this process, without Spark. */
public final class ThreadsEngine implements Engine {

  private static final int TASKS_PER_THREAD = 64;

  private final int threads;
  private final ExecutorService executor;

  private ThreadsEngine(int threads) {
    this.threads = threads;
    executor = Executors.newFixedThreadPool(threads, ThreadsEngine::daemon);
  }

  /**
   * Opens an engine.
   *
   * @param threads the number of threads, at least 1
   */
  public static ThreadsEngine open(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    return new ThreadsEngine(threads);
  }

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public int tasksPerRound() {
    return TASKS_PER_THREAD * threads;
  }

  @Override
  public Future<?> submit(Plan plan, List<BlockRange> tasks, Consumer<RangeResult> results) {
    return submit(tasks, task -> results.accept(BlockRunner.run(plan, task)));
  }

  @Override
  public Future<?> submitShards(Plan plan, List<ShardRange> ranges, Consumer<ShardSums> results) {
    return submit(ranges, range -> results.accept(ShardSums.of(plan, range)));
  }

  private <T> Future<?> submit(List<T> tasks, Consumer<T> work) {
    CompletableFuture<@Nullable Void> round = new CompletableFuture<>();
    List<CompletableFuture<Void>> parts =
        tasks.stream()
            .map(task -> CompletableFuture.runAsync(() -> work.accept(task), executor))
            .toList();
    for (CompletableFuture<Void> part : parts) {
      var unused =
          part.exceptionally(
              error -> {
                round.completeExceptionally(error);
                return null;
              });
    }
    var unused =
        CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
            .thenRun(() -> round.complete(null));
    return round;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "walras-worker");
    thread.setDaemon(true);
    return thread;
  }
}
