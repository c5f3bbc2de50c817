package walras.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import walras.mechanism.Mechanisms;
import walras.mechanism.marketgame.MarketGame;
import walras.run.ControlPilot;
import walras.run.Plan;
import walras.run.PointFold;
import walras.run.StudyRun;
import walras.study.MechanismCatalog;
import walras.study.Study;
import walras.study.StudyReader;
import walras.study.StudySource;

/**
 * What the driver does per block of a run on many executors: nanoseconds to fold what arrives and,
 * apart from that, to read it; bytes that travel; and the memory that is live in the end. Blocks
 * are not simulated: each is a copy of one that was. Prints a JSON object.
 *
 * <p>Arguments: the number of blocks, such as 1000000, and into how many tasks a round is cut.
 */
public final class DriverCost {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DriverCost() {}

  /** Folds copies of the blocks of a market game of a million agents. */
  public static void main(String[] arguments) throws Exception {
    long blocks = Long.parseLong(arguments[0]);
    int tasks = Integer.parseInt(arguments[1]);
    Study study =
        new StudyReader(MechanismCatalog.of(Mechanisms.all()))
            .read(
                new StudySource("example", new MarketGame().example()),
                List.of("sizes=1000000", "replications=10000"))
            .study();
    Plan once = ControlPilot.prepare(Plan.of(study));
    long blockSize = once.points().get(0).endReplication(0);
    Plan plan = once.withReplications(blocks * blockSize);
    try (EchoEngine engine = new EchoEngine(tasks)) {
      long start = THREADS.getCurrentThreadCpuTime();
      List<PointFold> folds = StudyRun.run(plan, engine, fold -> fold, (done, replications) -> {});
      double folding = (double) (THREADS.getCurrentThreadCpuTime() - start);
      if (folds.get(0).foldedBlocks() != blocks) {
        throw new IllegalStateException("not all blocks were folded");
      }
      print(blocks, blockSize, tasks, folding, engine);
    }
  }

  private static void print(
      long blocks, long blockSize, int tasks, double folding, EchoEngine engine)
      throws IOException {
    System.gc();
    long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try (PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      text.printf(
          Locale.ROOT,
          "{\"blocks\": %d, \"block_size\": %d, \"tasks_per_round\": %d, \"fold_ns\": %.0f,"
              + " \"read_ns\": %.0f, \"bytes\": %.0f, \"live_mib\": %.1f}%n",
          blocks,
          blockSize,
          tasks,
          folding / (double) blocks,
          engine.readNanoseconds() / (double) blocks,
          engine.bytes() / (double) blocks,
          (double) live / (1 << 20));
    }
  }
}
