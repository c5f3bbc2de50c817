package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import walras.agents.AgentFiles;
import walras.agents.AgentTable;
import walras.agents.ChangedAgentsException;
import walras.agents.TestTables;
import walras.study.Study;
import walras.study.StudySource;

/** Studies of the agents of a file, through the command line. */
class PopulationRunTest {

  private static final int STEPS = 10;

  /** Distance allowed in standard errors; 16 estimates exceed it with probability 1e-8. */
  private static final double ERRORS = 6;

  private static final List<String> COSTS = List.of("0.15", "0.3", "0.3", "0.55", "0.05", "0.62");
  private static final List<String> VALUES = List.of("0.91", "0.4", "0.35", "0.4", "0.72", "0.2");

  private static final String STUDY =
      """
      study: agents
      mechanism: random-grouping
      environment: {T: 10, tie: max, rule: middle}
      population: {file: "%s"}
      replications: 20000
      seed: 20261120
      """;

  @TempDir private static Path folder;

  private static Path csv;
  private static CommandLineRun first;

  @BeforeAll
  static void runOnce() throws IOException {
    csv = Files.writeString(folder.resolve("agents.csv"), csv(rows()));
    first = run(csv.toString(), "first");
    assertThat(first.exitCode()).as(first.err()).isZero();
  }

  @Test
  void eachAgentGetsWhatHandCountingFinds() {
    GroupedByHand expected =
        new GroupedByHand(
            STEPS,
            COSTS.stream().map(BigDecimal::new).toList(),
            VALUES.stream().map(BigDecimal::new).toList());
    double[] rationing = expected.rationing();
    double[] pooledRationing = expected.pooledRationing();
    double[] pooledGains = expected.pooledGains();
    assertThat(Arrays.stream(rationing).filter(p -> p > 0 && p < 1).count()).isGreaterThan(4);

    List<Group> agents = agents("first").rows();

    assertThat(agents).hasSize(rationing.length);
    for (int i = 0; i < rationing.length; i++) {
      Group agent = agents.get(i);
      double error = agent.getDouble("rationing_std_error", 0);
      assertThat(agent.getDouble("rationing_probability", 0))
          .as("agent %d", i)
          .isCloseTo(rationing[i], within(ERRORS * error + 1e-9));
      assertThat(error).isBetween(0.0, 0.005);
      assertThat(agent.getDouble("pooled_rationing_probability", 0))
          .isCloseTo(pooledRationing[i], within(1e-12));
      assertThat(agent.getDouble("pooled_manip_gain", 0)).isCloseTo(pooledGains[i], within(1e-12));
    }
  }

  @Test
  void eachAgentIsNamedAsInTheFile() throws IOException {
    List<Group> agents = agents("first").rows();

    for (int i = 0; i < agents.size(); i++) {
      Group agent = agents.get(i);
      boolean sells = i < COSTS.size();
      assertThat(agent.getLong("row", 0)).isEqualTo(i + 1);
      assertThat(agent.getString("agent", 0)).isEqualTo("agent, no. " + i);
      assertThat(agent.getString("side", 0)).isEqualTo(sells ? "seller" : "buyer");
      assertThat(agent.getDouble(sells ? "cost" : "value", 0))
          .isEqualTo(Double.parseDouble(sells ? COSTS.get(i) : VALUES.get(i - COSTS.size())));
      assertThat(agent.getFieldRepetitionCount(sells ? "value" : "cost")).isZero();
      assertThat(agent.getString("point", 0)).isEqualTo(point("first"));
    }
  }

  @Test
  void resultsNameTheContentAndNeverThePath() throws IOException {
    JsonNode population = results("first").path("population");

    assertThat(population.path("sha256").asText()).isEqualTo(sha256(csv));
    assertThat(population.path("rows").asLong()).isEqualTo(12);
    assertThat(population.path("sellers").asLong()).isEqualTo(6);
    assertThat(population.path("buyers").asLong()).isEqualTo(6);
    assertThat(population.path("distinct_costs").asLong()).isEqualTo(5);
    assertThat(population.path("distinct_values").asLong()).isEqualTo(5);
    for (String file : List.of("results.json", "summary.csv", "rates.csv", "derived.csv")) {
      assertThat(Files.readString(folder.resolve("first").resolve(file)))
          .doesNotContain("agents.csv", folder.toString());
    }
    assertThat(first.out())
        .startsWith(
            "population: 6 sellers with 5 costs, 6 buyers with 5 values, SHA-256 " + sha256(csv))
        .endsWith("Each agent: %s/agents.parquet%n".formatted(folder.resolve("first")));
  }

