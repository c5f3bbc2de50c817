package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derived quantities, from the study to the files. */
class DerivedRunTest {

  private static final String STUDY =
      """
      study: derived
      mechanism: market-game
      """
          + TwoStates.ENVIRONMENT
          + """
      vary: {environment.kappa.q: [0.2, 0.10, 1/20]}
      sizes: [100, 300, 1000]
      replications: 3e4
      method: both
      seed: 20261120
      derived:
        relative_error: {ratio: [price_error, price]}
        worst_excess: {maximum: [resource_excess_q, resource_excess_r]}
        close_enough: {threshold-size: price_error, at-most: 0.02}
        out_of_reach: {threshold-size: price_error, at-most: 0.001}
        break_even: {root: welfare_gap, in: environment.kappa.q, level: -0.003}
        worst_case: {maximum: price_error, over: environment.kappa.q}
      """;

  /** Distance from exact ratios at 9 points in 3 states: false alarm 1e-6 for each. */
  private static final double LARGEST_DISTANCE = 5.5;

  @TempDir private Path folder;

  private CommandLineRun run(String text, String... more) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--engine", "threads", "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private List<JsonNode> derived(String name) throws IOException {
    JsonNode results =
        JsonMapper.builder().build().readTree(Files.readString(folder.resolve("out/results.json")));
    return StreamSupport.stream(results.path("derived").spliterator(), false)
        .filter(row -> row.path("name").asText().equals(name))
        .toList();
  }

  /** Returns pairs of rows of replications and of exact values of one quantity. */
  private List<List<JsonNode>> pairs(String name) throws IOException {
    Map<String, JsonNode> exact = new HashMap<>();
    List<List<JsonNode>> pairs = new ArrayList<>();
    for (JsonNode row : derived(name)) {
      if (row.path("method").asText().equals("exact")) {
        exact.put(key(row), row);
      }
    }
    for (JsonNode row : derived(name)) {
      if (row.path("method").asText().equals("monte-carlo")) {
        pairs.add(List.of(row, exact.get(key(row))));
      }
    }
    return pairs;
  }

  private static String key(JsonNode row) {
    return row.path("parameters") + row.path("size").asText() + row.path("given").asText();
  }

  @Test
  void everyQuantityCoversItsExactValue() throws IOException {
    CommandLineRun run = run(STUDY);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("derived.worst_excess: compares metrics of the units q/agent, r/agent");
    List<List<JsonNode>> ratios = pairs("relative_error");
    assertThat(ratios).hasSize(27);
    assertThat(ratios)
        .allSatisfy(
            pair -> {
              JsonNode simulated = pair.get(0);
              double distance =
                  simulated.path("value").asDouble() - pair.get(1).path("value").asDouble();
              double error = simulated.path("std_error").asDouble();
              assertThat(Math.abs(distance)).isLessThan(LARGEST_DISTANCE * error);
              assertThat(Math.abs(simulated.path("bias").asDouble())).isLessThan(0.1 * error);
              assertThat(pair.get(1).path("std_error").asDouble()).isZero();
            });
    for (String name : List.of("worst_excess", "close_enough", "break_even", "worst_case")) {
      assertThat(pairs(name)).isNotEmpty().allSatisfy(DerivedRunTest::widenedIntervalCovers);
    }
    assertThat(derived("close_enough")).hasSize(3 * 3 * 2).noneMatch(row -> row.has("size"));
    assertThat(derived("break_even"))
        .hasSize(3 * 3 * 2)
        .filteredOn(row -> row.path("outcome").asText().equals("found"))
        .isNotEmpty()
        .allMatch(row -> row.path("note").asText().startsWith("interpolated between "));
    assertThat(derived("out_of_reach"))
        .allMatch(row -> row.path("outcome").asText().equals("not reached"))
        .allMatch(row -> row.path("value").isNull() && row.path("high").isNull());
    assertThat(derived("worst_case")).allMatch(row -> row.has("at"));
    assertThat(run.out())
        .contains("derived quantities, 95 % intervals")
        .containsPattern("close_enough +[0-9.]+ +\\[[0-9.]+, [0-9.]+\\] +interpolated between")
        .containsPattern("out_of_reach +not reached +\\[1000.0, inf\\]");
  }

