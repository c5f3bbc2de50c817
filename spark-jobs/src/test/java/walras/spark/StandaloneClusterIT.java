package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.spark.StandaloneCluster.Submission;

class StandaloneClusterIT {

  @TempDir private static Path folder;

  @Test
  void programRunsBySubmission() throws IOException, InterruptedException {
    try (StandaloneCluster cluster = StandaloneCluster.start(folder)) {
      Submission version = cluster.submit(List.of(), List.of("--version"));

      assertThat(version.out()).startsWith("walras ");
      assertThat(version.exitCode()).isZero();
    }
  }
}
