package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import walras.agents.TestTables;

/**
 * Studies of agents with several units of two commodities, through the command line.
 *
 * <p>Corn, on the grid 0, 0.1, ..., 1 with the middle rule: half of all groupings put ann and bea
 * together. Then her group has an excess of one unit at all prices below 1 that it can form, takes
 * 0.4, and the other group balances at 0.8: ann's second unit and bob's second unit are left. In
 * the other half both groups balance at 0.4, and so does the pool. Of rye, ann and cid offer one
 * unit each from 0.3 on, and bea alone wants one, up to 0.6. Her group balances at 0.4, where the
 * other finds no buyer; that one balances at 0.1, where she finds no seller.
 */
class HoldingsRunTest {

  /** Distance allowed in standard errors; a dozen estimates exceed it with probability 1e-8. */
  private static final double ERRORS = 6;

  private static final String HEADER = "agent,side,commodity,unit,cost,value\n";

  private static final List<String> ROWS =
      List.of(
          "ann,seller,corn,2,0.05,",
          "ann,seller,rye,1,0.25,",
          "ann,seller,corn,1,0.05,",
          "cid,seller,corn,1,0.05,",
          "cid,seller,corn,2,0.75,",
          "cid,seller,rye,1,0.25,",
          "bea,buyer,corn,1,,0.9",
          "bea,buyer,rye,1,,0.65",
          "bob,buyer,corn,1,,0.9",
          "bob,buyer,corn,2,,0.85");

  private static final String STUDY =
      """
      study: units
      mechanism: random-grouping
      environment: {T: 10, tie: max, rule: middle}
      population: {file: "%s"}
      replications: 20000
      seed: 20261120
      """;

  @TempDir private static Path folder;

  private static CommandLineRun first;

  @BeforeAll
  static void runOnce() throws IOException {
    first = run(csv("units.csv", ROWS), "first");
    assertThat(first.exitCode()).as(first.err()).isZero();
  }

  @Test
  void everyUnitGetsWhatHandCountingFinds() {
    Map<String, Group> units = units("first");

    assertThat(units).hasSize(ROWS.size());
    assertRationed(units, "ann corn 2", 0.5);
    assertRationed(units, "bob corn 2", 0.5);
    assertRationed(units, "bea rye 1", 1);
    for (String served : List.of("ann corn 1", "cid corn 1", "cid corn 2", "bob corn 1")) {
      assertRationed(units, served, 0);
    }
    assertThat(row(units, "ann rye 1").getDouble("rationing_probability", 0))
        .as("the group without her buyer trades at 0.4, where its seller finds nobody")
        .isEqualTo(0.5, within(0.03));
  }

  private static void assertRationed(Map<String, Group> units, String unit, double probability) {
    Group row = row(units, unit);
    assertThat(row.getDouble("rationing_probability", 0))
        .as(unit)
        .isEqualTo(probability, within(ERRORS * row.getDouble("rationing_std_error", 0) + 1e-9));
  }

  @Test
  void rowsAreThoseOfTheFile() throws IOException {
    List<Group> rows = TestTables.read(folder.resolve("first/agents.parquet")).rows();

    for (int i = 0; i < rows.size(); i++) {
      String[] row = ROWS.get(i).split(",", -1);
      Group found = rows.get(i);
      assertThat(found.getLong("row", 0)).isEqualTo(i + 1);
      assertThat(found.getString("agent", 0)).isEqualTo(row[0]);
      assertThat(found.getString("side", 0)).isEqualTo(row[1]);
      assertThat(found.getString("commodity", 0)).isEqualTo(row[2]);
      assertThat(found.getInteger("unit", 0)).isEqualTo(Integer.parseInt(row[3]));
      String amount = row[1].equals("seller") ? "cost" : "value";
      assertThat(found.getDouble(amount, 0))
          .isEqualTo(Double.parseDouble(row[4].isEmpty() ? row[5] : row[4]));
      assertThat(found.getFieldRepetitionCount("pooled_manip_gain"))
          .as("known where nobody has a second unit")
          .isEqualTo(row[2].equals("rye") ? 1 : 0);
    }
  }

