package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.checkpoint.CommonParts;
import walras.compare.Allowance;
import walras.compare.Comparison;
import walras.report.ResultsDocument;

/**
 * How often comparisons alarm: two seeds, each with 100 market games whose draws are independent,
 * and each market compared by itself.
 */
class FalseAlarmsTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Spends 0.1 at the first look. */
  private static final Allowance TENTH = new Allowance(0.1 * Math.PI * Math.PI / 6, 1);

  private static final CommonParts NO_PARTS = new CommonParts(0, 0, List.of());

  /** At least so many of 100 alarm with a probability of 3.5e-7 if each does with one of 0.1. */
  private static final int TOO_MANY = 28;

  @TempDir private static Path folder;
  private static JsonNode first = MAPPER.createObjectNode();
  private static JsonNode second = MAPPER.createObjectNode();

  @BeforeAll
  static void run() throws IOException {
    first = results("1");
    second = results("2");
  }

  @Test
  void seedsAlarmNoMoreOftenThanTheLevelSays() {
    assertThat(alarms(first, second)).isLessThan(TOO_MANY);
  }

  /** The negative control: threshold and probability belong to errors twice as large. */
  @Test
  void errorsThatAreTooSmallAlarm() {
    assertThat(alarms(halved(first), halved(second))).isGreaterThan(TOO_MANY);
  }

  /** The mean moves away from that of the other seed, so that nothing is left to chance. */
  @Test
  void aMeanThatMovesByTenStandardErrorsIsFoundAndNamedFirst() {
    JsonNode moved = second.deepCopy();
    for (int point = 0; point < 100; point++) {
      ObjectNode estimate =
          (ObjectNode)
              moved.path("points").path(point).path("metrics").path(0).path("estimates").path(0);
      double mean = estimate.path("mean").asDouble();
      double shift = 10 * Math.sqrt(2) * estimate.path("std_error").asDouble();
      double other = alone(first, point).mean();
      estimate.put("mean", mean > other ? mean + shift : mean - shift);

      Comparison found = compare(first, moved, point);

      assertThat(found.isDrift()).isTrue();
      assertThat(found.judged().allowed()).isLessThan(4.1);
      assertThat(found.moved().get(0).place().metric()).isEqualTo("price");
      assertThat(found.moved().get(0).statistic()).isEqualTo("mean");
    }
  }

  private static long alarms(JsonNode baseline, JsonNode other) {
    return IntStream.range(0, 100)
        .filter(point -> compare(baseline, other, point).isDrift())
        .count();
  }

  private static Comparison compare(JsonNode baseline, JsonNode other, int point) {
    return Comparison.of(
        alone(baseline, point).document(), alone(other, point).document(), NO_PARTS, TENTH);
  }

  private record Alone(ResultsDocument document) {

    double mean() {
      return document
          .points()
          .get(0)
          .path("metrics")
          .path(0)
          .path("estimates")
          .path(0)
          .path("mean")
          .asDouble();
    }
  }

  /** Returns the results of one design point. */
  private static Alone alone(JsonNode results, int point) {
    ObjectNode root = MAPPER.createObjectNode();
    root.setAll((ObjectNode) results);
    for (String list : List.of("points", "rates", "limits", "contrasts", "derived")) {
      root.putArray(list);
    }
    root.withArray("points").add(results.path("points").path(point));
    try {
      return new Alone(ResultsDocument.of(MAPPER.writeValueAsBytes(root)));
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be written", e);
    }
  }

  /** Returns results whose standard errors of means are half as large. */
  private static JsonNode halved(JsonNode results) {
    JsonNode halved = results.deepCopy();
    for (JsonNode estimate : halved.findParents("std_error")) {
      ((ObjectNode) estimate).put("std_error", estimate.path("std_error").asDouble() / 2);
    }
    return halved;
  }

  private static JsonNode results(String seed) throws IOException {
    String scales =
        IntStream.range(0, 100)
            .mapToObj(scale -> "1." + String.format(Locale.ROOT, "%03d", scale))
            .collect(Collectors.joining(", ", "[", "]"));
    Path out = folder.resolve(seed);
    CommandLineRun run =
        CommandLineRun.of(
            "run",
            "market-game",
            "--engine",
            "threads",
            "--out",
            out.toString(),
            "--set",
            "sizes=100",
            "--set",
            "replications=2000",
            "--set",
            "seed=" + seed,
            "--set",
            "streams=independent",
            "--set",
            "vary={environment.kappa-scale: %s}".formatted(scales));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return MAPPER.readTree(Files.readAllBytes(out.resolve("results.json")));
  }
}
