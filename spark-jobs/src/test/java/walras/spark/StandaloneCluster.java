package walras.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A Spark master and two workers of one core each, as processes of their own on the loopback
 * address. They end with the cluster, at the latest with this virtual machine.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final int WORKERS = 2;
  private static final int SECONDS_TO_START = 120;
  private static final int SECONDS_TO_SUBMIT = 300;
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  private final Path folder;
  private final Deque<LoggedProcess> processes = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::endProcesses, "end of cluster");
  private String master = "";

  private StandaloneCluster(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a cluster and waits until both workers are registered.
   *
   * @param folder where workers keep what they run
   */
  static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    Runtime.getRuntime().addShutdownHook(cluster.atExit);
    try {
      cluster.startProcesses();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void startProcesses() throws IOException, InterruptedException {
    List<String> loopback = List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
    master =
        run("org.apache.spark.deploy.master.Master", loopback, MASTER)
            .ready(SECONDS_TO_START)
            .group(1);
    List<LoggedProcess> workers = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      List<String> arguments = new ArrayList<>(loopback);
      arguments.addAll(List.of("--cores", "1", "--memory", "1g"));
      arguments.addAll(List.of("--work-dir", folder.resolve("worker-" + worker).toString()));
      arguments.add(master);
      workers.add(run("org.apache.spark.deploy.worker.Worker", arguments, REGISTERED));
    }
    for (LoggedProcess worker : workers) {
      worker.ready(SECONDS_TO_START);
    }
  }

  private LoggedProcess run(String mainClass, List<String> arguments, Pattern awaited)
      throws IOException {
    ProcessBuilder builder = Deployment.spark("512m", mainClass, arguments);
    LoggedProcess process = LoggedProcess.start(builder.directory(folder.toFile()), awaited);
    processes.push(process);
    return process;
  }

  /** Returns the address of the master. */
  String master() {
    return master;
  }

  /** Returns the worker processes, the parents of executors. */
  List<ProcessHandle> workers() {
    return processes.stream().limit(WORKERS).map(LoggedProcess::handle).toList();
  }

  /** Submits the deployable jar in client mode and waits for its end. */
  Submission submit(List<String> settings, List<String> arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "submit", ".out");
    Path err = Files.createTempFile(folder, "submit", ".err");
    Process process =
        submission(settings, arguments)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS_TO_SUBMIT, TimeUnit.SECONDS)) {
        throw new IllegalStateException("submission did not end:\n" + Files.readString(err));
      }
      return new Submission(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns the process of a submission, not yet started. */
  ProcessBuilder submission(List<String> settings, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("--master", master, "--class", "walras.Walras"));
    List<String> all =
        new ArrayList<>(
            List.of(
                "spark.driver.host=127.0.0.1",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.executor.memory=640m",
                "spark.ui.enabled=false"));
    all.addAll(settings);
    all.forEach(setting -> command.addAll(List.of("--conf", setting)));
    command.add(Deployment.JAR.toString());
    command.addAll(arguments);
    return Deployment.spark("1g", "org.apache.spark.deploy.SparkSubmit", command);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    endProcesses();
  }

  private void endProcesses() {
    processes.forEach(LoggedProcess::close);
  }

  /**
   * What became of a submission.
   *
   * @param exitCode the exit code of the driver
   * @param out its standard output
   * @param err its standard error
   */
  record Submission(int exitCode, String out, String err) {}
}
