package walras.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.StudyRun;

/** What Prometheus reads of a run that is set up as on a cluster. */
class RunSourceTest {

  private static final int REPLICATIONS = 10_007;

  @Test
  void replicationsAndFailuresStandOnThePageThatIsScraped() throws Exception {
    Plan plan = new Plan(List.of(Folds.point(0.001, 100, 100, REPLICATIONS)));
    JavaSparkContext spark = SparkContexts.open("scraped", settings());
    try (Engine engine = SparkEngine.on(spark)) {
      var folds = StudyRun.run(plan, engine, fold -> fold, (points, replications) -> {});
      long failures = folds.get(0).tally().failures().count();

      engine.errorOverTarget(2.5);

      assertThat(failures).isPositive();
      assertThat(scraped(spark).lines())
          .contains(
              "metrics_walras_driver_walras_replications_Count{type=\"counters\"} " + REPLICATIONS,
              "metrics_walras_driver_walras_failures_Count{type=\"counters\"} " + failures,
              "metrics_walras_driver_walras_error_over_target_Value{type=\"gauges\"} 2.5");
    }
  }

  private static String scraped(JavaSparkContext spark) throws IOException {
    URI page = URI.create(spark.sc().uiWebUrl().get() + "/metrics/prometheus");
    try (InputStream input = page.toURL().openStream()) {
      return new String(input.readAllBytes(), UTF_8);
    }
  }

  /** Returns the settings of monitoring of a cluster, on this machine. */
  private static SparkConf settings() throws IOException {
    Properties cluster = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of("../cluster-config/kubernetes/spark-defaults.conf"))) {
      cluster.load(file);
    }
    SparkConf settings =
        new SparkConf()
            .setMaster("local[2]")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.ui.port", "0");
    for (String key : cluster.stringPropertyNames()) {
      if (key.startsWith("spark.metrics.")) {
        settings.set(key, cluster.getProperty(key));
      }
    }
    return settings;
  }
}
