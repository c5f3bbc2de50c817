package walras.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Spark master and two workers of one core each on a shared network, as processes of their own on
 * loopback addresses: one each, as Spark copies a slow task to another host only. They end with the
 * cluster, at the latest with this virtual machine.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final int WORKERS = 2;
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  private final Path folder;
  private final SharedNetwork network;
  private final Path properties;
  private final Deque<LoggedProcess> processes = new ArrayDeque<>();
  private final List<LoggedProcess> workers = new ArrayList<>();
  private final Thread atExit = new Thread(this::endProcesses, "end of cluster");
  private String master = "";
  private boolean hasEnded;

  private StandaloneCluster(Path folder, SharedNetwork network) throws IOException {
    this.folder = folder;
    this.network = network;
    properties = Files.writeString(folder.resolve("run.conf"), network.run());
  }

  /**
   * Starts a cluster and waits until both workers are registered.
   *
   * @param folder where workers keep what they run
   * @param network how processes trust each other
   */
  static StandaloneCluster start(Path folder, SharedNetwork network)
      throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(folder, network);
    Runtime.getRuntime().addShutdownHook(cluster.atExit);
    try {
      cluster.startMaster();
      cluster.completeWorkers();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void startMaster() throws IOException, InterruptedException {
    LoggedProcess process = daemon("org.apache.spark.deploy.master.Master", 1, List.of());
    master = process.logged(MASTER, Await.SECONDS).group(1);
  }

  /** Starts the workers that are missing, at first or because they died. */
  void completeWorkers() throws IOException, InterruptedException {
    List<LoggedProcess> started = new ArrayList<>();
    for (int alive = workers().size(); alive < WORKERS; alive++) {
      int number = workers.size() + started.size() + 1;
      Path work = folder.resolve("worker-" + number);
      List<String> arguments =
          List.of("--cores", "1", "--memory", "1g", "--work-dir", work.toString(), master);
      started.add(daemon("org.apache.spark.deploy.worker.Worker", number + 1, arguments));
    }
    workers.addAll(started);
    for (LoggedProcess worker : started) {
      worker.logged(REGISTERED, Await.SECONDS);
    }
  }

  private LoggedProcess daemon(String mainClass, int host, List<String> arguments)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("--host", "127.0.0." + host, "--port", "0", "--webui-port", "0"));
    all.addAll(arguments);
    ProcessBuilder builder = Deployment.spark("512m", mainClass, all);
    builder.command().addAll(1, network.daemons());
    return start(builder);
  }

  /** Starts a process that ends with the cluster, unless that has ended. */
  private synchronized LoggedProcess start(ProcessBuilder builder) throws IOException {
    if (hasEnded) {
      throw new IllegalStateException("the cluster has ended");
    }
    LoggedProcess process = LoggedProcess.start(builder.directory(folder.toFile()));
    processes.push(process);
    return process;
  }

  /** Returns the address of the master. */
  String master() {
    return master;
  }

  /** Returns the living worker processes, the parents of executors and of drivers. */
  List<ProcessHandle> workers() {
    return workers.stream().map(LoggedProcess::handle).filter(ProcessHandle::isAlive).toList();
  }

  /** Submits the deployable jar and waits for the end of the submission. */
  Submission submit(List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    try (LoggedProcess submission = start(options, arguments)) {
      int exitCode = submission.exitCode(Await.SECONDS);
      return new Submission(exitCode, submission.log());
    }
  }

  /**
   * Submits the deployable jar.
   *
   * @param options further options of the submission
   * @param arguments arguments of the program
   */
  LoggedProcess start(List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("--master", master, "--class", "walras.Walras"));
    command.addAll(List.of("--properties-file", properties.toString()));
    for (String setting :
        List.of(
            "spark.driver.host=127.0.0.1",
            "spark.driver.bindAddress=127.0.0.1",
            "spark.driver.memory=640m",
            "spark.executor.memory=640m",
            "spark.executor.extraJavaOptions=" + String.join(" ", Deployment.QUICK_START),
            "spark.ui.enabled=false")) {
      command.addAll(List.of("--conf", setting));
    }
    command.addAll(options);
    command.add(Deployment.JAR.toString());
    command.addAll(arguments);
    ProcessBuilder builder = Deployment.spark("1g", "org.apache.spark.deploy.SparkSubmit", command);
    return start(builder);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    endProcesses();
  }

  private synchronized void endProcesses() {
    hasEnded = true;
    processes.forEach(LoggedProcess::close);
  }

  /**
   * What became of a submission.
   *
   * @param exitCode its exit code, in client mode that of the driver
   * @param log what it said
   */
  record Submission(int exitCode, String log) {}
}