  /** Three times the 95 % interval: 5.9 standard errors, false alarm below 1e-6 each. */
  private static void widenedIntervalCovers(List<JsonNode> pair) {
    JsonNode row = pair.get(0);
    double exact = pair.get(1).path("value").asDouble();
    if (row.path("value").isNumber() && pair.get(1).path("value").isNumber()) {
      double value = row.path("value").asDouble();
      if (row.path("low").isNumber()) {
        double reach = 3 * (value - row.path("low").asDouble());
        assertThat(exact).as("%s", row).isGreaterThanOrEqualTo(value - reach - 1e-12);
      }
      if (row.path("high").isNumber()) {
        double reach = 3 * (row.path("high").asDouble() - value);
        assertThat(exact).as("%s", row).isLessThanOrEqualTo(value + reach + 1e-12);
      }
    }
  }

  @Test
  void valuesOfExactStudiesHaveNoError() throws IOException {
    CommandLineRun run = run(STUDY, "--set", "method=exact");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(derived("relative_error")).hasSize(27);
    assertThat(derived("break_even"))
        .filteredOn(row -> row.path("outcome").asText().equals("found"))
        .isNotEmpty()
        .allMatch(row -> row.path("std_error").asDouble() == 0)
        .allMatch(row -> row.path("low").equals(row.path("high")));
  }

  @Test
  void theFileIsRebuiltByReport() throws IOException {
    run(STUDY, "--set", "replications=1e3", "--set", "method=monte-carlo");
    Path file = folder.resolve("out/derived.csv");
    String text = Files.readString(file);
    Files.writeString(file, "of other results");

    CommandLineRun report = CommandLineRun.of("report", folder.resolve("out").toString(), "--tex");

    assertThat(report.exitCode()).isZero();
    assertThat(report.out()).contains("relative_error");
    assertThat(file).hasContent(text);
    assertThat(text.lines().findFirst())
        .hasValue(
            "name,kind,mechanism,environment,parameters,size,given,outcome,value,std_error,low,"
                + "high,level,unit,method,formula,at,bias,point,note,results");
    assertThat(text)
        .contains("relative_error,ratio,market-game,market-game,kappa.q=1/20,1000,high,found,")
        .contains("close_enough,threshold-size,market-game,market-game,kappa.q=0.2,,,found,")
        .contains("break_even,root,market-game,market-game,,300,,");
    assertThat(folder.resolve("out/contrasts.tex")).doesNotExist();
  }

  @Test
  void askingForARatioMovesNoOtherNumber() throws IOException {
    run(STUDY, "--set", "replications=1e3", "--set", "method=monte-carlo");
    String with = Files.readString(folder.resolve("out/results.json"));
    String without = STUDY.substring(0, STUDY.indexOf("derived:\n"));
    run(without, "--set", "replications=1e3", "--set", "method=monte-carlo");

    assertThat(with.substring(0, with.indexOf("\"derived\"")))
        .isEqualTo(Files.readString(folder.resolve("out/results.json")).split("\"derived\"", 2)[0]);
  }

