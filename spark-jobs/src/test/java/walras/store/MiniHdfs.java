package walras.store;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * HDFS with a name node and a data node on free ports of the loopback address: a program of its
 * own, because its libraries are not those of Spark. It ends with its standard input.
 */
public final class MiniHdfs {

  /** Has the file system take back soon what a dead process holds, instead of after a minute. */
  static final String EXPIRE = "expire";

  private static final long SOON = TimeUnit.SECONDS.toMillis(1);
  private static final long LONG = TimeUnit.MINUTES.toMillis(20);

  private MiniHdfs() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments the folder that holds its files
   */
  public static void main(String[] arguments) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, arguments[0]);
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).build();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      cluster.waitActive();
      out.println("serving " + cluster.getFileSystem().getUri());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(EXPIRE)) {
          cluster.setLeasePeriod(SOON, LONG);
          out.println("leases expire");
        }
      }
    }
    System.exit(0); // threads of its servers live on
  }
}
