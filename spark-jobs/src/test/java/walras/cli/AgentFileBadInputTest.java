package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of agents that are wrong: one report with file, line, value and rule; nothing written. */
class AgentFileBadInputTest {

  private static final String HEADER = "agent,side,commodity,unit,cost,value\n";
  private static final String SOUND = "a,seller,corn,1,0.25,\nb,buyer,corn,1,,0.75\n";

  @TempDir Path folder;

  static Stream<Arguments> wrong() {
    return Stream.concat(wrongAmounts(), wrongAgents());
  }

  private static Stream<Arguments> wrongAmounts() {
    return Stream.of(
        row(
            "c,sellr,corn,1,0.5,",
            "side must be seller or buyer, got sellr; did you mean 'seller'?"),
        row("c,,corn,1,0.5,", "side must be seller or buyer, got nothing"),
        row("c,Seller,corn,1,0.5,", "side must be seller or buyer, got Seller; did you mean"),
        row("c,seller,corn,1,,", "cost must be given for a seller"),
        row("c,buyer,corn,1,,", "value must be given for a buyer"),
        row("c,seller,corn,1,0.5,0.5", "value must be empty for a seller, got 0.5"),
        row("c,buyer,corn,1,0.5,0.5", "cost must be empty for a buyer, got 0.5"),
        row("c,seller,corn,1,NaN,", "cost must be a finite number, got NaN"),
        row("c,seller,corn,1,-Infinity,", "cost must be a finite number, got -Infinity"),
        row("c,buyer,corn,1,,1e400", "value must be a finite number, got 1e400"),
        row("c,buyer,corn,1,,-1e18", "value must lie in [-10^9, 10^9], got -1e18"),
        row("c,buyer,corn,1,,0x1p3", "value must be a finite number, got 0x1p3"),
        row("c,buyer,corn,1,,1d", "value must be a finite number, got 1d"),
        row("c,buyer,corn,1,,\"0,5\"", "value must be a finite number, got 0,5"),
        row("c,buyer,corn,1,,0.5.5", "value must be a finite number, got 0.5.5"));
  }

  private static Stream<Arguments> wrongAgents() {
    return Stream.of(
        row("c,seller,corn,,0.5,", "unit must be given, as the file has a column for it"),
        row(
            "c,seller,corn,2,0.5,",
            "unit 2 of corn must come after unit 1, which agent c does not have"),
        row("c,seller,corn,0,0.5,", "unit must be a whole number from 1 to 100, got 0"),
        row("c,seller,corn,101,0.5,", "unit must be a whole number from 1 to 100, got 101"),
        row("c,seller,corn,1.5,0.5,", "unit must be a whole number from 1 to 100, got 1.5"),
        row("c,seller,corn,one,0.5,", "unit must be a whole number from 1 to 100, got one"),
        row("b,buyer,corn,1,,0.5", "unit 1 of corn stands twice for agent b, first at 3"),
        row(
            "b,buyer,corn,3,,0.5",
            "unit 3 of corn must come after unit 2, which agent b does not have"),
        row(
            "b,buyer,corn,2,,0.8",
            "unit 2 of corn must have a value of at most that of unit 1, 0.75 at 3, got 0.8"),
        row(
            "b,seller,corn,2,0.8,",
            "agent b must be on one side, is a buyer at 3 and a seller here"),
        row(
            "a,seller,corn,1,0.8,",
            "agent a stands twice, first at 2; the rows of one agent must stand together"),
        row("c,seller,,1,0.5,", "commodity must be given, as the file has a column for it"),
        row(",seller,corn,1,0.5,", "agent must be given, as the file has a column for it"),
        row("c,seller,corn,1,0.5", "must have 6 values, as many as the header, got 5"),
        row("c,seller,corn,1,0.5,,", "must have 6 values, as many as the header, got 7"),
        row("\"c\"d,seller,corn,1,0.5,", "a value in quotes must end with its closing quote"),
        row("x".repeat(1001) + ",seller,corn,1,0.5,", "a value must have at most 1000 characters"),
        row(",".repeat(100), "must have at most 100 columns"));
  }

  private static Arguments row(String row, String problem) {
    return Arguments.of(row, problem);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongRowsAreLocated(String row, String problem) throws IOException {
    assertRefused(csv(HEADER + SOUND + row + "\n"), ":4: " + problem);
  }

  /** Each fault of an agent as a whole is one message, whatever the order of the rows. */
  @Test
  void unitsOfAnAgentAreHeldAgainstEachOther() throws IOException {
    assertRefused(
        csv(
            HEADER
                + "c,seller,corn,3,0.5,\nc,seller,rye,1,0.9,\nc,seller,corn,1,0.6,\n"
                + "c,seller,corn,2,0.7,\nd,buyer,rye,1,,-1\nd,buyer,rye,2,,-0.5\n"),
        ":2: unit 3 of corn must have a cost of at least that of unit 2, 0.7 at 5, got 0.5",
        ":7: unit 2 of rye must have a value of at most that of unit 1, -1.0 at 6, got -0.5");
  }

  /** What cannot be read of a row says nothing about the agent's other rows. */
  @Test
  void agentsWithUnreadableRowsAreNotJudgedAsAWhole() throws IOException {
    assertRefused(
        csv(HEADER + "c,seller,corn,1,NaN,\nc,seller,corn,3,0.1,\nd,buyer,corn,1,,1\n"),
        ":2: cost must be a finite number, got NaN");
  }

  @Test
  void severalUnitsNeedNames() throws IOException {
    assertRefused(
        csv("side,unit,cost,value\nseller,1,0.5,\nseller,2,0.6,\n"),
        ":3: unit must be 1 in a file without a column 'agent', which tells whose units they are,"
            + " got 2");
    assertRefused(
        csv("agent,side,cost,value\na,seller,0.5,\na,seller,0.6,\n"),
        ":3: agent a stands twice, first at 2");
  }

  @Test
  void commoditiesBeyondTheTwentiethAreRefused() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 1; i <= 22; i++) {
      rows.append("a%d,seller,c%d,1,0.5,\n".formatted(i, i));
    }