  @Test
  void resultsSayWhatTheFileHolds() throws IOException {
    JsonNode population = results("first").path("population");

    assertThat(population.path("rows").asLong()).isEqualTo(10);
    assertThat(population.path("sellers").asLong()).isEqualTo(2);
    assertThat(population.path("buyers").asLong()).isEqualTo(2);
    assertThat(population.path("seller_types").asLong()).isEqualTo(2);
    assertThat(population.path("commodities").toString())
        .isEqualTo(
            "[{\"name\":\"corn\",\"most_units_sold\":2,\"most_units_bought\":2},"
                + "{\"name\":\"rye\",\"most_units_sold\":1,\"most_units_bought\":1}]");
    assertThat(first.out())
        .startsWith("population: 2 sellers of 2 types, 2 buyers of 2 types, SHA-256 ");
    assertThat(Files.readString(folder.resolve("first/results.json"))).doesNotContain("units.csv");
  }

  @Test
  void parquetAndTheOrderOfRowsChangeNoEstimate() throws IOException {
    List<String> reversed = new ArrayList<>(ROWS);
    Collections.reverse(reversed);
    Path table =
        TestTables.write(
            folder.resolve("units.parquet"),
            "message m { required int64 unit; required binary side (UTF8); required binary agent"
                + " (UTF8); required binary commodity (UTF8); optional double cost; optional"
                + " double value; }",
            CompressionCodecName.SNAPPY,
            ROWS.stream().map(row -> row.split(",", -1)).toList(),
            HoldingsRunTest::fill);

    run(csv("reversed.csv", reversed), "reversed");
    run(table, "table");
    run(csv("units.csv", ROWS), "spark", "--engine", "spark");

    for (String other : List.of("reversed", "table")) {
      assertThat(withoutIdentity(other)).isEqualTo(withoutIdentity("first"));
      Map<String, Group> units = units(other);
      units("first")
          .forEach(
              (unit, row) ->
                  assertThat(row(units, unit).getDouble("rationing_probability", 0))
                      .isEqualTo(row.getDouble("rationing_probability", 0)));
    }
    assertThat(Files.readAllBytes(folder.resolve("spark/results.json")))
        .isEqualTo(Files.readAllBytes(folder.resolve("first/results.json")));
    assertThat(Files.readAllBytes(folder.resolve("spark/agents.parquet")))
        .isEqualTo(Files.readAllBytes(folder.resolve("first/agents.parquet")));
  }

  private static void fill(Group record, String[] row) {
    record.add("agent", row[0]);
    record.add("side", row[1]);
    record.add("commodity", row[2]);
    record.add("unit", Long.parseLong(row[3]));
    if (row[4].isEmpty()) {
      record.add("value", Double.parseDouble(row[5]));
    } else {
      record.add("cost", Double.parseDouble(row[4]));
    }
  }

  @Test
  void checkLimitsAndReplayKnowTheUnits() throws IOException {
    String study = folder.resolve("first.yaml").toString();

    CommandLineRun check = CommandLineRun.of("check", study);
    CommandLineRun limits = CommandLineRun.of("limits", study);
    CommandLineRun replay = CommandLineRun.of("replay", study, "--size", "4", "--replication", "3");

    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out()).contains("2 sellers of 2 types", "in the file, row by row");
    assertThat(limits.exitCode()).as(limits.err()).isZero();
    assertThat(limits.out()).contains("corn", "rye", "max_surplus");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(replay.out()).contains("price_formed", "corn", "rye");
  }

  private static Group row(Map<String, Group> units, String unit) {
    return Objects.requireNonNull(units.get(unit), unit);
  }

  private static Map<String, Group> units(String run) {
    return TestTables.read(folder.resolve(run).resolve("agents.parquet")).rows().stream()
        .collect(
            Collectors.toMap(
                row ->
                    "%s %s %d"
                        .formatted(
                            row.getString("agent", 0),
                            row.getString("commodity", 0),
                            row.getInteger("unit", 0)),
                Function.identity()));
  }

  private static String withoutIdentity(String name) throws IOException {
    JsonNode results = results(name);
    return results
        .toString()
        .replace(results.at("/population/sha256").asText(), "")
        .replace(results.at("/points/0/id").asText(), "");
  }

  private static Path csv(String name, List<String> rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("\n", rows) + "\n");
  }

  private static CommandLineRun run(Path file, String name, String... options) throws IOException {
    Path study = Files.writeString(folder.resolve(name + ".yaml"), STUDY.formatted(file));
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    arguments.addAll(options.length == 0 ? List.of("--engine", "threads") : Arrays.asList(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode results(String name) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readAllBytes(folder.resolve(name).resolve("results.json")));
  }
}
