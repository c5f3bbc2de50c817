package walras.spark;

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
final class Deployment {

  static final Path JAR = Path.of("target/walras-spark-jobs.jar").toAbsolutePath();
  static final Path SPARK_HOME = Path.of("target/spark").toAbsolutePath();

  private Deployment() {}

  /** Returns the jars of Spark. */
  static List<Path> sparkJars() {
    try (Stream<Path> jars = Files.list(SPARK_HOME.resolve("jars"))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a process, not yet started, that runs a class of Spark as its scripts do. */
  static ProcessBuilder spark(String heap, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split(" +")));
    command.addAll(List.of("-cp", SPARK_HOME.resolve("jars") + "/*", mainClass));
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command);
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> name.startsWith("SPARK_"));
    environment.put("SPARK_HOME", SPARK_HOME.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    return process;
  }
}
