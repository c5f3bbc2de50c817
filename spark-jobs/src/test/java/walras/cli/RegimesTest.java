package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A law that changes with the size, from the study to the files: the mean falls like N^-1/2 up to
 * 10,000 agents and like 1/N from there on.
 *
 * <p>Errors are 6e-5 of the means: intervals are some hundredths of the margin, so that a verdict
 * other than the right one has probability far below 1e-6.
 */
class RegimesTest {

  @TempDir private Path folder;

  private CommandLineRun run(String... more) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), new Regimes().example());
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--engine", "threads", "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    try (UserMechanisms mechanisms = UserMechanisms.of(folder, Regimes.class.getName())) {
      CommandLineRun run = mechanisms.run(arguments.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isZero();
      return run;
    }
  }

  private JsonNode results() throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(folder.resolve("out/results.json")));
  }

  private List<JsonNode> rates(String metric) throws IOException {
    return StreamSupport.stream(results().path("rates").spliterator(), false)
        .filter(rate -> rate.path("metric").asText().equals(metric))
        .toList();
  }

  /** Returns the rates of the mean of a metric. */
  private List<JsonNode> means(String metric) throws IOException {
    return rates(metric).stream()
        .filter(rate -> rate.path("statistic").asText().equals("mean"))
        .toList();
  }

  /** Returns the fields of the rows of {@code rates.csv} of a statistic of the gap, by column. */
  private List<List<String>> rows(String statistic, String... columns) throws IOException {
    List<List<String>> lines =
        Files.readAllLines(folder.resolve("out/rates.csv")).stream()
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    List<String> header = lines.get(0);
    return lines.stream()
        .filter(line -> line.get(header.indexOf("metric")).equals("gap"))
        .filter(line -> line.get(header.indexOf("statistic")).equals(statistic))
        .map(line -> List.of(columns).stream().map(name -> line.get(header.indexOf(name))).toList())
        .toList();
  }

  private static String verdict(JsonNode rate) {
    return rate.path("verdict").path("is").asText();
  }

  @Test
  void everyRegimeHasItsOwnFitSizesAndVerdict() throws IOException {
    CommandLineRun run = run();

    List<JsonNode> rates = means("gap");
    assertThat(rates)
        .hasSize(2)
        .allSatisfy(rate -> assertThat(verdict(rate)).isEqualTo("consistent"));
    assertThat(rates.get(0).path("rate").asDouble()).isBetween(-0.51, -0.49);
    assertThat(rates.get(1).path("rate").asDouble()).isBetween(-1.01, -0.99);
    assertThat(rows("mean", "theory_from", "theory_to", "from", "to", "sizes_used", "verdict"))
        .containsExactly(
            List.of("100.0", "10000.0", "100", "10000", "9", "consistent"),
            List.of("10000.0", "", "10000", "1000000", "9", "consistent"));
    assertThat(run.out())
        .containsPattern("= +gap +mean +power +-0\\.5.* consistent, N from 100 to 10000\n")
        .containsPattern("= +gap +mean +power +-(1\\.0|0\\.9).* consistent, N from 10000\n");
  }

  @Test
  void nothingIsFittedAcrossTheChange() throws IOException {
    run("--set", "rates={gap: {quantiles: [p50]}}", "--set", "exceed={gap: 1e-3}");

    for (JsonNode rate : rates("gap")) {
      List<Long> ends = new ArrayList<>(List.of(rate.path("to").asLong()));
      rate.path("slopes").forEach(slope -> ends.add(slope.path("to").asLong()));
      boolean below = ends.stream().allMatch(to -> to <= 10_000);
      boolean above = rate.path("from").asLong() >= 10_000;
      assertThat(below || above).as("%s", rate).isTrue();
    }
    // of what theory does not speak, the law shows once the last change is past
    for (String statistic : List.of("sd", "p50")) {
      assertThat(rows(statistic, "from", "to", "sizes_used", "theory_model"))
          .containsExactly(List.of("10000", "1000000", "9", ""));
    }
    JsonNode limit = results().path("limits").path(0);
    assertThat(limit.path("from").asLong()).isEqualTo(10_000);
    assertThat(verdict(limit)).isEqualTo("at limit");
  }

  @Test
  void aWindowReachesIntoARegimeAndNoFurther() throws IOException {
    run("--set", "rates={gap: {from: 1000, to: 1e5}}");

    assertThat(rows("mean", "from", "to", "sizes_used"))
        .containsExactly(List.of("1000", "10000", "5"), List.of("10000", "100000", "5"));
  }

  @Test
  void aWrongTheoryOfOneRegimeLeavesTheOtherAlone() throws IOException {
    run("--set", "environment.exponents=[-0.5, -0.5]");

    assertThat(means("gap"))
        .extracting(RegimesTest::verdict)
        .containsExactly("consistent", "faster");
  }

  /** The negative control: a theory that declares no change. */
  @Test
  void anUndividedFitIsRejected() throws IOException {
    CommandLineRun run = run("--set", "environment.exponents=[-0.5]");

    JsonNode rate = means("gap").get(0);
    assertThat(means("gap")).hasSize(1);
    assertThat(rate.path("from").asLong()).isEqualTo(100);
    assertThat(rate.path("to").asLong()).isEqualTo(1_000_000);
    assertThat(rate.path("goodness_p").asDouble()).isLessThan(1e-6);
    assertThat(rate.path("note").asText()).startsWith("the data reject the law");
    assertThat(verdict(rate)).isEqualTo("inconclusive");
    assertThat(run.out()).contains("inconclusive, law rejected\n");
  }

  @Test
  void aConstantIsJudgedByTheExponentOfAPower() throws IOException {
    CommandLineRun run = run();

    JsonNode rate = means("level").get(0);
    assertThat(verdict(rate)).isEqualTo("consistent");
    assertThat(rate.path("rate").asDouble()).isBetween(-0.01, 0.01);
    assertThat(rate.path("theory").path("rate").asDouble()).isZero();
    assertThat(run.out()).containsPattern("= +level +mean +constant +.* 0\\.0000 +consistent\n");
  }

  @Test
  void whatVanishesOrGrowsIsNoConstant() throws IOException {
    CommandLineRun vanishing = run("--set", "environment.growth=-0.1");
    String vanishes = verdict(means("level").get(0));
    run("--set", "environment.growth=0.1");

    assertThat(vanishes).isEqualTo("faster");
    assertThat(vanishing.out()).containsPattern("> +level +mean +constant .* faster\n");
    assertThat(verdict(means("level").get(0))).isEqualTo("slower");
  }

  /** A probability of 1e-6 for each of the two. */
  @Test
  void zeroIsRejectedOrNotButNeverShown() throws IOException {
    CommandLineRun zero = run();
    JsonNode held = means("balance").get(0);
    CommandLineRun more = run("--set", "environment.excess=1e-3");
    JsonNode rejected = means("balance").get(0);

    assertThat(held.path("model").asText()).isEqualTo("zero");
    assertThat(held.path("goodness_p").asDouble()).isGreaterThan(1e-6);
    assertThat(held.has("verdict")).isFalse();
    assertThat(zero.out()).containsPattern("balance +mean +zero +not judged\n");
    assertThat(rejected.path("goodness_p").asDouble()).isLessThan(1e-6);
    assertThat(rejected.has("verdict")).isFalse();
    assertThat(more.out()).containsPattern("balance +mean +zero +not judged, law rejected\n");
  }
}
