package walras.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import walras.store.Hdfs;

/**
 * HDFS and YARN as processes of their own, and a Spark that is older than the one Walras is built
 * with, to submit to them with the settings for users. They end with the cluster, at the latest
 * with this virtual machine.
 */
final class YarnCluster implements AutoCloseable {

  private static final Path LIBRARIES = Path.of("spark-on-yarn/target").toAbsolutePath();
  private static final Path HOME = LIBRARIES.resolve("spark");
  private static final Path DEFAULTS =
      Path.of("../cluster-config/yarn/spark-defaults.conf").toAbsolutePath();
  private static final String YARN_SITE = "yarn-site.xml";
  private static final String NODES = "target/test/data/walras";
  private static final Pattern SUBMITTED =
      Pattern.compile("Submitted application (application_\\d+_\\d+)");
  private static final Pattern SERVES = Pattern.compile("yarn serves");
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String QUICK_START = String.join(" ", Deployment.QUICK_START);

  /** What a small machine without a network needs beyond the settings for users. */
  private static final List<String> SETTINGS =
      List.of(
          "spark.yarn.jars=local:" + HOME.resolve("jars") + "/*",
          "spark.driver.memory=640m",
          "spark.executor.memory=640m",
          "spark.executor.cores=1",
          "spark.dynamicAllocation.maxExecutors=2",
          "spark.default.parallelism=3",
          "spark.ui.port=0",
          "spark.yarn.appMasterEnv.JAVA_HOME=" + JAVA_HOME,
          "spark.executorEnv.JAVA_HOME=" + JAVA_HOME,
          "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1",
          "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1",
          "spark.driver.extraJavaOptions=" + QUICK_START,
          "spark.executor.extraJavaOptions=" + QUICK_START,
          "spark.yarn.am.extraJavaOptions=" + QUICK_START);

  private final Path folder;
  private final Path configuration;
  private final Hdfs hdfs;
  private final LoggedProcess yarn;
  private final YarnClient client = YarnClient.createYarnClient();

  private YarnCluster(Path folder, Path configuration, Hdfs hdfs, LoggedProcess yarn) {
    this.folder = folder;
    this.configuration = configuration;
    this.hdfs = hdfs;
    this.yarn = yarn;
  }

  /**
   * Starts a cluster and waits until it serves.
   *
   * @param folder where it keeps its files
   */
  static YarnCluster start(Path folder) throws IOException, InterruptedException {
    if (!Files.isDirectory(HOME)) {
      throw new IllegalStateException(
          "no " + HOME + ": it is made by mvn -pl spark-jobs/spark-on-yarn verify");
    }
    Path configuration = Files.createDirectory(folder.resolve("configuration"));
    LoggedProcess yarn = startYarn(folder, configuration.resolve(YARN_SITE)); // while HDFS starts
    Hdfs hdfs = Hdfs.start(folder.resolve("hdfs"));
    YarnCluster cluster = new YarnCluster(folder, configuration, hdfs, yarn);
    try {
      cluster.connect();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static LoggedProcess startYarn(Path folder, Path site) throws IOException {
    String classPath =
        String.join(
            File.pathSeparator,
            Path.of("target/test-classes").toAbsolutePath().toString(),
            LIBRARIES.resolve("miniyarn") + "/*",
            Path.of("target/minidfs").toAbsolutePath() + "/*",
            Deployment.SPARK_HOME.resolve("jars") + "/*");
    ProcessBuilder builder =
        Deployment.java("512m", classPath, MiniYarn.class.getName(), List.of(site.toString()));
    builder.command().add(1, "-Djdk.net.hosts.file=" + onLoopback(folder.resolve("hosts")));
    return LoggedProcess.start(builder.directory(folder.toFile()));
  }

  /** Has a server that listens to the name of this machine listen to the loopback address. */
  private static Path onLoopback(Path hosts) throws IOException {
    String name = InetAddress.getLocalHost().getHostName();
    return Files.writeString(hosts, "127.0.0.1 localhost " + name + "\n");
  }

  private void connect() throws IOException, InterruptedException {
    Configuration core = new Configuration(false);
    core.set("fs.defaultFS", hdfs.uri());
    try (OutputStream output = Files.newOutputStream(configuration.resolve("core-site.xml"))) {
      core.writeXml(output);
    }
    yarn.logged(SERVES, Await.SECONDS);
    Configuration site = new Configuration();
    site.addResource(configuration.resolve(YARN_SITE).toUri().toURL());
    client.init(site);
    client.start();
  }

  /** Returns a place on HDFS. */
  org.apache.hadoop.fs.Path place(String name) {
    return new org.apache.hadoop.fs.Path(hdfs.uri() + "/runs/" + name);
  }

  /** Returns the file system of run directories. */
  Hdfs hdfs() {
    return hdfs;
  }

  /** Waits until a submission in cluster mode names its application. */
  static ApplicationId application(LoggedProcess submission) throws InterruptedException {
    return ApplicationId.fromString(submission.logged(SUBMITTED, Await.SECONDS).group(1));
  }

  /** Returns what the cluster knows of an application. */
  ApplicationReport report(ApplicationId application) throws IOException, YarnException {
    return client.getApplicationReport(application);
  }

  /** Returns how often the cluster tried to run an application. */
  int attempts(ApplicationId application) throws IOException, YarnException {
    return client.getApplicationAttempts(application).size();
  }

  /** Ends an application as {@code yarn application -kill} does. */
  void kill(ApplicationId application) throws IOException, YarnException {
    client.killApplication(application);
  }

  /** Returns what a driver said that ran in the cluster, and its executors. */
  String errors(ApplicationId application) throws IOException {
    StringBuilder errors = new StringBuilder();
    for (Path logs : below(folder.resolve(NODES), 2, "-logDir-")) {
      Path own = logs.resolve(application.toString());
      if (Files.isDirectory(own)) {
        for (Path file : below(own, 2, "stderr")) {
          errors.append(Files.readString(file));
        }
      }
    }
    return errors.toString();
  }

  /** Returns what lies just so deep; what is deeper may vanish at any time. */
  private static List<Path> below(Path folder, int depth, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> String.valueOf(file.getFileName()).contains(name)).toList();
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
    command.addAll(List.of("--class", "walras.Walras", "--properties-file", DEFAULTS.toString()));
    for (String setting : SETTINGS) {
      command.addAll(List.of("--conf", setting));
    }
    command.addAll(options);
    command.add(Deployment.JAR.toString());
    command.addAll(arguments);
    ProcessBuilder builder = Deployment.submission(HOME, configuration, command);
    return LoggedProcess.start(builder.directory(folder.toFile()));
  }

  @Override
  public void close() {
    client.stop();
    yarn.close();
    hdfs.close();
  }
}
