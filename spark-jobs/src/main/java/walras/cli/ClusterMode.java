package walras.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a driver must not do that Spark started on a machine of the cluster: leave its results
 * there, where nobody looks for them and where the next run will not be; nor have executors write
 * to a folder of another machine.
 *
 * <p>Spark hands its settings to such a driver as system properties. On Kubernetes the driver
 * itself is told that it runs in client mode, and that it was submitted.
 */
final class ClusterMode {

  /** The folder that all machines of the cluster share, if there is one. */
  static final String SHARED = "spark.walras.shared";

  private static final String MASTER = "spark.master";
  private static final String LOCAL = "local";
  private static final String DEPLOY_MODE = "spark.submit.deployMode";
  private static final String ON_KUBERNETES = "spark.kubernetes.submitInDriver";
  private static final Pattern REMOTE = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:.*");

  private ClusterMode() {}

  /**
   * Refuses a run directory that would be lost.
   *
   * @param location what the user wrote, or the default
   */
  static void checkOut(String location) {
    if (!isDriverInCluster() || REMOTE.matcher(location).matches() || isShared(location)) {
      return;
    }
    throw new UserError(
        ExitCodes.BAD_INPUT,
        ("--out: in cluster mode a folder must lie on a file system that every machine reaches,"
                + " such as hdfs://host/folder or s3a://bucket/folder, got %s: the driver runs on"
                + " whichever machine the cluster chose, and would leave the results there (a"
                + " folder that all machines share is named by %s)")
            .formatted(location, SHARED));
  }

  /**
   * Refuses a run directory that executors on other machines would not find.
   *
   * @param location what the user wrote, or the default
   */
  static void checkRows(String location) {
    String master = System.getProperty(MASTER, LOCAL);
    if (master.startsWith(LOCAL) || REMOTE.matcher(location).matches() || isShared(location)) {
      return;
    }
    throw new UserError(
        ExitCodes.BAD_INPUT,
        ("--out: with keep-replications a folder must lie on a file system that every machine"
                + " reaches, such as hdfs://host/folder or s3a://bucket/folder, got %s: executors"
                + " of %s write to it (a folder that all machines share is named by %s)")
            .formatted(location, master, SHARED));
  }

  private static boolean isDriverInCluster() {
    return System.getProperty(DEPLOY_MODE, "").equals("cluster")
        || System.getProperty(ON_KUBERNETES, "").equals("true");
  }

  private static boolean isShared(String location) {
    String shared = System.getProperty(SHARED, "");
    return !shared.isEmpty()
        && List.of("", "file:", "file://").stream()
            .filter(location::startsWith)
            .map(prefix -> location.substring(prefix.length()))
            .anyMatch(path -> path.startsWith("/") && isBelow(Path.of(shared), path));
  }

  private static boolean isBelow(Path shared, String path) {
    return Path.of(path).normalize().startsWith(shared.normalize());
  }
}