    assertRefused(
        csv(rows.toString()),
        ":22: commodity must be one of the 20 before it, the most that a file may name, got c21",
        ":23: commodity must be one of the 20 before it, the most that a file may name, got c22");
  }

  @Test
  void linesAreThoseOfTheFileWhateverIsQuoted() throws IOException {
    String quoted = "\"c\n\"\"of\"\"\r\n3 lines\",seller,corn,1,0.5,\r\n\r\n";

    assertRefused(csv(HEADER + SOUND + quoted + "d,nobody,corn,1,,"), ":8: side must be");
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of(
            "side,cost,valeu",
            List.of(
                ":1: unknown column 'valeu'; did you mean 'value'? allowed: agent, side,"
                    + " commodity, unit, cost, value")),
        Arguments.of(
            "side,amount",
            List.of(
                ":1: unknown column 'amount'; allowed: agent,",
                ":1: column 'cost' is missing",
                ":1: column 'value' is missing")),
        Arguments.of("side,cost,value,side", List.of(":1: column 'side' stands twice")),
        Arguments.of(
            "Side,cost,value", List.of(":1: unknown column 'Side'; did you mean 'side'?")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void wrongHeadersAreExplained(String header, List<String> problems) throws IOException {
    assertRefused(csv(header + "\n"), problems.toArray(String[]::new));
  }

  @Test
  void filesWithoutAgentsAreRefused() throws IOException {
    assertRefused(csv(""), ": must have a header and a row for each agent, is empty");
    assertRefused(csv("\n \n"), ": must have a header and a row for each agent, is empty");
    assertRefused(csv(HEADER), ": must have a row for each agent, has only a header");
  }

  @Test
  void quotesLeftOpenAreFound() throws IOException {
    assertRefused(
        csv("side,cost,value,agent\nseller,0.5,,\"a\nbuyer,,0.5,b\n"),
        ": has an odd number of quotes: one is not closed");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    byte[] latin =
        (HEADER + SOUND + "Zo\u00eb,buyer,corn,1,,0.5\n").getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(
        Files.write(folder.resolve("agents.csv"), latin), ":4: must be UTF-8 text, got byte 0xEB");
  }

  @Test
  void missingFilesFoldersAndDamagedFilesAreRefused() throws IOException {
    assertRefused(folder.resolve("none.csv"), ": there is no such file");
    assertRefused(Files.createDirectory(folder.resolve("part")), ": must be a file, got a folder");
    assertRefused(
        Files.writeString(folder.resolve("a.parquet"), "PAR1 and then nothing of the kind"),
        ": cannot be read as Parquet: it is not a Parquet file");
    byte[] half = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3};
    assertRefused(
        Files.write(folder.resolve("a.csv.gz"), half),
        ":1: cannot be read: Unexpected end of ZLIB");
    assertRefused("bundled:none.csv", ": there is no such bundled file");
  }

  @Test
  void allProblemsComeInOneReportTogetherWithThoseOfTheStudy() throws IOException {
    Path file = csv(HEADER + "a,seller,corn,2,0.1,\na,seler,rye,1,x,\na,buyer,corn,1,,0.5\n");

    CommandLineRun run = run(study(file.toString()).replace("seed: 1", "seed: one"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(":3: side must be", "seed must be a whole number, got one")
        .contains(":4: agent a must be on one side, is a seller at 2 and a buyer here");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void twentyProblemsAreShownAndTheOthersCounted() throws IOException {
    CommandLineRun run = run(study(csv(HEADER + ",,,,,\n".repeat(1000)).toString()));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> line.contains("agents.csv"))).hasSize(21);
    assertThat(run.err()).contains("agents.csv: and 3980 more problems");
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("agents.csv"), text);
  }

  private static String study(String file) {
    return """
        study: agents
        mechanism: random-grouping
        environment: {T: 100, tie: max}
        population: {file: "%s"}
        replications: 100
        seed: 1
        """
        .formatted(file);
  }

  private void assertRefused(Path file, String... problems) throws IOException {
    assertRefused(file.toString(), problems);
  }

  private void assertRefused(String file, String... problems) throws IOException {
    CommandLineRun run = run(study(file));

    assertThat(run.exitCode()).isEqualTo(2);
    for (String problem : problems) {
      assertThat(run.err()).contains("study.yaml:4: population.file: " + file + problem);
    }
    assertThat(run.err().lines()).hasSize(problems.length);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private CommandLineRun run(String text) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), text);
    return CommandLineRun.of(
        "run", study.toString(), "--engine", "threads", "--out", folder.resolve("out").toString());
  }
}
