package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.store.RunFolder;

/**
 * Runs on YARN with the settings for users, on HDFS, of the deployable jar as it is by Spark 3.5:
 * each ends with the bytes of a run on threads.
 */
class YarnIT {

  private static final String STUDY = "fragile.yaml";
  private static final String RESULTS = "results.json";
  private static final String OUTCOME = "outcome.json";
  private static final String COUNT = "replications=20001";
  private static final String ENDLESS = "replications=1e9";

  @TempDir private static java.nio.file.Path folder;
  private static YarnCluster cluster;
  private static java.nio.file.Path jar;
  private static java.nio.file.Path study;
  private static byte[] expected;

  @BeforeAll
  static void startClusterAndRunUndisturbed() throws IOException, InterruptedException {
    jar = UserJar.write(folder.resolve("user.jar"));
    study = Files.writeString(folder.resolve(STUDY), new FragileCoins().example());
    java.nio.file.Path undisturbed = folder.resolve("undisturbed");
    String classPath =
        String.join(
            File.pathSeparator,
            Deployment.JAR.toString(),
            jar.toString(),
            Deployment.SPARK_HOME.resolve("jars") + "/*");
    List<String> arguments = run(study.toString(), new Path(undisturbed.toUri()), COUNT);
    arguments.addAll(List.of("--engine", "threads"));
    ProcessBuilder builder = Deployment.java("1g", classPath, "walras.Walras", arguments);
    try (LoggedProcess threads = LoggedProcess.start(builder)) {
      cluster = YarnCluster.start(folder);
      assertThat(threads.exitCode(Await.SECONDS)).as(threads.log()).isZero();
    }
    expected = Files.readAllBytes(undisturbed.resolve(RESULTS));
  }

  @AfterAll
  static void endCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void aDriverOnThisMachineLosesAnExecutorAndNoBits() throws Exception {
    java.nio.file.Path faults = Files.createDirectory(folder.resolve("faults"));
    Files.writeString(faults.resolve(Faults.HOLD), "4");
    Path out = cluster.place("client");
    List<String> told = List.of("--conf", "spark.executorEnv." + Faults.FOLDER + "=" + faults);
    try (LoggedProcess submission = onThisMachine(told, run(study.toString(), out, COUNT))) {
      java.nio.file.Path held = faults.resolve(Faults.HELD);
      Await.until("a task that is held up", () -> Files.exists(held));
      ProcessHandle executor =
          ProcessHandle.of(Long.parseLong(Files.readString(held))).orElseThrow();

      executor.destroyForcibly();

      assertThat(submission.exitCode(Await.SECONDS)).as(submission.log()).isZero();
      assertThat(submission.log()).contains("Lost executor");
    }
    assertThat(read(out, RESULTS)).hasValue(expected);
    assertThat(text(out, "run.log")).contains("engine spark, 12 tasks a round");
  }

  @Test
  void anApplicationThatIsKilledIsContinuedByTheSameCommandAndSaysHowItEnds() throws Exception {
    Path out = cluster.place("cluster");
    try (LoggedProcess endless = inCluster(run(STUDY, out, ENDLESS))) {
      Await.until("a part of the checkpoint", () -> hasLook(out));

      cluster.kill(YarnCluster.application(endless));

      assertThat(endless.exitCode(Await.SECONDS)).as(endless.log()).isOne();
    }
    cluster.hdfs().expireLeases();
    try (LoggedProcess submission = inCluster(run(STUDY, out, COUNT))) {
      assertThat(submission.exitCode(Await.SECONDS)).as(submission.log()).isZero();
      assertThat(cluster.errors(YarnCluster.application(submission)))
          .contains(" are held and not run again");
    }
    assertThat(read(out, RESULTS)).hasValue(expected);
    assertThat(text(out, OUTCOME)).contains("\"exit_code\" : 0", "done, ");

    try (LoggedProcess another = inCluster(run(STUDY, out, "seed=2"))) {
      assertIsRefused(another, 5);
    }
    assertThat(text(out, OUTCOME)).contains("\"exit_code\" : 5", "seed");
  }

  @Test
  void badInputIsTriedOnceAndLeavesNothing() throws Exception {
    java.nio.file.Path lost = folder.resolve("lost");
    Path none = cluster.place("none");
    try (LoggedProcess onDriver = inCluster(run(STUDY, new Path(lost.toUri())));
        LoggedProcess misspelt = inCluster(run(STUDY, none, "sises=10"))) {
      assertThat(assertIsRefused(onDriver, 2))
          .contains("--out: in cluster mode a folder must lie on a file system");
      assertThat(assertIsRefused(misspelt, 2)).contains("sises", "sizes");
    }
    assertThat(lost).doesNotExist();
    assertThat(none.getFileSystem(new Configuration()).exists(none)).isFalse();
  }

  @Test
  void tablesThatSparkIsTooOldForAreRefused() throws Exception {
    Path none = cluster.place("tables");
    List<String> arguments = run(study.toString(), none, "keep-replications=true");
    try (LoggedProcess submission = onThisMachine(List.of(), arguments)) {
      assertThat(submission.exitCode(Await.SECONDS)).isEqualTo(2);
      assertThat(submission.log()).contains("keep-replications: what it writes needs Parquet 1.14");
    }
    assertThat(none.getFileSystem(new Configuration()).exists(none)).isFalse();
  }

  private static List<String> run(String study, Path out, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", study, "--out", out.toString()));
    for (String override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    return arguments;
  }

  private static LoggedProcess onThisMachine(List<String> more, List<String> arguments)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("--deploy-mode", "client"));
    options.addAll(List.of("--jars", jar.toString()));
    options.addAll(more);
    return cluster.start(options, arguments);
  }

  /** Submits a driver that runs elsewhere, and takes the study along. */
  private static LoggedProcess inCluster(List<String> arguments) throws IOException {
    List<String> options = new ArrayList<>(List.of("--deploy-mode", "cluster"));
    options.addAll(List.of("--jars", jar.toString(), "--files", study.toString()));
    return cluster.start(options, arguments);
  }

  /** Asserts that a driver in the cluster was started once, and returns what it said. */
  private static String assertIsRefused(LoggedProcess submission, int exitCode) throws Exception {
    assertThat(submission.exitCode(Await.SECONDS)).as(submission.log()).isOne();
    ApplicationId application = YarnCluster.application(submission);
    ApplicationReport report = cluster.report(application);
    assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
    assertThat(report.getDiagnostics()).contains("exitCode: " + exitCode);
    assertThat(cluster.attempts(application)).isOne();
    return cluster.errors(application);
  }

  /** Tells whether a look is kept, which comes after the third round of a size. */
  private static boolean hasLook(Path out) throws IOException {
    FileSystem files = out.getFileSystem(new Configuration());
    FileStatus[] found = files.globStatus(new Path(out, "checkpoint/*-0-10000-v*.part"));
    return found != null && found.length > 0;
  }

  private static String text(Path out, String name) throws IOException {
    return new String(read(out, name).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> read(Path out, String name) throws IOException {
    try (RunFolder results = RunFolder.view(out.toString())) {
      return results.read(name);
    }
  }
}