  @Test
  void theTableCarriesTheDigestOfItsResults() throws IOException {
    Map<String, String> metadata = agents("first").metadata();

    assertThat(metadata)
        .containsEntry("results", sha256(folder.resolve("first/results.json")))
        .containsEntry("population", sha256(csv));
  }

  @Test
  void uriGzipAndSparkGiveTheSame() throws IOException {
    Path zipped = folder.resolve("agents.csv.gz");
    try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(csv, output);
    }

    run(csv.toUri().toString(), "uri");
    run(zipped.toString(), "zipped");
    run(csv.toString(), "spark", "--engine", "spark");

    assertThat(bytes("uri", "results.json")).isEqualTo(bytes("first", "results.json"));
    assertThat(bytes("uri", "agents.parquet")).isEqualTo(bytes("first", "agents.parquet"));
    assertThat(bytes("spark", "results.json")).isEqualTo(bytes("first", "results.json"));
    assertThat(bytes("spark", "agents.parquet")).isEqualTo(bytes("first", "agents.parquet"));
    assertSameButTheDigest("zipped", zipped);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void parquetGivesTheSame(CompressionCodecName codec) throws IOException {
    Path file =
        TestTables.write(
            folder.resolve(codec + ".parquet"),
            "message m { optional double value; required binary side (UTF8); required binary agent"
                + " (UTF8); optional fixed_len_byte_array(9) cost (DECIMAL(18, 4)); }",
            codec,
            rows(),
            PopulationRunTest::fill);

    run(file.toString(), codec.toString());

    assertSameButTheDigest(codec.toString(), file);
    assertThat(agents(codec.toString()).rows().toString())
        .isEqualTo(
            agents("first").rows().toString().replace(point("first"), point(codec.toString())));
  }

  private static void fill(Group record, String[] row) {
    record.add("agent", row[0]);
    record.add("side", row[1]);
    if (!row[2].isEmpty()) {
      byte[] digits = new BigDecimal(row[2]).setScale(4).unscaledValue().toByteArray();
      byte[] padded = new byte[9];
      System.arraycopy(digits, 0, padded, padded.length - digits.length, digits.length);
      record.add("cost", Binary.fromConstantByteArray(padded));
    }
    if (!row[3].isEmpty()) {
      record.add("value", Double.parseDouble(row[3]));
    }
  }

