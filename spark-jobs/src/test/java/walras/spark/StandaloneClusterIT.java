package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import walras.replications.RowsOnDisk;
import walras.spark.StandaloneCluster.Submission;

/**
 * Runs on a cluster of real processes that prove to each other who they are, in both deploy modes,
 * and what may befall them: each ends with the bytes of a run on threads that nothing disturbed.
 */
class StandaloneClusterIT {

  private static final String SECRET = "of this test only";
  private static final String ENDLESS = "replications=1e9";

  @TempDir private static Path folder;
  private static StandaloneCluster cluster;
  private static SharedNetwork network;
  private static Path jar;
  private static Path study;
  private static Path expected;
  private Path faults;

  @BeforeAll
  static void startClusterAndRunUndisturbed() throws IOException, InterruptedException {
    network = SharedNetwork.with(SECRET.replace(' ', '-'));
    cluster = StandaloneCluster.start(folder, network);
    jar = UserJar.write(folder.resolve("user.jar"));
    study = Files.writeString(folder.resolve("fragile.yaml"), new FragileCoins().example());
    Path undisturbed = folder.resolve("undisturbed");
    expected = undisturbed.resolve("results.json");
    Submission threads =
        cluster.submit(List.of("--jars", jar.toString()), run(undisturbed, "--engine", "threads"));
    assertThat(threads.exitCode()).as(threads.log()).isZero();
  }

  @AfterAll
  static void endCluster() {
    cluster.close();
  }

  @BeforeEach
  void completeCluster() throws IOException, InterruptedException {
    cluster.completeWorkers();
    faults = Files.createTempDirectory(folder, "faults");
  }

  @Test
  void exitCodeOfBadInputReachesTheCaller() throws IOException, InterruptedException {
    Submission submission = cluster.submit(List.of(), List.of("run", "no-such-study"));

    assertThat(submission.exitCode()).isEqualTo(2);
  }

  @Test
  void whoDoesNotKnowTheSecretIsRefused() throws IOException {
    findMaster(conf());
    assertThatThrownBy(() -> findMaster(new SparkConf(false))).isInstanceOf(SparkException.class);
  }

  /** Every replication leaves its row, those of tasks that failed or died included. */
  @Test
  void aTaskThatFailsAndAnExecutorThatDiesCostNoBitsAndNoRows() throws Exception {
    Path out = folder.resolve("executor");
    ask(Faults.FAIL, 0);
    ask(Faults.HOLD, 6);
    List<String> shared = List.of("--conf", "spark.walras.shared=" + folder);
    try (LoggedProcess submission = start(shared, run(out, "--set", "keep-replications=true"))) {
      ProcessHandle executor = held();

      executor.destroyForcibly();

      assertThat(submission.exitCode(Await.SECONDS)).as(submission.log()).isZero();
      assertThat(submission.log()).contains("this task fails once", "Lost executor");
      assertThat(out.resolve("results.json")).hasSameBinaryContentAs(expected);
    }
    JsonNode points = JsonMapper.builder().build().readTree(expected.toFile()).path("points");
    for (JsonNode point : points) {
      long replications = point.path("replications").asLong();
      RowsOnDisk.assertWhole(out, point.path("id").asText(), replications);
    }
    assertThat(RowsOnDisk.files(out)).hasSizeGreaterThan(points.size());
  }

  @Test
  void aWorkerThatDiesLeavesTheRunToTheOther() throws Exception {
    Path out = folder.resolve("worker");
    ask(Faults.HOLD, 6);
    try (LoggedProcess submission = start(List.of(), run(out))) {
      ProcessHandle executor = held();

      executor.parent().orElseThrow().destroyForcibly();

      assertThat(submission.exitCode(Await.SECONDS)).as(submission.log()).isZero();
      assertThat(submission.log()).contains("Lost executor");
      assertThat(out.resolve("results.json")).hasSameBinaryContentAs(expected);
      Await.until("the end of an executor without its worker", () -> hasEnded(executor));
    }
    Await.until("the end of the worker", () -> cluster.workers().size() == 1);
  }

  @Test
  void anExecutorThatAnswersLateIsNotWaitedForNorCountedTwice() throws Exception {
    Path out = folder.resolve("late");
    ask(Faults.HOLD, 0);
    try (LoggedProcess submission = start(List.of(), run(out))) {
      long executor = held().pid();
      signal("STOP", executor);
      try {
        Await.until("blocks of the stopped executor, recomputed", () -> hasLook(out));
      } finally {
        Files.createFile(faults.resolve(Faults.RELEASE));
        signal("CONT", executor);
      }

      assertThat(submission.exitCode(Await.SECONDS)).as(submission.log()).isZero();
      assertThat(submission.log()).doesNotContain("Lost executor");
      assertThat(out.resolve("results.json")).hasSameBinaryContentAs(expected);
    }
  }

