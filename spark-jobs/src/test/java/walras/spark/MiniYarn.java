package walras.spark;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * YARN with two nodes on free ports: a program of its own, because its libraries are not those of
 * Spark. It keeps its files in its working directory and ends with its standard input.
 */
public final class MiniYarn {

  /** Room for a driver and two executors, which is no more memory than they use. */
  private static final String MEGABYTES_OF_A_NODE = "4096";

  /** Where programs that submit find it. */
  private static final List<String> ADDRESSES =
      List.of(
          YarnConfiguration.RM_ADDRESS,
          YarnConfiguration.RM_SCHEDULER_ADDRESS,
          YarnConfiguration.RM_WEBAPP_ADDRESS);

  private static final int NODES = 2;

  private MiniYarn() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments the file to write with what programs that submit must know
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, YarnException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Configuration configuration = settings();
    try (MiniYARNCluster cluster = new MiniYARNCluster("walras", NODES, 1, 1)) {
      cluster.init(configuration);
      cluster.start();
      if (!cluster.waitForNodeManagersToConnect(TimeUnit.SECONDS.toMillis(Await.SECONDS))) {
        throw new IllegalStateException("nodes do not find their manager");
      }
      write(cluster.getConfig(), Path.of(arguments[0]));
      out.println("yarn serves");
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0); // threads of its servers live on
  }

  private static Configuration settings() {
    Configuration settings = new YarnConfiguration();
    settings.set(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, MEGABYTES_OF_A_NODE);
    settings.set(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, "256");
    settings.set(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, "100");
    settings.set(YarnConfiguration.NM_VMEM_CHECK_ENABLED, "false");
    settings.set(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, "100");
    settings.set("yarn.scheduler.capacity.root.queues", "default");
    settings.set("yarn.scheduler.capacity.root.default.capacity", "100");
    settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1");
    return settings;
  }

  private static void write(Configuration cluster, Path file) throws IOException {
    Configuration site = new Configuration(false);
    ADDRESSES.forEach(key -> site.set(key, cluster.get(key)));
    try (OutputStream output = Files.newOutputStream(file)) {
      site.writeXml(output);
    }
  }
}
