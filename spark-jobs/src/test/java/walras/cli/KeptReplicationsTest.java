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
import java.util.NavigableMap;
import java.util.Objects;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.replications.RowsOnDisk;

/** A row of each replication, once, however a folder came to hold them. */
class KeptReplicationsTest {

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.master", "local[2]");

  private static final String KEEP = "keep-replications=true";
  private static final String STUDY =
      """
      study: kept
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
          sizes: [100, 1000]
          seed: 20261120
          """;

  @TempDir private Path folder;

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
  }

  private Path out(String name) {
    return folder.resolve(name);
  }

  private CommandLineRun run(String study, String out, List<String> options, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", study));
    arguments.addAll(List.of("--out", out(out).toString()));
    arguments.addAll(options);
    for (String override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private String study() throws IOException {
    return Files.writeString(folder.resolve("kept.yaml"), STUDY).toString();
  }

  /** Runs the study on threads. */
  private void done(String out, String... overrides) throws IOException {
    CommandLineRun run = run(study(), out, List.of("--engine", "threads"), overrides);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static JsonNode json(String text) throws IOException {
    return JsonMapper.builder().build().readTree(text);
  }

  private JsonNode points(String out) throws IOException {
    return json(Files.readString(out(out).resolve("results.json"))).path("points");
  }

  /** Asserts that each design point has its rows, and that they have the means of the results. */
  private void assertRowsOfResults(String out) throws IOException {
    JsonNode points = points(out);
    assertThat(points).isNotEmpty();
    for (JsonNode point : points) {
      NavigableMap<Long, Group> rows =
          RowsOnDisk.assertWhole(
              out(out), point.path("id").asText(), point.path("replications").asLong());
      for (JsonNode metric : point.path("metrics")) {
        String name = metric.path("name").asText();
        double[] values =
            rows.values().stream()
                .filter(row -> row.getFieldRepetitionCount(name) > 0)
                .mapToDouble(row -> row.getDouble(name, 0))
                .toArray();
        JsonNode overall = metric.path("estimates").path(0);
        assertThat(values).hasSize(overall.path("replications").asInt());
        if (overall.has("mean")) {
          double mean = overall.path("mean").asDouble();
          double sum = 0;
          for (double value : values) {
            sum += value - mean;
          }
          assertThat(sum / values.length)
              .isCloseTo(0, within(1e-12 * (1 + Math.abs(mean)))); // the rounding of a sum
        }
      }
    }
    assertThat(
            RowsOnDisk.files(out(out)).keySet().stream()
                .map(file -> file.substring(0, file.indexOf('/')))
                .distinct())
        .hasSize(points.size());
    assertThat(out(out).resolve("replications/_SUCCESS")).content().contains("\"results\"");
  }

  @Test
  void bothEnginesKeepTheSameRowsAndResultsAreAsWithout() throws IOException {
    done("plain", "replications=30001");
    done("threads", "replications=30001", KEEP);
    LOOPBACK.forEach(System::setProperty);
    CommandLineRun spark = run(study(), "spark", List.of(), "replications=30001", KEEP);
    assertThat(spark.exitCode()).as(spark.err()).isZero();

    assertRowsOfResults("threads");
    RowsOnDisk.assertSame(out("spark"), out("threads"));
    assertThat(out("threads").resolve("results.json"))
        .hasSameBinaryContentAs(out("plain").resolve("results.json"));
    assertThat(out("plain").resolve("replications")).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"market-game, 1000, 9999", "three-bids-rare, 2000, 0", "three-bids-rare, 2000, 17"})
  void aRowIsWhatAReplayShows(String study, String size, long replication) throws IOException {
    String sizes = "sizes=" + size;
    List<String> threads = List.of("--engine", "threads");
    assertThat(run(study, "out", threads, "replications=1e4", sizes, KEEP).exitCode()).isZero();
    JsonNode shown =
        json(
            CommandLineRun.of(
                    "replay",
                    study,
                    "--size",
                    size,
                    "--replication",
                    Long.toString(replication),
                    "--json")
                .out());

    String point = points("out").path(0).path("id").asText();
    assertThat(shown.path("id").asText()).isEqualTo(point);
    NavigableMap<Long, Group> rows = RowsOnDisk.assertWhole(out("out"), point, 10_000);
    Group row = Objects.requireNonNull(rows.get(replication));
    JsonNode details = shown.path("details");
    assertThat(row.getLong("size", 0)).isEqualTo(Long.parseLong(size));
    assertThat(details.path("metrics")).isNotEmpty();
    for (Map.Entry<String, JsonNode> metric : details.path("metrics").properties()) {
      assertThat(row.getDouble(metric.getKey(), 0))
          .as(metric.getKey())
          .isEqualTo(metric.getValue().asDouble());
    }
    JsonNode drawn = details.path("importance_sampling");
    assertThat(row.getType().containsField("log_weight")).isEqualTo(drawn.isObject());
    if (drawn.isObject()) {
      assertThat(row.getDouble("log_weight", 0)).isEqualTo(drawn.path("log_weight").asDouble());
      assertThat(row.getString("drawn_from", 0)).isEqualTo(drawn.path("drawn_from").asText());
    }
  }

  /** However results came to a number of replications, the folder is that of one run. */
  @Test
  void rowsOfARunInStepsAreThoseOfOneRun() throws IOException {
    done("one", "replications=50001", KEEP);

    done("steps", "replications=7000", KEEP);
    done("steps", "replications=25000"); // held without rows, and the mark is taken away
    assertThat(out("steps").resolve("replications/_SUCCESS")).doesNotExist();
    CommandLineRun added =
        run(
            study(),
            "steps",
            List.of("--engine", "threads", "--add", "25001"),
            "replications=1",
            KEEP);
    assertThat(added.exitCode()).as(added.err()).isZero();

    RowsOnDisk.assertSame(out("steps"), out("one"));
    assertThat(out("steps").resolve("results.json"))
        .hasSameBinaryContentAs(out("one").resolve("results.json"));
    assertThat(Files.readString(out("steps").resolve("run.log")))
        .containsPattern("rows: \\d+ replications simulated for their rows alone");
  }

  @Test
  void aLookAndLostFilesAreMended() throws IOException {
    done("look", "replications=2e4", KEEP);
    done("out", "replications=5e4", KEEP);
    Path lost = RowsOnDisk.files(out("out")).values().iterator().next();
    Files.delete(lost);
    Files.writeString(lost.resolveSibling(".left by a writer.parquet.new"), "");

    done("out", "replications=2e4", KEEP);

    RowsOnDisk.assertSame(out("out"), out("look"));
  }

  @Test
  void rowsOfSizesThatComeAndGoArePutAsideAndBroughtBack() throws IOException {
    done("all", "replications=2e4", KEEP);
    done("small", "replications=2e4", "sizes=100", KEEP);
    done("out", "replications=2e4", KEEP);

    done("out", "replications=2e4", "sizes=100", KEEP);
    RowsOnDisk.assertSame(out("out"), out("small"));
    assertThat(out("out").resolve("replications-dropped")).isNotEmptyDirectory();
    done("out", "replications=2e4", KEEP);

    RowsOnDisk.assertSame(out("out"), out("all"));
    assertThat(out("out").resolve("replications-dropped")).isEmptyDirectory();
    assertThat(Files.readString(out("out").resolve("run.log"))).doesNotContain("rows alone");
  }

  @Test
  void precisionKeepsTheRowsUpToItsLooks() throws IOException {
    done("out", "precision={metric: price_error, relative: 0.006, at-most: 50001}", KEEP);

    assertRowsOfResults("out");
    assertThat(points("out").findValuesAsText("replications")).doesNotContain("10000");
  }

  @Test
  void whatIsOnlyEnumeratedHasNoRows() {
    CommandLineRun run = run("market-game-exact", "out", List.of("--engine", "threads"), KEEP);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .contains("keep-replications must be false with 'method: exact', which simulates nothing");
  }

  @Test
  void aReplicationSplitOverShardsHasItsRow() throws IOException {
    List<String> threads = List.of("--engine", "threads");
    assertThat(
            run("sigma-walras", "out", threads, "sizes=[100, 20000000]", "replications=2", KEEP)
                .exitCode())
        .isZero();

    assertRowsOfResults("out");
  }

  @Test
  void aReplicationThatFailedHasARowWithTheReason() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path study =
        Files.writeString(
            folder.resolve("trouble.yaml"),
            new Trouble().example() + "failures: {at-most: 0.1}\nkeep-replications: true\n");
    try (UserMechanisms user = UserMechanisms.of(classes, Trouble.class.getName())) {
      CommandLineRun run =
          user.run("run", study.toString(), "--engine", "threads", "--out", out("out").toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
    }

    JsonNode point = points("out").path(0);
    NavigableMap<Long, Group> rows =
        RowsOnDisk.assertWhole(out("out"), point.path("id").asText(), 1000);
    JsonNode failures = point.path("failures");
    assertThat(failures.path("count").asLong())
        .isPositive()
        .isEqualTo(
            rows.values().stream()
                .filter(row -> row.getFieldRepetitionCount("failure") > 0)
                .count());
    for (JsonNode failure : failures.path("listed")) {
      Group row = Objects.requireNonNull(rows.get(failure.path("replication").asLong()));
      assertThat(row.getString("failure", 0)).isEqualTo(failure.path("reason").asText());
      assertThat(row.getFieldRepetitionCount("draw")).isZero();
      assertThat(row.getFieldRepetitionCount("state")).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "keep-replications=yes | keep-replications must be one of false, true, got yes",
        "keep-replication=true | did you mean 'keep-replications'?",
      })
  void whatIsMisspelledIsRefused(String override, String message) throws IOException {
    CommandLineRun run = run(study(), "out", List.of(), "replications=100", override);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(out("out")).doesNotExist();
  }

  @Test
  void checkSaysHowMuchRoomRowsTake() throws IOException {
    String[] check = {"check", study(), "--set", "sizes=100", "--set", "replications=1e9"};
    List<String> keeping = new ArrayList<>(List.of(check));
    keeping.addAll(List.of("--set", KEEP));

    CommandLineRun plain = CommandLineRun.of(check);
    CommandLineRun kept = CommandLineRun.of(keeping.toArray(String[]::new));

    assertThat(plain.out()).doesNotContain("Rows of replications", "rows take up to");
    assertThat(kept.out())
        .containsPattern("warning: keep-replications: rows take up to 2\\d\\d GB")
        .containsPattern("Rows of replications: at most 2\\d\\d GB");
  }

  @Test
  void executorsOfAClusterNeedAFolderThatTheyReach() throws IOException {
    System.setProperty("spark.master", "spark://host:7077");

    CommandLineRun run = run(study(), "out", List.of(), "replications=100", KEEP);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .startsWith("--out: with keep-replications a folder must lie on a file system that every")
        .contains("executors of spark://host:7077 write to it");
    assertThat(out("out")).doesNotExist();
  }

  @Test
  void aFolderOfRowsThatNoRunWroteIsLeftAlone() throws IOException {
    Files.createDirectories(out("out").resolve("replications"));

    CommandLineRun run = run(study(), "out", List.of("--engine", "threads"), "replications=100");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).contains("holds a replications that no run wrote");
  }
}