  @Test
  void aDriverThatDiesIsResumedOnFewerCoresWithOtherTasks() throws Exception {
    Path out = folder.resolve("driver");
    try (LoggedProcess submission = start(List.of(), run(out, "--set", ENDLESS))) {
      Await.until("a part of the checkpoint", () -> hasLook(out));

      submission.handle().destroyForcibly();

      assertThat(submission.exitCode(Await.SECONDS)).isEqualTo(137);
    }
    List<String> smaller =
        List.of("--conf", "spark.cores.max=1", "--conf", SparkEngine.TASKS + "=3");
    try (LoggedProcess submission = start(smaller, run(out))) {
      assertThat(submission.exitCode(Await.SECONDS)).as(submission.log()).isZero();
      assertThat(submission.log()).contains(" are held and not run again");
      assertThat(out.resolve("run.log")).content().contains("engine spark, 3 tasks a round");
      assertThat(out.resolve("results.json")).hasSameBinaryContentAs(expected);
    }
  }

  @Test
  void aDriverInTheClusterWritesToASharedFolderAloneAndSaysHowItEnded() throws Exception {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Path lost = folder.resolve("lost");
    Path out = shared.resolve("run");
    List<String> options = new ArrayList<>(List.of("--deploy-mode", "cluster"));
    options.addAll(List.of("--driver-java-options", String.join(" ", network.driver())));
    options.addAll(List.of("--conf", "spark.walras.shared=" + shared));
    try (LoggedProcess refused = start(options, run(lost));
        LoggedProcess works = start(options, run(out))) {
      Await.until("the end of the driver", () -> !outcome(out).isEmpty());
      assertThat(refused.exitCode(Await.SECONDS)).as(refused.log()).isZero(); // it was submitted
      assertThat(works.exitCode(Await.SECONDS)).as(works.log()).isZero();
    }
    assertThat(out.resolve("outcome.json")).content().contains("\"exit_code\" : 0", "done, ");
    assertThat(out.resolve("results.json")).hasSameBinaryContentAs(expected);
    Await.until(
        "the other driver, which may run last", () -> errorsOfDrivers().contains("got " + lost));
    assertThat(errorsOfDrivers())
        .contains("--out: in cluster mode a folder must lie on a file system");
    assertThat(lost).doesNotExist();

    try (LoggedProcess another = start(options, run(out, "--set", "seed=2"))) {
      Await.until("its refusal", () -> outcome(out).contains("\"exit_code\" : 5"));
      assertThat(outcome(out)).as(another.log()).contains("seed");
    }
  }

  private static List<String> run(Path out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private LoggedProcess start(List<String> more, List<String> arguments) throws IOException {
    List<String> options = new ArrayList<>(List.of("--jars", jar.toString()));
    options.addAll(List.of("--conf", "spark.executorEnv." + Faults.FOLDER + "=" + faults));
    options.addAll(more);
    return cluster.start(options, arguments);
  }

  private void ask(String fault, int firstRound) throws IOException {
    Files.writeString(faults.resolve(fault), Integer.toString(firstRound));
  }

  /** Waits until a task is held up, and returns its executor. */
  private ProcessHandle held() throws Exception {
    Path file = faults.resolve(Faults.HELD);
    Await.until("a task that is held up", () -> Files.exists(file));
    return ProcessHandle.of(Long.parseLong(Files.readString(file))).orElseThrow();
  }

  /** Tells whether a process has ended; one that nobody reaps stays, without a command. */
  private static boolean hasEnded(ProcessHandle process) {
    return !process.isAlive() || process.info().command().isEmpty();
  }

  /** Tells whether a look is kept, which comes after the third round of a size. */
  private static boolean hasLook(Path out) throws IOException {
    Path checkpoint = out.resolve("checkpoint");
    if (!Files.isDirectory(checkpoint)) {
      return false;
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(checkpoint, "*-0-10000-v*.part")) {
      return parts.iterator().hasNext();
    }
  }

  private static String outcome(Path out) throws IOException {
    try {
      return Files.readString(out.resolve("outcome.json"));
    } catch (NoSuchFileException e) {
      return ""; // not yet, or the next run has just taken it away
    }
  }

  private static void signal(String name, long process) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process)).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Returns what drivers said that ran in the cluster, which their workers keep. */
  private static String errorsOfDrivers() throws IOException {
    StringBuilder errors = new StringBuilder();
    try (DirectoryStream<Path> workers = Files.newDirectoryStream(folder, "worker-*")) {
      for (Path worker : workers) {
        try (DirectoryStream<Path> drivers = Files.newDirectoryStream(worker, "driver-*")) {
          for (Path driver : drivers) {
            Path said = driver.resolve("stderr");
            errors.append(Files.exists(said) ? Files.readString(said) : "");
          }
        }
      }
    }
    return errors.toString();
  }

  /** Asks for the master as a driver does; what refuses that is thrown. */
  private static void findMaster(SparkConf conf) {
    var secretFile = package$.MODULE$.AUTH_SECRET_FILE();
    SecurityManager security = new SecurityManager(conf, Option.empty(), secretFile);
    RpcEnv asking = RpcEnv.create("asking", "127.0.0.1", 0, conf, security, true);
    try {
      asking.setupEndpointRef(RpcAddress.fromSparkURL(cluster.master()), "Master");
    } finally {
      asking.shutdown();
    }
  }

  private static SparkConf conf() throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(network.run()));
    SparkConf conf = new SparkConf(false);
    settings.forEach((key, value) -> conf.set(key.toString(), value.toString()));
    return conf;
  }
}
