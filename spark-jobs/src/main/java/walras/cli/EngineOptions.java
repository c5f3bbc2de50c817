package walras.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.ThreadsEngine;
import walras.spark.SparkEngine;

/** Which engine executes blocks. It never affects results. */
final class EngineOptions {

  /** The engines by their spelling on the command line. */
  enum Kind {
    SPARK,
    THREADS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "spark",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--threads",
      paramLabel = "K",
      description = "Threads of the threads engine (default: one per processor).")
  private @Nullable Integer threads;

  Engine open(Plan plan, String studyName) {
    return switch (kind) {
      case SPARK -> SparkEngine.open(plan, studyName);
      case THREADS -> ThreadsEngine.open(plan, threadCount());
    };
  }

  /** Refuses options that contradict each other, before anything is written. */
  void check() {
    if (threads != null && (threads < 1 || kind != Kind.THREADS)) {
      throw new UserError(
          ExitCodes.BAD_INPUT,
          "--threads must be at least 1 and go with --engine threads, got --threads %d --engine %s"
              .formatted(threads, kind));
    }
  }

  private int threadCount() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
