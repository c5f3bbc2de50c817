package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.Progress;
import walras.run.StudyRun;
import walras.run.ThreadsEngine;
import walras.spark.StandaloneCluster.Submission;

class StandaloneClusterIT {

  private static final Plan PLAN = new Plan(List.of(Folds.point(0.001, 100, 100, 500_000)));

  @TempDir private static Path folder;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    cluster = StandaloneCluster.start(folder);
  }

  @AfterAll
  static void endCluster() {
    cluster.close();
  }

  @Test
  void submittedBundledStudyWritesTheBytesOfThreads() throws IOException, InterruptedException {
    Path byCluster = folder.resolve("by-cluster");
    Path byThreads = folder.resolve("by-threads");
    List<String> tasks = List.of(SparkEngine.TASKS + "=7");

    Submission spark = cluster.submit(tasks, run(byCluster, "spark"));
    Submission threads = cluster.submit(List.of(), run(byThreads, "threads"));

    assertThat(spark.exitCode()).as(spark.err()).isZero();
    assertThat(threads.exitCode()).as(threads.err()).isZero();
    assertThat(byCluster.resolve("results.json"))
        .hasSameBinaryContentAs(byThreads.resolve("results.json"));
  }

  @Test
  void exitCodeOfBadInputReachesTheCaller() throws IOException, InterruptedException {
    Submission submission = cluster.submit(List.of(), List.of("run", "no-such-study"));

    assertThat(submission.exitCode()).isEqualTo(2);
  }

  @Test
  void bitsDoNotDependOnAnExecutorThatDies() throws Exception {
    AtomicBoolean killed = new AtomicBoolean();
    Progress killer =
        (points, replications) -> {
          if (!killed.getAndSet(true)) {
            cluster.workers().get(0).children().forEach(ProcessHandle::destroyForcibly);
          }
        };
    byte[] expected;
    try (Engine engine = ThreadsEngine.open(2)) {
      expected =
          Folds.bytes(StudyRun.run(PLAN, engine, fold -> fold, (points, replications) -> {}));
    }
    try (Engine engine = SparkEngine.on(SparkContexts.open("cluster", settings()))) {
      assertThat(Folds.bytes(StudyRun.run(PLAN, engine, fold -> fold, killer))).isEqualTo(expected);
    }
    assertThat(killed).isTrue();
  }

  private static List<String> run(Path out, String engine) {
    return List.of(
        "run",
        "market-game",
        "--set",
        "replications=30001",
        "--engine",
        engine,
        "--out",
        out.toString());
  }

  private static SparkConf settings() throws IOException {
    return new SparkConf()
        .setMaster(cluster.master())
        .set("spark.jars", Deployment.JAR + "," + jarOfUser())
        .set("spark.home", Deployment.SPARK_HOME.toString())
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.executor.memory", "640m")
        .set("spark.ui.enabled", "false")
        .set(SparkEngine.TASKS, "200");
  }

  /** Packs the test's market as a user packs a mechanism. */
  private static Path jarOfUser() throws IOException {
    Path classes = Path.of("target/test-classes");
    Path jar = folder.resolve("user.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> files = Files.list(classes.resolve("walras/spark"))) {
      for (Path path : files.filter(path -> path.toString().contains("Coin")).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, entries);
      }
    }
    return jar;
  }
}
