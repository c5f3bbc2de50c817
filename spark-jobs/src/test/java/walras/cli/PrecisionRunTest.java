package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs until results are precise. */
class PrecisionRunTest {

  private static final String STUDY =
      """
      study: precise
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
      sizes: [100, 200, 1000, 1e4]
      seed: 3
      """;

  /** Met by controls at the second look; without, at N=200, at the last; never at N=100. */
  private static final String MEAN =
      "precision: {metric: price_error, relative: 0.004, at-most: 159999}\n";

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.master", "local[2]");

  @TempDir private Path folder;

  @BeforeEach
  void useThisMachine() {
    LOOPBACK.forEach(System::setProperty);
  }

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
  }

  private CommandLineRun run(String text, String out, String... more) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--out", folder.resolve(out).toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun onThreads(String text, String out, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("--engine", "threads"));
    all.addAll(List.of(more));
    CommandLineRun run = run(text, out, all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private List<JsonNode> points(String out) throws IOException {
    JsonNode root = JsonMapper.builder().build().readTree(results(out));
    return StreamSupport.stream(root.path("points").spliterator(), false).toList();
  }

  private byte[] results(String out) throws IOException {
    return Files.readAllBytes(folder.resolve(out).resolve("results.json"));
  }

  @Test
  void eachPointIsThatOfAPlainStudyWithItsReplications() throws IOException {
    onThreads(STUDY + MEAN, "precise");

    List<JsonNode> points = points("precise");
    assertThat(points.stream().map(point -> point.path("replications").asLong()))
        .containsExactly(159_999L, 159_999L, 20_000L, 20_000L);
    for (JsonNode point : points) {
      String size = point.path("size").asText();
      String count = point.path("replications").asText();
      onThreads(STUDY + "replications: " + count + "\n", "N" + size, "--set", "sizes=" + size);
      ((ObjectNode) point).remove("precision");
      assertThat(point.toPrettyString()).isEqualTo(points("N" + size).get(0).toPrettyString());
    }
  }

  @Test
  void bothEnginesStopAtTheSameBytes() throws IOException {
    onThreads(STUDY + MEAN, "one", "--threads", "1");
    onThreads(STUDY + MEAN, "three", "--threads", "3");
    CommandLineRun spark = run(STUDY + MEAN, "spark");

    assertThat(spark.exitCode()).as(spark.err()).isZero();
    assertThat(results("three")).isEqualTo(results("one"));
    assertThat(results("spark")).isEqualTo(results("one"));
  }

  @Test
  void aTargetThatWasNotReachedIsSaidEverywhere() throws IOException {
    CommandLineRun run = onThreads(STUDY + MEAN, "out");

    assertThat(run.out()).contains("target not reached: price_error at N=100\n");
    assertThat(run.out()).doesNotContain("price_error at N=200");
    List<String> noted =
        Files.readAllLines(folder.resolve("out/summary.csv")).stream()
            .filter(row -> row.contains("target not reached"))
            .toList();
    assertThat(noted).singleElement().asString().startsWith("market-game,100,price_error,,");
    assertThat(Files.readString(folder.resolve("out/run.log")))
        .contains("wave: 4 design points, 40000 replications, up to 10000 each")
        .contains("wave: 2 design points, 159998 replications, up to 159999 each");
  }

  @Test
  void aMeanOverStatesThatDifferInTheirLimitsIsJudgedByState() throws IOException {
    onThreads(STUDY + "precision: {metric: price, relative: 0.01, at-most: 1e5}\n", "out");

    for (JsonNode point : points("out")) {
      assertThat(point.path("precision").path("judged").findValuesAsText("given"))
          .containsExactly("low", "high");
    }
  }

  @Test
  void aRateBecomesPreciseForLessThanTheSameNumberEverywhere() throws IOException {
    String sizes = "sizes=[100,300,1000,3000,1e4,3e4,1e5,3e5,1e6]";
    String rate = "precision: {rate: price_error, absolute: 0.002, at-most: 2.5e5}\n";

    onThreads(STUDY + rate, "precise", "--set", sizes);

    List<JsonNode> points = points("precise");
    long spent = points.stream().mapToLong(point -> point.path("replications").asLong()).sum();
    assertThat(halfWidth("precise")).isLessThanOrEqualTo(0.002);
    assertThat(points.stream().map(point -> point.path("replications").asLong()).distinct())
        .hasSizeGreaterThan(1);
    onThreads(STUDY + "replications: " + spent / points.size() + "\n", "even", "--set", sizes);
    assertThat(halfWidth("even")).isGreaterThan(halfWidth("precise"));
  }

  @Test
  void aRateThatStaysVagueIsNoted() throws IOException {
    String rate = "precision: {rate: price_error, absolute: 1e-9, at-most: 2e4}\n";

    CommandLineRun run = onThreads(STUDY + rate, "out");

    assertThat(run.out()).containsOnlyOnce("target not reached: rate of price_error\n");
    assertThat(
            Files.readAllLines(folder.resolve("out/rates.csv")).stream()
                .filter(row -> row.contains("target not reached")))
        .singleElement()
        .asString()
        .startsWith("market-game,price_error,,mean,");
  }

  @Test
  void aLessPreciseRunKeepsALook() throws IOException {
    onThreads(STUDY + MEAN, "out");

    CommandLineRun run = onThreads(STUDY + MEAN.replace("0.004", "0.1"), "out");

    assertThat(run.err()).contains("this run keeps a look at 10000");
    CommandLineRun refused =
        run(STUDY + MEAN, "out", "--engine", "threads", "--set", "precision.at-most=9000");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.firstError()).contains("got 9000");
  }

  @Test
  void aShareOfASignedMeanThatTendsToZeroIsRefused() throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"), STUDY + MEAN.replace("price_error", "price_strategic"));

    for (String command : List.of("check", "run")) {
      CommandLineRun run = CommandLineRun.of(command, study.toString());
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.firstError())
          .startsWith(study + ":14: precision.relative cannot judge metric 'price_strategic'")
          .contains("give precision.absolute");
    }
  }

  @Test
  void checkSaysWhatIsJudgedAndWhatItMayCost() throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY + MEAN);

    CommandLineRun run = CommandLineRun.of("check", study.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "Precision: standard error at most 0.004 of the mean, for the mean of price_error")
        .contains("judged at 10000 replications, doubled up to 159999")
        .containsPattern("core seconds for 40000 replications of 4 points.*\\n.*at most:\\n")
        .contains("core seconds for 639996 replications of 4 points");
  }

  private double halfWidth(String out) throws IOException {
    JsonNode root = JsonMapper.builder().build().readTree(results(out));
    for (JsonNode rate : root.path("rates")) {
      if (rate.path("metric").asText().equals("price_error")
          && rate.path("statistic").asText().equals("mean")
          && !rate.has("given")) {
        return (rate.path("rate_high").asDouble() - rate.path("rate_low").asDouble()) / 2;
      }
    }
    throw new AssertionError("no rate of price_error");
  }
}
