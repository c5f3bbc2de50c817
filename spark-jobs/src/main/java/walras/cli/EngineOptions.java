package walras.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import walras.run.Engine;
import walras.run.ThreadsEngine;
import walras.spark.SparkEngine;
import walras.study.CommandLineNumber;
import walras.study.Spelling;

/** Which engine executes blocks. It never affects results. */
final class EngineOptions {

  private static final String SPARK = "spark";
  private static final String THREADS = "threads";
  private static final List<String> KINDS = List.of(SPARK, THREADS);
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = SPARK,
      description = "spark or threads (default: ${DEFAULT-VALUE}).")
  private String kind;

  @Option(
      names = "--threads",
      paramLabel = "K",
      description = "Threads of the threads engine (default: one per processor).")
  private @Nullable String threads;

  Engine open(String studyName) {
    return kind.equals(THREADS) ? ThreadsEngine.open(threadCount()) : SparkEngine.open(studyName);
  }

  /** Tells whether blocks may be executed on other machines. */
  boolean isDistributed() {
    return kind.equals(SPARK);
  }

  /** Refuses engines that do not exist and options that contradict each other. */
  void check() {
    if (!KINDS.contains(kind)) {
      throw new UserError(
          ExitCodes.BAD_INPUT,
          "--engine must be one of %s, got %s%s"
              .formatted(String.join(", ", KINDS), kind, Spelling.suggestion(kind, KINDS)));
    }
    if (threads != null && !kind.equals(THREADS)) {
      throw new UserError(
          ExitCodes.BAD_INPUT, "--threads must go with --engine threads, got --engine " + kind);
    }
    threadCount();
  }

  private int threadCount() {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : (int) CommandLineNumber.whole("--threads", threads, 1, MOST_THREADS);
  }
}