  @Test
  void quantitiesCarriedByFewReplicationsSaySo() throws IOException {
    run(STUDY, "--set", "replications=150", "--set", "method=monte-carlo");

    assertThat(derived("relative_error"))
        .anyMatch(row -> row.path("note").asText().contains("carried by fewer than 100"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "price: {ratio: [price_error, price]} |"
            + " derived.price must differ from the names of metrics and of quantities that the"
            + " mechanism derives",
        "Ratio: {ratio: [price_error, price]} |"
            + " derived.Ratio must have a name of at most 100 small letters, digits and '_'",
        "x: price | derived.x must be a mapping with one of ratio, maximum, threshold-size, root,"
            + " got price",
        "x: {} | derived.x must have one of ratio, maximum, threshold-size, root, got nothing",
        "x: {ratoi: [price_error, price]} |"
            + " unknown field 'ratoi' in derived.x; did you mean 'ratio'?",
        "x: {ratio: [price_error, price], root: price} |"
            + " derived.x must have one of ratio, maximum, threshold-size, root, got ratio, root",
        "x: {ratio: [price_eror, price]} | derived.x.ratio[0] must be one of ",
        "x: {ratio: [price_eror, price]} | got price_eror; did you mean 'price_error'?",
        "x: {ratio: [price]} | derived.x.ratio must be a list of two different metrics, got a list"
            + " of 1 entry",
        "x: {ratio: []} | derived.x.ratio must be a list of two different metrics, got an empty"
            + " list",
        "x: {ratio: [price, price]} | derived.x.ratio[1] must differ from the entries before it,"
            + " got price",
        "x: {maximum: [price, welfare, price]} | derived.x.maximum[2] must differ from the entries"
            + " before it, got price",
        "x: {ratio: price} | derived.x.ratio must be a list, got price",
        "x: {maximum: [price]} | derived.x.maximum must be a list of different metrics, at least"
            + " two, got a list of 1 entry",
        "x: {maximum: price} | derived.x.maximum must be a list of metrics, or one metric with"
            + " 'over', got price",
        "x: {maximum: price, over: environment.eta} | derived.x.over must be one of"
            + " environment.kappa.q, got environment.eta",
        "x: {threshold-size: price} | derived.x must have either at-most or at-least",
        "x: {threshold-size: price_error, at-most: -1/8} | derived.x.at-most must be at least 0, as"
            + " 'price_error' does, got -1/8",
        "x: {threshold-size: posterior_error, at-most: 1} | derived.x.at-most must lie in [0, 1),"
            + " as 'posterior_error' does, got 1",
        "x: {threshold-size: posterior_error, at-least: 0} | derived.x.at-least must lie in (0, 1],"
            + " as 'posterior_error' does, got 0",
        "x: {threshold-size: price_error, at-least: 0} | derived.x.at-least must be above 0, as"
            + " 'price_error' does, got 0",
        "x: {threshold-size: price, at-most: few} | derived.x.at-most must be a number, got few",
        "x: {root: welfare_gap} | derived.x.in must be one of environment.kappa.q, got nothing",
        "x: {root: welfare_gap, in: environment.kapa.q} | did you mean 'environment.kappa.q'?",
        "x: {root: welfare_gap, in: environment.kappa.q, levle: 1} |"
            + " unknown field 'levle' in derived.x; did you mean 'level'?",
      })
  void problemsAreLocatedAndNothingIsWritten(String quantity, String message) throws IOException {
    String text = STUDY.substring(0, STUDY.indexOf("  relative_error")) + "  " + quantity + "\n";

    CommandLineRun run = run(text);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.firstError()).contains("study.yaml:18: ").contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void quantitiesNeedWhatTheyAreComputedFrom() throws IOException {
    String fixed = STUDY.replaceAll("(?m)^vary: .*\n", "");
    CommandLineRun nothingVaries = run(fixed);
    CommandLineRun oneSize = run(STUDY, "--set", "sizes=100");
    CommandLineRun names =
        run(STUDY.replace("kappa.q: [0.2, 0.10, 1/20]", "states: [[low, high], [a, b]]"));

    assertThat(nothingVaries.err())
        .contains("derived.break_even.in needs a field vary: nothing varies")
        .contains("derived.worst_case.over needs a field vary: nothing varies");
    assertThat(oneSize.err()).contains("derived.close_enough needs at least two sizes");
    assertThat(names.exitCode()).isEqualTo(2);
  }

  @Test
  void aReplayAtOneSizeNeedsNoCurve() throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);

    CommandLineRun limits = CommandLineRun.of("limits", study.toString(), "--size", "100");

    assertThat(limits.exitCode()).as(limits.err()).isZero();
  }
}
