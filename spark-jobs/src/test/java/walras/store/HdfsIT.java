package walras.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.spark.Await;
import walras.spark.Deployment;
import walras.spark.LoggedProcess;

/** Run directories on HDFS, served by processes of this machine. */
class HdfsIT extends RunFolderContract {

  private static final String ENDLESS = "replications=1e9";
  private static final String COUNT = "replications=150001";
  private static final String RESULTS = "results.json";
  private static final int PARTS = 5;

  @TempDir private static java.nio.file.Path folder;
  private static Hdfs hdfs;
  private static int folders;

  @BeforeAll
  static void startHdfs() throws IOException, InterruptedException {
    hdfs = Hdfs.start(folder.resolve("hdfs"));
  }

  @AfterAll
  static void endHdfs() {
    hdfs.close();
  }

  @Override
  Path temporary() throws IOException {
    Path temporary = new Path(hdfs.uri() + "/test-" + folders++);
    temporary.getFileSystem(new Configuration()).mkdirs(temporary);
    return temporary;
  }

  @Override
  RunFolder claim(Path place) throws IOException {
    return RunFolder.claim(place.toString());
  }

  @Override
  RunFolder view(Path place) throws IOException {
    return RunFolder.view(place.toString());
  }

  @Test
  void aFolderIsClaimedOnceAtATimeWithoutAnOwner() throws IOException {
    Path place = temporary();
    try (RunFolder first = claim(place)) {
      assertThatThrownBy(() -> claim(place))
          .isInstanceOf(FolderInUseException.class)
          .hasMessage("folder %s is in use by another run", first.location());
      assertThat(first.holds(Owner.FILE)).isFalse();
    }
    claim(place).close();
  }

  @Test
  void aKilledRunIsContinuedOnceItsClaimExpires() throws Exception {
    String undisturbed = folder.resolve("undisturbed").toString();
    Path out = new Path(temporary(), "run");
    try (LoggedProcess endless = run(out.toString(), ENDLESS)) {
      Await.until("parts of a checkpoint", () -> parts(out) >= PARTS);
      assertEnds(
          run(out.toString(), COUNT),
          6,
          "--out: folder %s is in use by another run".formatted(out));

      endless.handle().destroyForcibly();

      assertThat(endless.exitCode(Await.SECONDS)).isEqualTo(137);
    }
    assertEnds(run(undisturbed, COUNT), 0, "");
    hdfs.expireLeases();

    assertEnds(run(out.toString(), COUNT), 0, " are held and not run again");

    try (RunFolder continued = view(out);
        RunFolder whole = RunFolder.view(undisturbed)) {
      assertThat(continued.read(RESULTS)).contains(whole.read(RESULTS).orElseThrow());
      assertThat(continued.names("checkpoint")).noneMatch(name -> name.endsWith(".new"));
      assertThat(continued.holds(Owner.FILE)).isFalse();
    }
  }

  private static void assertEnds(LoggedProcess run, int exitCode, String said)
      throws InterruptedException {
    try (run) {
      assertThat(run.exitCode(Await.SECONDS)).as(run.log()).isEqualTo(exitCode);
      assertThat(run.log()).contains(said);
    }
  }

  private static LoggedProcess run(String out, String override) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("run", "market-game", "--set", "sizes=100,1000"));
    arguments.addAll(List.of("--set", override, "--engine", "threads", "--out", out));
    return LoggedProcess.start(Deployment.walras(arguments));
  }

  private static int parts(Path out) throws IOException {
    FileSystem files = out.getFileSystem(new Configuration());
    FileStatus[] found = files.globStatus(new Path(out, "checkpoint/*.part"));
    return found == null ? 0 : found.length;
  }
}
