package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterModeTest {

  private static final String DEPLOY_MODE = "spark.submit.deployMode";
  private static final String ON_KUBERNETES = "spark.kubernetes.submitInDriver";

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(DEPLOY_MODE);
    System.clearProperty(ON_KUBERNETES);
    System.clearProperty(ClusterMode.SHARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs/x", "/data/x", "file:///data/x", "file:/data/x"})
  void foldersOfTheDriversMachineAreRefused(String location) {
    System.setProperty(DEPLOY_MODE, "cluster");

    assertThatThrownBy(() -> ClusterMode.checkOut(location))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--out: in cluster mode a folder must lie on a file system")
        .hasMessageContaining("got " + location + ": the driver runs on whichever machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://host/x", "s3a://bucket/x", "gs://bucket/x"})
  void foldersThatEveryMachineReachesAreNot(String location) {
    System.setProperty(DEPLOY_MODE, "cluster");

    assertThatCode(() -> ClusterMode.checkOut(location)).doesNotThrowAnyException();
  }

  @Test
  void aFolderThatMachinesShareIsAllowedAndNoneBesideIt() {
    System.setProperty(DEPLOY_MODE, "cluster");
    System.setProperty(ClusterMode.SHARED, "/mnt/shared/");

    assertThatCode(() -> ClusterMode.checkOut("/mnt/shared/x")).doesNotThrowAnyException();
    assertThatCode(() -> ClusterMode.checkOut("file:///mnt/shared/x")).doesNotThrowAnyException();
    assertThatThrownBy(() -> ClusterMode.checkOut("/mnt/shared/../x"))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> ClusterMode.checkOut("/mnt/shared-not/x"))
        .isInstanceOf(UserError.class);
  }

  @Test
  void aDriverOnKubernetesKnowsThatItWasSubmitted() {
    System.setProperty(DEPLOY_MODE, "client");
    assertThatCode(() -> ClusterMode.checkOut("runs/x")).doesNotThrowAnyException();

    System.setProperty(ON_KUBERNETES, "true");
    assertThatThrownBy(() -> ClusterMode.checkOut("runs/x")).isInstanceOf(UserError.class);
  }

  @Test
  void aRunIsRefusedBeforeAnythingIsWritten() {
    System.setProperty(DEPLOY_MODE, "cluster");
    Path out = folder.resolve("out");

    CommandLineRun run =
        CommandLineRun.of("run", "market-game", "--engine", "threads", "--out", out.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).startsWith("--out: in cluster mode");
    assertThat(out).doesNotExist();
  }
}
