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
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that see rare events by importance sampling. */
class RareEventsRunTest {

  private static final Map<String, String> LOOPBACK =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.master", "local[2]");

  /** The exponents of large deviations of prices per n, over the agents per n. */
  private static final Map<String, Double> PRICE_RATES =
      Map.of("low", 0.10893238792208 / 20, "high", 0.08164398904051 / 20);

  @TempDir private Path folder;

  @BeforeEach
  void useThisMachine() {
    LOOPBACK.forEach(System::setProperty);
  }

  @AfterEach
  void forgetSettings() {
    LOOPBACK.keySet().forEach(System::clearProperty);
  }

  private CommandLineRun run(String study, String out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", study, "--out", folder.resolve(out).toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private JsonNode results(String name) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(folder.resolve(name + "/results.json")));
  }

  /** Rates agree with theory to one percent by 400 sellers a group. */
  @Test
  void theBundledStudyFindsTheExponents() throws IOException {
    CommandLineRun run =
        run(
            "three-bids-rare",
            "rare",
            "--engine",
            "threads",
            "--set",
            "replications=2e4",
            "--set",
            "sizes={per-group: [100, 200, 300, 400]}");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("undefined (not covered by a proposal: its limit is not zero): marginal_above")
        .containsPattern("8000 +400 +20000 .*e-17 .*1-[0-9.()]+e-15");
    int judged = 0;
    for (JsonNode rate : results("rare").path("rates")) {
      String given = rate.path("given").asText();
      if (rate.path("metric").asText().equals("price_error_mean") && !given.isEmpty()) {
        double theory = Objects.requireNonNull(PRICE_RATES.get(given));
        assertThat(rate.path("rate").asDouble()).isEqualTo(theory, within(0.01 * theory));
        assertThat(rate.path("verdict").path("is").asText()).isEqualTo("consistent");
        judged++;
      }
    }
    assertThat(judged).isEqualTo(2);
    assertThat(Files.readAllLines(folder.resolve("rare/summary.csv")).get(0))
        .endsWith(",log_deviation,log_std_error,effective,largest_share");
  }

  /** Far below the smallest double there is still a logarithm, and text for people. */
  @Test
  void meansBelowTheSmallestDoubleKeepTheirLogarithm() throws IOException {
    CommandLineRun run =
        run(
            "three-bids-rare",
            "far",
            "--engine",
            "threads",
            "--set",
            "replications=2e4",
            "--set",
            "sizes={per-group: [800]}");

    assertThat(run.out()).containsPattern("[0-9.]+\\([0-9]+\\)e-343");
    for (JsonNode metric : results("far").path("points").path(0).path("metrics")) {
      if (metric.path("name").asText().equals("posterior_error_third")) {
        JsonNode overall = metric.path("estimates").path(0);
        assertThat(overall.path("mean").asDouble()).isZero();
        assertThat(overall.path("log_mean").asDouble()).isBetween(-789.0, -788.0);
        assertThat(metric.path("covered_by").size()).isEqualTo(2);
      }
    }
  }

  @Test
  void bothEnginesYieldTheSameBytesAndAReplayTheSameWeight() throws IOException {
    String[] small = {"--set", "replications=3e4", "--set", "sizes={per-group: [20, 40]}"};
    List<String> threads = new ArrayList<>(List.of(small));
    threads.addAll(List.of("--engine", "threads"));
    assertThat(run("three-bids-rare", "threads", threads.toArray(String[]::new)).exitCode())
        .isZero();
    assertThat(run("three-bids-rare", "spark", small).exitCode()).isZero();

    assertThat(folder.resolve("spark/results.json"))
        .hasSameBinaryContentAs(folder.resolve("threads/results.json"));
    CommandLineRun replay =
        CommandLineRun.of("replay", "three-bids-rare", "--size", "2000", "--replication", "7");
    assertThat(replay.out()).contains("drawn_from").contains("log_weight");
  }

  @Test
  void whatHasNoProposalsIsRefused() {
    CommandLineRun run = run("market-game", "none", "--set", "sampling=importance");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .isEqualTo(
            "--set sampling: sampling must be plain for mechanism 'market-game', which offers no"
                + " proposals, got importance");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void whatKnowsNoWeightsIsRefused() {
    CommandLineRun exact =
        run("three-bids", "exact", "--set", "sampling=importance", "--set", "method=exact");
    CommandLineRun unknown = run("three-bids", "unknown", "--set", "sampling=importants");

    assertThat(exact.exitCode()).isEqualTo(2);
    assertThat(exact.err()).contains("sampling must be plain with 'method: exact'");
    assertThat(unknown.firstError())
        .isEqualTo(
            "--set sampling: sampling must be one of plain, importance, got importants; did you"
                + " mean 'importance'?");
  }

  /** Plain sampling of the same: what too few replications carry is marked. */
  @Test
  void plainSamplingSaysThatItIsBlind() throws IOException {
    run(
        "three-bids-rare",
        "plain",
        "--engine",
        "threads",
        "--set",
        "sampling=plain",
        "--set",
        "replications=1e4",
        "--set",
        "sizes={per-group: [100]}");

    assertThat(Files.readAllLines(folder.resolve("plain/summary.csv")))
        .anyMatch(
            row ->
                row.contains(",price_error_mean,")
                    && row.contains("mean carried by fewer than 100 replications"));
  }
}
