package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paired differences between markets, from the study to the files. */
class ContrastRunTest {

  /** Two nearly equal economies, and a third in which hardly anything is alike. */
  private static final String STUDY =
      """
      study: paired
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
      vary: {environment.kappa.q: [0.10, 0.101, 0.9]}
      sizes: [100, 1000]
      replications: 2e4
      method: both
      seed: 20261120
      contrasts:
        - {of: {environment.kappa.q: 0.1}, minus: {environment.kappa.q: 0.101}}
        - of: {environment.kappa.q: 0.1}
          minus: {environment.kappa.q: 0.9}
          metrics: [welfare_gap, price_error]
      """;

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.master", "local[2]");

  /** Of 108 distances from exact differences: false alarm 1e-6 in all, two sides. */
  private static final double LARGEST_DISTANCE = 5.8;

  @TempDir private Path folder;

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
  }

  private CommandLineRun run(String name, String... more) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    arguments.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private JsonNode results(String name) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(folder.resolve(name + "/results.json")));
  }

  private static JsonNode metric(JsonNode point, String name) {
    for (JsonNode metric : point.path("metrics")) {
      if (metric.path("name").asText().equals(name)) {
        return metric.path("estimates").path(0);
      }
    }
    throw new AssertionError("no metric " + name);
  }

  /** Returns what two errors are together if their samples are taken for independent. */
  private static double unpaired(JsonNode of, JsonNode minus, String metric) {
    return Math.hypot(
        metric(of, metric).path("std_error").asDouble(),
        metric(minus, metric).path("std_error").asDouble());
  }

  @Test
  void differencesAgreeWithTheEnumerationAndErrorsArePaired() throws IOException {
    CommandLineRun run = run("a", "--engine", "threads");
    JsonNode results = results("a");

    assertThat(results.path("points")).hasSize(6);
    assertThat(results.path("contrasts")).hasSize(4);
    List<JsonNode> distances = results.path("contrasts").findValues("z");
    // 24 and 2 metrics, over all states and in two, at two sizes
    assertThat(distances).hasSize(156);
    assertThat(distances)
        .filteredOn(JsonNode::isNumber)
        .hasSizeGreaterThan(90)
        .allMatch(z -> Math.abs(z.asDouble()) < LARGEST_DISTANCE);
    JsonNode near = results.path("contrasts").path(1);
    JsonNode of = results.path("points").path(1);
    JsonNode minus = results.path("points").path(3);
    assertThat(near.path("of").path("id")).isEqualTo(of.path("id"));
    assertThat(near.path("minus").path("id")).isEqualTo(minus.path("id"));
    assertThat(metric(near, "welfare_gap").path("std_error").asDouble())
        .isLessThan(0.1 * unpaired(of, minus, "welfare_gap"));
    double difference =
        metric(of, "welfare_gap").path("mean").asDouble()
            - metric(minus, "welfare_gap").path("mean").asDouble();
    assertThat(metric(near, "welfare_gap").path("mean").asDouble())
        .isEqualTo(difference, within(1e-12 * Math.abs(difference) + 1e-15));
    assertThat(run.out())
        .contains("kappa.q=0.10 minus market-game, kappa.q=0.101")
        .contains("differences of means, paired standard errors");
  }

  @Test
  void theErrorIsThatOfDifferencesOfReplayedReplications() throws IOException {
    run("r", "--engine", "threads", "--set", "replications=16", "--set", "method=monte-carlo");
    JsonNode results = results("r");
    for (JsonNode contrast : results.path("contrasts")) {
      double[] differences = new double[16];
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        differences[i] = replayed(contrast.path("of"), i) - replayed(contrast.path("minus"), i);
        assertThat(replayed(contrast, i)).isEqualTo(differences[i]);
        sum += differences[i];
      }
      double squares = 0;
      for (double difference : differences) {
        squares += (difference - sum / 16) * (difference - sum / 16);
      }
      JsonNode estimate = metric(contrast, "price_error");
      assertThat(estimate.path("mean").asDouble()).isEqualTo(sum / 16, within(1e-15));
      double error = Math.sqrt(squares / 15 / 16);
      assertThat(estimate.path("std_error").asDouble()).isEqualTo(error, within(1e-12 * error));
    }
  }

  private double replayed(JsonNode point, int replication) throws IOException {
    CommandLineRun replay =
        CommandLineRun.of(
            "replay",
            folder.resolve("study.yaml").toString(),
            "--size",
            point.path("size").asText(),
            "--point",
            point.path("id").asText(),
            "--replication",
            Integer.toString(replication),
            "--json");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    JsonNode details = JsonMapper.builder().build().readTree(replay.out()).path("details");
    return details.path("metrics").path("price_error").asDouble();
  }

  @Test
  void bothEnginesYieldTheSameBytes() throws IOException {
    String[] small = {"--set", "replications=12001", "--set", "method=monte-carlo"};
    run("threads", "--engine", "threads", small[0], small[1], small[2], small[3]);
    LOOPBACK.forEach(System::setProperty);
    run("spark", small);

    for (String file : List.of("results.json", "derived.csv", "summary.csv")) {
      assertThat(folder.resolve("spark").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("threads").resolve(file));
    }
  }

  @Test
  void contrastsAreRowsOfDerivedCsvAndNoDesignPoints() throws IOException {
    run("a", "--engine", "threads", "--set", "replications=1e3");
    String derived = Files.readString(folder.resolve("a/derived.csv"));
    String summary = Files.readString(folder.resolve("a/summary.csv"));

    assertThat(summary).doesNotContain("minus");
    assertThat(derived.lines().skip(1)).allMatch(row -> row.contains(",difference,market-game,"));
    // 24 and 2 metrics, over all states and in two, at two sizes, by both methods; 4 undefined ones
    assertThat(derived.lines()).hasSize(1 + 26 * 3 * 2 * 2 + 4 * 2);
    CommandLineRun report = CommandLineRun.of("report", folder.resolve("a").toString(), "--tex");
    assertThat(report.exitCode()).isZero();
    assertThat(report.out()).contains("differences of means");
    assertThat(folder.resolve("a/derived.csv")).hasContent(derived);
    assertThat(Files.readString(folder.resolve("a/contrasts.tex")))
        .contains("\\toprule", "market-game, kappa.q=0.10 minus market-game, kappa.q=0.9")
        .contains("paired standard errors")
        .containsPattern("1000 & \\$-?[0-9.]+\\([0-9]{2}\\)");
  }

  @Test
  void checkSaysThatBothSidesRunOnceMore() throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);

    CommandLineRun check = CommandLineRun.of("check", study.toString());

    assertThat(check.exitCode()).isZero();
    assertThat(check.out())
        .contains("Contrasts: each simulates both of its design points once more")
        .containsPattern("minus market-game, kappa.q=0.9, N=1000, point [0-9a-f]{16}: 20000");
  }

  @Test
  void reducedErrorsAreThoseOfDifferences() throws IOException {
    run("c", "--engine", "threads", "--set", "method=monte-carlo");
    JsonNode near = metric(results("c").path("contrasts").path(1), "resource_waste");

    assertThat(near.path("reduced_std_error").asDouble())
        .isPositive()
        .isLessThan(0.1 * near.path("std_error").asDouble());
    assertThat(near.path("reduced_mean").asDouble())
        .isEqualTo(near.path("mean").asDouble(), within(5 * near.path("std_error").asDouble()));
  }
}
