package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markets of agents who are streamed. */
class StreamedRunTest {

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.master", "local[2]");

  @TempDir private Path folder;

  @BeforeEach
  void useThisMachine() {
    LOOPBACK.forEach(System::setProperty);
  }

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
  }

  private int run(String out, String engine) {
    return CommandLineRun.of(
            "run",
            "sigma-walras",
            "--out",
            folder.resolve(out).toString(),
            "--set",
            "sizes=[100, 10000000]",
            "--set",
            "replications=2",
            "--engine",
            engine)
        .exitCode();
  }

  /** Spark has a use for eight tasks and splits ten shards; threads keep them on one thread. */
  @Test
  void aMarketSplitOverTasksYieldsTheBytesOfOneThread() {
    assertThat(run("whole", "threads")).isZero();
    assertThat(run("split", "spark")).isZero();

    assertThat(folder.resolve("split/results.json"))
        .hasSameBinaryContentAs(folder.resolve("whole/results.json"));
  }
}
