package walras.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.TaskContext;

/**
 * What befalls tasks on executors that were told a folder: whoever asks for a fault writes a file
 * there with the number of the first round that it may befall, and the first task that it fits
 * takes the file away, so that it happens once.
 */
final class Faults {

  /** The variable of an executor's environment that names the folder. */
  static final String FOLDER = "WALRAS_FAULTS";

  /** Asks that a task fails. */
  static final String FAIL = "fail";

  /** Asks that the last task of a round is held up. */
  static final String HOLD = "hold";

  /** Tells which process holds a task up. */
  static final String HELD = "held";

  /** Lets the task go on that is held up. */
  static final String RELEASE = "release";

  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  private Faults() {}

  /** Suffers what was asked for, at the start of a task. */
  static void suffer() {
    TaskContext task = TaskContext.get();
    String folder = System.getenv(FOLDER);
    if (task == null || folder == null || task.attemptNumber() > 0) {
      return;
    }
    try {
      suffer(task, Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void suffer(TaskContext task, Path folder) throws IOException {
    if (takes(task, folder.resolve(FAIL))) {
      throw new IllegalStateException("this task fails once");
    }
    // Its peers have what the round needs: none asks this process for a part of it.
    boolean isLast = task.partitionId() == task.numPartitions() - 1;
    if (isLast && takes(task, folder.resolve(HOLD))) {
      hold(folder);
    }
  }

  private static boolean takes(TaskContext task, Path file) throws IOException {
    try {
      return task.stageId() >= Integer.parseInt(Files.readString(file))
          && Files.deleteIfExists(file);
    } catch (NoSuchFileException e) {
      return false; // nobody asked, or another task took it
    }
  }

  /** Waits, whatever interrupts it: a task whose copy was faster is interrupted. */
  private static void hold(Path folder) throws IOException {
    Path aside = folder.resolve(HELD + ".new");
    Files.writeString(aside, Long.toString(ProcessHandle.current().pid()));
    Files.move(aside, folder.resolve(HELD), StandardCopyOption.ATOMIC_MOVE);
    while (!Files.exists(folder.resolve(RELEASE))) {
      LockSupport.parkNanos(PAUSE);
      boolean unused = Thread.interrupted();
    }
  }
}
