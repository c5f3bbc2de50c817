package walras.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import walras.spark.Await;
import walras.spark.Deployment;
import walras.spark.LoggedProcess;

/** A {@link MiniHdfs} in a process of its own, for as long as it is open. */
public final class Hdfs implements AutoCloseable {

  private static final Pattern SERVING = Pattern.compile("serving (hdfs://\\S+)");
  private static final Pattern EXPIRING = Pattern.compile("leases expire");

  private final LoggedProcess process;
  private final String uri;

  private Hdfs(LoggedProcess process, String uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts the file system in a folder of this machine and waits until it serves. */
  public static Hdfs start(Path folder) throws IOException, InterruptedException {
    String classPath =
        String.join(
            File.pathSeparator,
            Path.of("target/test-classes").toAbsolutePath().toString(),
            Path.of("target/minidfs").toAbsolutePath() + "/*",
            Deployment.SPARK_HOME.resolve("jars") + "/*");
    ProcessBuilder builder =
        Deployment.java("512m", classPath, MiniHdfs.class.getName(), List.of(folder.toString()));
    LoggedProcess process = LoggedProcess.start(builder);
    try {
      return new Hdfs(process, process.logged(SERVING, Await.SECONDS).group(1));
    } catch (InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** Returns the root of the file system. */
  public String uri() {
    return uri;
  }

  /** Has the file system take back soon what dead processes hold. */
  public void expireLeases() throws IOException, InterruptedException {
    process.say(MiniHdfs.EXPIRE);
    process.logged(EXPIRING, Await.SECONDS);
  }

  @Override
  public void close() {
    process.close();
  }
}
