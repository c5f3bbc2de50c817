package walras.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** What the build has laid out: the deployable jar and a home for Spark. */
public final class Deployment {

  public static final Path JAR = Path.of("target/walras-spark-jobs.jar").toAbsolutePath();
  public static final Path SPARK_HOME = Path.of("target/spark").toAbsolutePath();

  /** Options of virtual machines that live for seconds; results do not depend on them. */
  static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private Deployment() {}

  /** Returns the jars of Spark. */
  public static List<Path> sparkJars() {
    try (Stream<Path> jars = Files.list(SPARK_HOME.resolve("jars"))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a process, not yet started, that runs a class of Spark as its scripts do. */
  public static ProcessBuilder spark(String heap, String mainClass, List<String> arguments) {
    String classPath = SPARK_HOME.resolve("jars") + "/*";
    return ofSpark(SPARK_HOME, java(heap, classPath, mainClass, arguments));
  }

  /** Returns a submission, not yet started, by another Spark to a cluster of Hadoop. */
  static ProcessBuilder submission(Path sparkHome, Path configuration, List<String> arguments) {
    String classPath = configuration + File.pathSeparator + sparkHome.resolve("jars") + "/*";
    String mainClass = "org.apache.spark.deploy.SparkSubmit";
    ProcessBuilder process = ofSpark(sparkHome, java("1g", classPath, mainClass, arguments));
    process.environment().put("HADOOP_CONF_DIR", configuration.toString());
    return process;
  }

  private static ProcessBuilder ofSpark(Path home, ProcessBuilder process) {
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> name.startsWith("SPARK_"));
    environment.put("SPARK_HOME", home.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    return process;
  }

  /** Returns a process, not yet started, that runs the deployable jar as the script does. */
  public static ProcessBuilder walras(List<String> arguments) {
    String classPath = JAR + File.pathSeparator + SPARK_HOME.resolve("jars") + "/*";
    return java("1g", classPath, "walras.Walras", arguments);
  }

  /** Returns a process, not yet started, of a virtual machine that is open to Spark. */
  public static ProcessBuilder java(
      String heap, String classPath, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(QUICK_START);
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" +")));
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
