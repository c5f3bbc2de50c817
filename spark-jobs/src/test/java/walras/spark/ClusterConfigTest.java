package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.Network$;
import org.apache.spark.internal.config.Status$;
import org.apache.spark.internal.config.UI$;
import org.apache.spark.internal.config.package$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration says where a study runs and may not change a digit of its results. */
class ClusterConfigTest {

  /** Keys that Spark reads without declaring them, and ours. */
  private static final Set<String> UNDECLARED = Set.of("spark.master", SparkEngine.TASKS);

  /** Keys that modules of Spark declare which are not on the class path here: see their manuals. */
  private static final Set<String> OF_OTHER_MODULES =
      Set.of(
          "spark.yarn.maxAppAttempts",
          "spark.kubernetes.authenticate.driver.serviceAccountName",
          "spark.kubernetes.submission.waitAppCompletion",
          "spark.kubernetes.executor.deleteOnTermination");

  /** What begins keys whose rest is free: settings of sinks, annotations of pods. */
  private static final Pattern FREE =
      Pattern.compile(
          "spark\\.metrics\\.conf\\.driver\\.sink\\.prometheusServlet\\.(class|path)"
              + "|spark\\.kubernetes\\.driver\\.annotation\\.prometheus\\.io/(scrape|path|port)");

  /** What chooses code. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "spark\\.(serializer|kryo|jars|files|archives|plugins|submit\\.pyFiles).*"
              + "|spark.*(JavaOptions|[cC]lassPath|LibraryPath)(First)?");

  /** What says who is trusted, and what is encrypted. */
  private static final Pattern TRUST =
      Pattern.compile("spark\\.(authenticate|network\\.crypto|io\\.encryption).*");

  /** All files, named by their folders. */
  static List<Path> files() {
    try (Stream<Path> files = Files.walk(Path.of("../cluster-config"))) {
      return files.filter(file -> file.endsWith("spark-defaults.conf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void settingsAreKnownHarmlessAndExplained(Path file) throws IOException {
    assertThat(complaints(Files.readString(file))).isEmpty();
  }

  @Test
  void settingsThatChooseCodeOrAreUnknownOrUnexplainedAreFound() throws IOException {
    String file =
        """
        # Why not.
        spark.driver.extraJavaOptions -XX:-UseLibmIntrinsic
        # Why not.
        spark.serializer org.apache.spark.serializer.JavaSerializer
        # Why not.
        spark.executor.mermory 2g
        spark.executor.memory 2g
        """;

    assertThat(complaints(file))
        .containsExactly(
            "spark.driver.extraJavaOptions chooses code",
            "spark.serializer chooses code",
            "spark.executor.mermory is unknown",
            "spark.executor.memory is not explained");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yarn", "kubernetes"})
  void whatClustersTrustIsThatOfTheClusterOfTheTests(String target) throws IOException {
    Properties tested = trust(SharedNetwork.with("secret").run());
    tested.remove("spark.authenticate.secret"); // made there for every run

    Path file = Path.of("../cluster-config", target, "spark-defaults.conf");

    assertThat(trust(Files.readString(file))).isEqualTo(tested).isNotEmpty();
  }

  /** Spark counts the cores that it has, and has none where executors come when tasks wait. */
  @ParameterizedTest
  @ValueSource(strings = {"yarn", "kubernetes"})
  void aRoundHasTasksForAllCoresThatMayCome(String target) throws IOException {
    Path file = Path.of("../cluster-config", target, "spark-defaults.conf");
    Properties settings = settings(Files.readString(file));

    int executors = number(settings, "spark.dynamicAllocation.maxExecutors");
    int cores = number(settings, "spark.executor.cores");
    assertThat(number(settings, "spark.default.parallelism")).isEqualTo(executors * cores);
  }

  private static int number(Properties settings, String key) {
    return Integer.parseInt(settings.getProperty(key));
  }

  private static Properties settings(String file) throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(file));
    return settings;
  }

  private static Properties trust(String file) throws IOException {
    Properties settings = settings(file);
    settings.keySet().removeIf(key -> !TRUST.matcher(key.toString()).matches());
    return settings;
  }

  private static List<String> complaints(String file) throws IOException {
    List<String> complaints = new ArrayList<>();
    String above = "";
    for (String line : file.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Properties setting = new Properties();
        setting.load(new StringReader(line));
        for (String key : new TreeSet<>(setting.stringPropertyNames())) {
          complain(key, above, complaints);
        }
      }
      above = line;
    }
    return complaints;
  }

  private static void complain(String key, String above, List<String> complaints) {
    if (FORBIDDEN.matcher(key).matches()) {
      complaints.add(key + " chooses code");
    } else if (!isKnown(key)) {
      complaints.add(key + " is unknown");
    } else if (!above.startsWith("#")) {
      complaints.add(key + " is not explained");
    }
  }

  private static boolean isKnown(String key) {
    assertThat(package$.MODULE$).isNotNull(); // declares Spark's keys
    assertThat(Network$.MODULE$).isNotNull(); // declares those of connections
    assertThat(UI$.MODULE$).isNotNull(); // declares those of its pages
    assertThat(Status$.MODULE$).isNotNull(); // declares how much they remember
    return UNDECLARED.contains(key)
        || OF_OTHER_MODULES.contains(key)
        || FREE.matcher(key).matches()
        || ConfigEntry.findEntry(key) != null;
  }
}