  @Test
  void theOrderOfRowsChangesNoEstimate() throws IOException {
    List<String[]> reversed = new ArrayList<>(rows());
    Collections.reverse(reversed);
    Path file = Files.writeString(folder.resolve("reversed.csv"), csv(reversed));

    run(file.toString(), "reversed");

    assertSameButTheDigest("reversed", file);
    List<Group> expected = new ArrayList<>(agents("first").rows());
    Collections.reverse(expected);
    List<Group> found = agents("reversed").rows();
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).getString("agent", 0))
          .isEqualTo(expected.get(i).getString("agent", 0));
      assertThat(found.get(i).getDouble("rationing_probability", 0))
          .isEqualTo(expected.get(i).getDouble("rationing_probability", 0));
    }
  }

  @Test
  void everyDesignPointHasARowOfEachAgent() throws IOException {
    CommandLineRun run = run(csv.toString(), "varied", "--set", "vary.environment.T=10,20");

    List<Group> agents = agents("varied").rows();
    assertThat(run.exitCode()).isZero();
    assertThat(agents).hasSize(24);
    for (int i = 0; i < 24; i++) {
      assertThat(agents.get(i).getLong("row", 0)).isEqualTo(i / 2 + 1);
      assertThat(agents.get(i).getString("parameters", 0)).isEqualTo(i % 2 == 0 ? "T=10" : "T=20");
    }
    for (int i = 0; i < 12; i++) {
      assertThat(agents.get(2 * i).getDouble("rationing_probability", 0))
          .isEqualTo(agents("first").rows().get(i).getDouble("rationing_probability", 0));
    }
  }

  @Test
  void theBundledStudyRuns() {
    Path out = folder.resolve("bundled");

    CommandLineRun run =
        CommandLineRun.of(
            "run",
            "random-grouping-population",
            "--set",
            "replications=1000",
            "--out",
            out.toString(),
            "--engine",
            "threads");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("population: 200 sellers with ");
    assertThat(TestTables.read(out.resolve("agents.parquet")).rows()).hasSize(400);
  }

  @Test
  void aFileThatChangesDuringTheRunIsToldApart() throws IOException {
    AgentFiles files = new AgentFiles();
    Path file = Files.writeString(folder.resolve("changing.csv"), csv(rows()));
    Study study =
        Studies.read(
                StudySource.of(study(file.toString(), "changing")),
                List.of("replications=100"),
                files)
            .study();
    Files.writeString(file, csv(rows()).replace("no. 3", "no. X"));
    AgentTable table =
        AgentTable.of(files, study.population().orElseThrow(), List.of(), List.of(), "digest");

    assertThatThrownBy(() -> table.writeTo(OutputStream.nullOutputStream()))
        .isInstanceOf(ChangedAgentsException.class)
        .hasMessageStartingWith(
            "%s is not what it was when the run began: its SHA-256 was ".formatted(file));

    Files.writeString(file, csv(rows()).replace("0.55", "0.56"));
    assertThatThrownBy(() -> table.writeTo(OutputStream.nullOutputStream()))
        .hasMessageContaining("row 4 is another");
    Files.delete(file);
    assertThatThrownBy(() -> table.writeTo(OutputStream.nullOutputStream()))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void aTableOfEarlierResultsDoesNotStay() throws IOException {
    run(csv.toString(), "reused");
    assertThat(folder.resolve("reused/agents.parquet")).exists();
    Path study =
        Files.writeString(
            folder.resolve("laws.yaml"),
            """
            study: laws
            mechanism: random-grouping
            environment:
              T: 10
              tie: max
              cost: {law: uniform, lower: 0, upper: 1}
              value: {law: uniform, lower: 0, upper: 1}
            sizes: [40]
            replications: 1000
            seed: 20261120
            """);

    runStudy(study, "reused");

    assertThat(folder.resolve("reused/results.json")).exists();
    assertThat(folder.resolve("reused/agents.parquet")).doesNotExist();
  }

  @Test
  void checkLimitsAndReplayKnowTheAgents() throws IOException {
    String study = study(csv.toString(), "commands").toString();

    CommandLineRun check = CommandLineRun.of("check", study);
    CommandLineRun limits = CommandLineRun.of("limits", study);
    CommandLineRun replay =
        CommandLineRun.of("replay", study, "--size", "12", "--replication", "3");
    CommandLineRun other = CommandLineRun.of("replay", study, "--size", "16", "--replication", "3");

    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out()).contains("6 sellers with 5 costs, 6 buyers with 5 values");
    assertThat(limits.exitCode()).isZero();
    assertThat(limits.out()).contains("distinct_costs", "max_surplus");
    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out()).contains("price_gap");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.firstError()).contains("12, the number of agents in the population file");
  }

  private void assertSameButTheDigest(String name, Path file) throws IOException {
    assertThat(Files.readString(folder.resolve(name).resolve("results.json")))
        .isEqualTo(
            Files.readString(folder.resolve("first/results.json"))
                .replace(sha256(csv), sha256(file))
                .replace(point("first"), point(name)));
  }

  /** Returns the identity of the design point, which the content of the file is a part of. */
  private static String point(String name) throws IOException {
    return results(name).at("/points/0/id").asText();
  }

  private static List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    COSTS.forEach(cost -> rows.add(new String[] {name(rows), "seller", cost, ""}));
    VALUES.forEach(value -> rows.add(new String[] {name(rows), "buyer", "", value}));
    return rows;
  }

  private static String name(List<String[]> rows) {
    return "agent, no. " + rows.size();
  }

  private static String csv(List<String[]> rows) {
    StringBuilder text = new StringBuilder("agent,side,cost,value\r\n");
    for (String[] row : rows) {
      text.append('"').append(row[0]).append("\",");
      text.append(row[1]).append(',').append(row[2]).append(',').append(row[3]).append("\r\n");
    }
    return text.toString();
  }

  private static CommandLineRun run(String file, String name, String... options)
      throws IOException {
    return runStudy(study(file, name), name, options);
  }

  private static Path study(String file, String name) throws IOException {
    return Files.writeString(folder.resolve(name + ".yaml"), STUDY.formatted(file));
  }

  private static CommandLineRun runStudy(Path study, String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    arguments.addAll(List.of(options));
    if (options.length == 0 || !options[0].equals("--engine")) {
      arguments.addAll(List.of("--engine", "threads"));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static TestTables.Table agents(String name) {
    return TestTables.read(folder.resolve(name).resolve("agents.parquet"));
  }

  private static JsonNode results(String name) throws IOException {
    return JsonMapper.builder().build().readTree(bytes(name, "results.json"));
  }

  private static byte[] bytes(String name, String file) throws IOException {
    return Files.readAllBytes(folder.resolve(name).resolve(file));
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
