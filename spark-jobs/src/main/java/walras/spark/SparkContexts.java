package walras.spark;

import java.util.Map;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.ShutdownHookManager;
import scala.runtime.BoxedUnit;

/** Opens Spark contexts: in this process, or where {@code spark-submit} says. */
final class SparkContexts {

  /** What results must pass through; no configuration may change it. */
  static final Map<String, String> MANDATORY =
      Map.of(
          "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
          "spark.kryo.registrator", WalrasKryoRegistrator.class.getName(),
          "spark.kryo.registrationRequired", "true");

  /** What holds unless configured. A result of a long range of blocks needs the large buffer. */
  private static final Map<String, String> DEFAULTS =
      Map.of("spark.kryoserializer.buffer.max", "512m", "spark.ui.showConsoleProgress", "false");

  /** What holds in addition within this process: no pages, nothing outside this machine. */
  private static final Map<String, String> IN_PROCESS =
      Map.of(
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.driver.host", "127.0.0.1",
          "spark.ui.enabled", "false");

  /**
   * What holds in addition where tasks share this process: an error of the virtual machine in a
   * task, such as memory that ran out, fails the run instead of ending the process on the spot.
   */
  private static final Map<String, String> LOCAL =
      Map.of("spark.executor.killOnFatalError.depth", "0");

  private SparkContexts() {}

  /**
   * Opens a context; the caller closes it.
   *
   * @param name the name of the study, for Spark's own pages
   */
  static JavaSparkContext open(String name) {
    return open(name, new SparkConf());
  }

  /** Opens a context with settings, which are completed. */
  static JavaSparkContext open(String name, SparkConf settings) {
    boolean submitted = settings.contains("spark.master");
    if (submitted) {
      settings.setIfMissing("spark.log.level", "WARN");
    } else {
      settings.setMaster("local[*]");
      IN_PROCESS.forEach(settings::setIfMissing);
    }
    if (settings.get("spark.master").startsWith("local")) {
      LOCAL.forEach(settings::setIfMissing);
    }
    takeSecretOfWorker(settings);
    DEFAULTS.forEach(settings::setIfMissing);
    MANDATORY.forEach(settings::set);
    JavaSparkContext spark = new JavaSparkContext(settings.setAppName("walras " + name));
    if (!submitted) {
      endQuietly(spark);
    }
    return spark;
  }

  /**
   * Settles the secret of a driver that a worker of a standalone cluster started. The worker keeps
   * it from the settings, which show in lists of processes, and hands it over in the environment,
   * where the check of the settings does not look.
   */
  private static void takeSecretOfWorker(SparkConf settings) {
    String secret = System.getenv(SecurityManager.ENV_AUTH_SECRET());
    if (secret != null && settings.getBoolean("spark.authenticate", false)) {
      settings.setIfMissing("spark.authenticate.secret", secret);
    }
  }

  /** Keeps what Spark logs about its own sudden end from a user who asked for it by a signal. */
  private static void endQuietly(JavaSparkContext spark) {
    ShutdownHookManager.addShutdownHook(
        ShutdownHookManager.SPARK_CONTEXT_SHUTDOWN_PRIORITY() + 1,
        () -> {
          spark.setLogLevel("OFF");
          Thread.setDefaultUncaughtExceptionHandler(SparkContexts::endThread);
          return BoxedUnit.UNIT;
        });
  }

  /** Lets a thread that the end interrupted end without its stack trace. */
  private static void endThread(Thread thread, Throwable failure) {
    if (!(failure instanceof InterruptedException)) {
      thread.getThreadGroup().uncaughtException(thread, failure);
    }
  }
}
