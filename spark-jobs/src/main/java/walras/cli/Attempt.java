package walras.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work whose every end is heard of, errors of the virtual machine included. */
final class Attempt {

  private Attempt() {}

  /**
   * Does work on the calling thread.
   *
   * @throws ExecutionException if the work threw anything, which is the cause
   */
  static <T> T at(Callable<T> work) throws ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    task.run();
    return task.get();
  }
}
