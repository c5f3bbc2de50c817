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
            "sizes=[100, 20000000]",
            "--set",
            "replications=2",
            "--engine",
            engine)
        .exitCode();
  }

  /** Both engines split the 20 shards of the larger market: its states and sums travel on Spark. */
  @Test
  void aMarketSplitOverTasksYieldsTheSameBytesOnBothEngines() {
    assertThat(run("threads", "threads")).isZero();
    assertThat(run("spark", "spark")).isZero();

    assertThat(folder.resolve("spark/results.json"))
        .hasSameBinaryContentAs(folder.resolve("threads/results.json"));
  }
}
